"""One task for each group session that somebody watches: everybody gets the newest state, nobody waits for others."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from typing import Any, TypeVar

import pytest

from app.gathering import watcher
from app.gathering.stage import Stage, State
from app.gathering.watcher import Over, Watch, Watchers
from tests.fixtures.threads import in_a_thread
from tests.unit.accounts.desk import there

Made = TypeVar("Made")
ID, OTHER = b"i" * 16, b"o" * 16


def stage(version: int, phase: Any = "running") -> Stage:
    """A state with this number."""
    return Stage(ID, version, "module", "l01", State(phase))


class Source:
    """A group session that a test changes. `fails`: so many looks do."""

    def __init__(self, version: int = 1) -> None:
        self.shown: Stage | None = stage(version)
        self.looks = self.fails = 0

    async def look(self, gathering_id: bytes) -> Stage | None:
        """As the database would answer."""
        self.looks += 1
        await asyncio.sleep(0)
        if self.fails:
            self.fails -= 1
            raise ConnectionError("the database is away")
        return self.shown


class HandBell:
    """A bell that a test rings."""

    def __init__(self) -> None:
        self.hears = False
        self.ring: Callable[[bytes | None], None] = lambda _: None

    async def listen(self, ring: Callable[[bytes | None], None]) -> None:
        """Until it is cancelled."""
        self.ring, self.hears = ring, True
        try:
            await asyncio.Event().wait()
        finally:
            self.hears = False


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watcher, "QUICK_SECONDS", 0.005)
    monkeypatch.setattr(watcher, "PAUSE_SECONDS", 0.01)


def run(work: Callable[[], Coroutine[Any, Any, Made]]) -> Made:
    """Do this in a loop of its own; at the end no task may be left."""

    async def doing() -> Made:
        made = await asyncio.wait_for(work(), 20)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        left = asyncio.all_tasks() - {asyncio.current_task()}
        assert not left, left
        return made

    return in_a_thread(lambda: asyncio.run(doing()))


async def all_versions(watchers: Watchers, pause: Callable[[int], Awaitable[None]]) -> list[int]:
    """What one listener gets to the end, who is busy with each as long as `pause` takes."""
    seen = [0]
    with watchers.watching(ID) as watch, suppress(Over):
        while True:
            found = await watch.newer(seen[-1])
            assert found is not None
            seen.append(found.version)
            await pause(found.version)
    return seen[1:]


async def at_once(_: int) -> None:
    """No pause at all."""


def test_forty_listeners_get_every_version_in_order_from_one_task() -> None:
    async def work() -> list[list[int]]:
        source, came = Source(), asyncio.Queue[int]()
        watchers = Watchers(source.look)
        listeners = [asyncio.create_task(all_versions(watchers, came.put)) for _ in range(40)]
        for version in range(1, 12):
            source.shown = stage(version, "closed" if version == 11 else "running")
            assert [await came.get() for _ in listeners] == [version] * 40
            assert len(watchers.tasks) <= 1
        return await asyncio.gather(*listeners)

    assert run(work) == [list(range(1, 12))] * 40


def test_slow_listeners_leave_versions_out_and_never_go_back() -> None:
    async def slowly(version: int) -> None:
        await asyncio.sleep(0.001 * (version % 7) + 0.01)

    async def work() -> list[list[int]]:
        source = Source()
        watchers = Watchers(source.look)
        listeners = [asyncio.create_task(all_versions(watchers, slowly)) for _ in range(40)]
        for version in range(1, 60):
            source.shown = stage(version, "closed" if version == 59 else "running")
            await asyncio.sleep(0.002)
        return await asyncio.gather(*listeners)

    for seen in run(work):
        assert seen == sorted(set(seen))
        assert seen[-1] == 59


def test_a_listener_that_hangs_delays_nobody() -> None:
    async def work() -> list[int]:
        source, came, go_on = Source(), asyncio.Queue[int](), asyncio.Event()
        watchers = Watchers(source.look)

        async def hangs(_: int) -> None:
            await go_on.wait()

        stuck = asyncio.create_task(all_versions(watchers, hangs))
        listener = asyncio.create_task(all_versions(watchers, came.put))
        for version in range(1, 6):
            source.shown = stage(version, "closed" if version == 5 else "running")
            assert await came.get() == version
        await listener
        assert not stuck.done()
        go_on.set()
        return await stuck

    seen = run(work)
    assert seen == sorted(seen)
    assert seen[-1] == 5


def test_it_is_looked_only_while_somebody_listens() -> None:
    async def work() -> None:
        source = Source()
        watchers = Watchers(source.look)
        with watchers.watching(ID) as first, watchers.watching(ID) as second:
            assert first is second
            await first.newer()
        assert watchers.watches == watchers.tasks == {}
        looks = source.looks
        await asyncio.sleep(0.03)
        assert source.looks == looks
        with watchers.watching(ID) as again:
            assert await again.newer() == stage(1)

    run(work)


def test_a_listener_that_is_cancelled_leaves_no_task_behind() -> None:
    async def work() -> None:
        watchers = Watchers(Source().look, HandBell())
        listeners = [asyncio.create_task(all_versions(watchers, at_once)) for _ in range(5)]
        await asyncio.sleep(0.02)
        for one in listeners:
            one.cancel()
        await asyncio.gather(*listeners, return_exceptions=True)
        assert watchers.watches == watchers.tasks == {}
        assert watchers.listening is None

    run(work)


def test_nothing_new_within_the_time_is_no_error() -> None:
    async def work() -> None:
        with Watchers(Source(3).look).watching(ID) as watch:
            assert await watch.newer(within=1) == stage(3)
            assert await watch.newer(3, within=0.02) is None

    run(work)


def test_errors_of_the_database_are_survived_and_told_once(caplog: pytest.LogCaptureFixture) -> None:
    async def work() -> None:
        source = Source()
        source.fails = 3
        with Watchers(source.look).watching(ID) as watch:
            assert await watch.newer(within=2) == stage(1)
            source.shown, source.fails = stage(2), 1
            assert await watch.newer(1, within=2) == stage(2)

    with caplog.at_level(logging.WARNING, "askel"):
        run(work)
    assert [record.getMessage() for record in caplog.records] == [
        "a group session could not be looked at (ConnectionError); it is tried again"
    ] * 2


def test_what_is_gone_ends_the_wait_of_everybody() -> None:
    async def work() -> None:
        source = Source()
        watchers = Watchers(source.look)
        with watchers.watching(ID) as watch:
            await watch.newer()
            source.shown = None
            with pytest.raises(Over):
                await watch.newer(1)
            with watchers.watching(ID) as anew:
                assert anew is not watch

    run(work)


def test_after_the_end_was_seen_there_is_nothing_more_and_no_look() -> None:
    async def work() -> None:
        source = Source()
        source.shown = stage(4, "closed")
        with Watchers(source.look).watching(ID) as watch:
            assert await watch.newer(3) == stage(4, "closed")
            with pytest.raises(Over):
                await watch.newer(4)
            looks = source.looks
            await asyncio.sleep(0.03)
            assert source.looks == looks

    run(work)


def test_a_server_that_ends_lets_nobody_wait() -> None:
    async def work() -> None:
        watchers = Watchers(Source().look, HandBell())
        listener = asyncio.create_task(all_versions(watchers, at_once))
        await asyncio.sleep(0.02)
        watchers.close()
        assert await asyncio.wait_for(listener, 1) == [1]
        assert watchers.watches == watchers.tasks == {}

    run(work)


def test_a_bell_wakes_the_one_that_it_names_or_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watcher, "SLOW_SECONDS", 30.0)

    async def work() -> None:
        source, bell = Source(), HandBell()
        watchers = Watchers(source.look, bell)
        with watchers.watching(ID) as watch:
            await watch.newer()
            bell.ring(None)
            await asyncio.sleep(0.02)
            source.shown = stage(2)
            bell.ring(OTHER)
            assert await watch.newer(1, within=0.05) is None
            bell.ring(ID)
            assert await watch.newer(1, within=1) == stage(2)
            source.shown = stage(3)
            bell.ring(None)
            assert await watch.newer(2, within=1) == stage(3)

    run(work)


def test_an_older_state_is_not_shown() -> None:
    async def work() -> None:
        watch = Watch()
        watch.show(stage(5))
        watch.show(stage(4))
        assert await watch.newer() == stage(5)

    run(work)


def test_a_look_out_of_turn_is_for_everybody_who_watches() -> None:
    async def work() -> None:
        source = Source()
        watchers = Watchers(source.look, HandBell())
        with watchers.watching(ID) as watch:
            await watch.newer()
            source.shown = stage(2)
            assert await watchers.look_at(ID, 2) == stage(2) == watchers.newest(ID)
            assert await watch.newer(1, within=1) == stage(2)

    run(work)


def test_many_who_were_told_of_something_share_a_look() -> None:
    async def work() -> None:
        source = Source(12)
        watchers = Watchers(source.look)
        found = await asyncio.gather(*(watchers.look_at(ID, 12) for _ in range(100)))
        assert (set(map(id, found)), source.looks) == ({id(source.shown)}, 1)

    run(work)


def test_a_look_that_began_too_early_is_followed_by_one_more_and_no_third() -> None:
    async def work() -> None:
        source = Source(11)
        watchers = Watchers(source.look)
        early = asyncio.create_task(watchers.look_at(ID))
        await asyncio.sleep(0)
        late = asyncio.create_task(watchers.look_at(ID, 12))
        await asyncio.sleep(0)
        source.shown = stage(12)
        assert there(await late).version == 12
        await early
        looks = source.looks
        assert there(await watchers.look_at(ID, 999)).version == 12
        assert source.looks == looks + 2

    run(work)


def test_a_look_out_of_turn_never_gives_what_is_older_than_memory() -> None:
    async def work() -> None:
        source = Source(13)
        watchers = Watchers(source.look, HandBell())
        with watchers.watching(ID) as watch:
            await watch.newer()
            source.shown = stage(12)  # from a copy that lags
            assert there(await watchers.look_at(ID, 14)).version == 13

    run(work)


def test_a_look_out_of_turn_that_fails_is_an_error_and_the_next_one_looks_again() -> None:
    async def work() -> None:
        source = Source()
        source.fails = 1
        watchers = Watchers(source.look)
        with pytest.raises(ConnectionError):
            await watchers.look_at(ID)
        assert await watchers.look_at(ID) == stage(1)

    run(work)
