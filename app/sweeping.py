"""The broom: while the server runs, everything whose time is over is removed (SAFETY D2)."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from fastapi import FastAPI
from sqlalchemy import Engine

from app.accounts import actions as accounts
from app.clock import Clock
from app.gathering import actions as gathering
from app.learners.expiring import actions as learners

EVERY_SECONDS = 600
log = logging.getLogger("askel")


def sweep(engine: Engine, clock: Clock) -> None:
    """Remove everything whose time is over, of learners, of the people who work with them, and of groups."""
    learners.sweep(engine, clock)
    accounts.sweep(engine, clock)
    gathering.sweep(engine, clock)


@asynccontextmanager
async def sweeping(app: FastAPI) -> AsyncIterator[None]:
    """Sweep at start and every ten minutes, beside the requests."""
    task = asyncio.create_task(_forever(app))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _forever(app: FastAPI) -> None:
    while True:
        try:
            await asyncio.to_thread(sweep, app.state.engine, app.state.clock)
        except Exception as error:  # noqa: BLE001 - whatever stopped one sweep must not stop all that follow
            # No values: they are people's
            name = type(error).__name__
            log.warning("the sweep failed (%s); it tries again in %s seconds", name, EVERY_SECONDS)
        await asyncio.sleep(EVERY_SECONDS)
