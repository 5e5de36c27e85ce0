"""The broom: while the server runs, everything whose time is over is removed (SAFETY D2)."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from fastapi import FastAPI
from sqlalchemy.exc import DBAPIError

from app.learners.actions import sweep

EVERY_SECONDS = 600
log = logging.getLogger("askel")


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
        except DBAPIError:
            # A locked or full disk today is no reason to stop sweeping tomorrow. No values: they are people's.
            log.warning("the sweep could not write; it tries again in %s seconds", EVERY_SECONDS)
        await asyncio.sleep(EVERY_SECONDS)
