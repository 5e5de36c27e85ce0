"""Rings when a group session has changed: one bell a process, while anybody listens. PostgreSQL tells of changes
(LISTEN); SQLite is asked for all versions at once. Without a bell everything goes on, a little later."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier

AGAIN_SECONDS = 5.0
EACH_SECONDS = 0.1
"""How often all versions are asked for: one short question, however many group sessions there are."""
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


class VersionsBell:
    """`versions`: of all group sessions that are open, by id. Rings for each that changed, began or is gone."""

    def __init__(self, versions: Callable[[], Awaitable[Mapping[bytes, int]]]) -> None:
        self.versions = versions
        self.hears = False

    async def listen(self, ring: Callable[[bytes | None], None]) -> None:
        """Where the database does not answer, whoever watches looks, and says what is the matter."""
        known: Mapping[bytes, int] = {}
        while True:
            try:
                found = await self.versions()
                self.hears = True
            except Exception:  # noqa: BLE001 - what stopped one question must not stop all that follow
                found, self.hears = known, False
            for gathering_id in found.keys() | known.keys():
                if found.get(gathering_id) != known.get(gathering_id):
                    ring(gathering_id)
            known = found
            await asyncio.sleep(EACH_SECONDS)


def _id(payload: str) -> bytes | None:
    try:
        return bytes.fromhex(payload)
    except ValueError:  # somebody else speaks here
        return None
