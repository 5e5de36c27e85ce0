"""The broom: a server that runs removes by itself what is past its time, whatever happened to a sweep before."""

import gc
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date

import anyio
import pytest
from anyio.from_thread import BlockingPortal
from sqlalchemy import Engine, text
from starlette.types import ASGIApp

from app import sweeping
from tests.cast import Person
from tests.conftest import inside
from tests.fixtures.clocks import HandClock

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
Running = Callable[[], AbstractAsyncContextManager[None]]


class StumblingClock(HandClock):
    """Fails the first time that it is asked for the day."""

    def __init__(self) -> None:
        super().__init__()
        object.__setattr__(self, "stumbles", [RuntimeError()])

    def today(self) -> date:
        """The day."""
        stumbles: list[RuntimeError] = vars(self)["stumbles"]
        if stumbles:
            raise stumbles.pop()
        return super().today()


def count(engine: Engine) -> int:
    """How many learners there are."""
    with engine.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM learner")).scalar_one())


async def emptied(running: Running, engine: Engine) -> bool:
    """Whether the last learner is gone soon after this has begun to run."""
    async with running():
        for _ in range(100):
            if not await anyio.to_thread.run_sync(count, engine):
                return True
            await anyio.sleep(0.05)
    return False


def test_a_server_that_starts_sweeps(
    amina: Person, app: ASGIApp, clock: HandClock, engine: Engine, portal: BlockingPortal
) -> None:
    @asynccontextmanager
    async def serving() -> AsyncIterator[None]:
        async with inside(app).router.lifespan_context(inside(app)):
            yield
        gc.unfreeze()

    amina.make_code()
    clock.forward(days=400)
    assert portal.call(emptied, serving, engine)


def test_a_sweep_that_failed_is_tried_again(
    amina: Person, app: ASGIApp, engine: Engine, portal: BlockingPortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    amina.make_code()
    monkeypatch.setattr(sweeping, "EVERY_SECONDS", 0.05)
    inside(app).state.clock = clock = StumblingClock()
    clock.forward(days=400)
    assert portal.call(emptied, lambda: sweeping.sweeping(inside(app)), engine)
    assert vars(clock)["stumbles"] == []
