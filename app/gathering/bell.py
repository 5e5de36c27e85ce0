"""Hears what PostgreSQL tells of changes (LISTEN): one connection a process, held while anybody listens. Without it
everything goes on, a little later: whoever watches also looks by themselves."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier

AGAIN_SECONDS = 5.0
log = logging.getLogger("askel")


class PostgresBell:
    """`address`: how psycopg connects. `channel`: where changes are told, by an id in hexadecimal digits."""

    def __init__(self, address: Mapping[str, Any], channel: str) -> None:
        self.address, self.channel = address, channel
        self.hears = self.complained = False

    async def listen(self, ring: Callable[[bytes | None], None]) -> None:
        """Ring for each id that is told, and for all when it may have missed some."""
        while True:
            try:
                await self._hear(ring)
            except (psycopg.Error, OSError) as error:
                self._complain(error)
            finally:
                self.hears = False
            ring(None)
            await asyncio.sleep(AGAIN_SECONDS)

    async def _hear(self, ring: Callable[[bytes | None], None]) -> None:
        async with await psycopg.AsyncConnection.connect(**self.address, autocommit=True) as connection:
            await connection.execute(SQL("LISTEN {}").format(Identifier(self.channel)))
            self.hears, self.complained = True, False
            ring(None)  # what changed before anybody heard
            async for told in connection.notifies():
                ring(_id(told.payload))

    def _complain(self, error: Exception) -> None:
        if not self.complained:  # no values: they are addresses and passwords
            name = type(error).__name__
            log.warning("no bell for group sessions (%s); they are looked at more often", name)
        self.complained = True


def _id(payload: str) -> bytes | None:
    try:
        return bytes.fromhex(payload)
    except ValueError:  # somebody else speaks here
        return None
