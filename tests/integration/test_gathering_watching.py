"""Listeners on a real database: every process sees what another one changed, and nobody holds a connection."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any, TypeVar

import pytest

from app.db import make_engine
from app.gathering import bell, watcher
from app.gathering.access import watchers_on
from app.gathering.bell import PostgresBell, VersionsBell
from app.gathering.stage import timer
from app.gathering.watcher import Over, Watchers
from app.roads import Roads
from tests.fixtures.clocks import HandClock
from tests.fixtures.gathering import Room, new_room
from tests.fixtures.threads import in_a_thread
from tests.unit.accounts.desk import Desk

Made = TypeVar("Made")
POSTGRES = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
Work = Callable[[list[Watchers]], Coroutine[Any, Any, Made]]


@pytest.fixture
def room(desk: Desk, clock: HandClock) -> Room:
    """Chen's group session."""
    return new_room(desk, clock)


def in_processes(room: Room, database_url: str, work: Work[Made], count: int = 2) -> Made:
    """As in so many processes, each with roads and watchers of its own. At the end no task may be left."""

    async def doing() -> Made:
        roads = [Roads(make_engine(database_url)) for _ in range(count)]
        try:
            made = await asyncio.wait_for(work([watchers_on(one, room.clock) for one in roads]), 30)
            await asyncio.wait_for(alone(), 5)
            return made
        finally:
            for one in roads:
                one.close()
                one.engine.dispose()

    return in_a_thread(lambda: asyncio.run(doing()))


async def alone() -> None:
    """Wait until no other task is left: what was cancelled has closed its connection."""
    while len(asyncio.all_tasks()) > 2:  # this one, and the one that waits for it
        await asyncio.sleep(0.01)


async def heard(watchers: Watchers, room: Room) -> list[int]:
    """The versions that one listener gets, to the end."""
    seen = [0]
    with watchers.watching(room.begun.id) as watch, suppress(Over):
        while True:
            found = await watch.newer(seen[-1])
            assert found is not None
            seen.append(found.version)
    return seen[1:]


async def tapping(room: Room, taps: int) -> None:
    """A host who is in a hurry."""
    await asyncio.to_thread(room.to, "start")
    for number in range(taps):
        await asyncio.to_thread(room.tap, timer(60 + number))
        await asyncio.sleep(0.05)
    await asyncio.to_thread(room.close)


def test_forty_listeners_in_two_processes_see_every_end(room: Room, database_url: str) -> None:
    async def work(processes: list[Watchers]) -> list[list[int]]:
        listeners = [asyncio.create_task(heard(one, room)) for one in processes for _ in range(20)]
        await tapping(room, 8)
        return await asyncio.gather(*listeners)

    told = in_processes(room, database_url, work)
    last = room.stage().version
    assert len(told) == 40
    for seen in told:
        assert seen == sorted(set(seen))
        assert seen[-1] == last == 11


def test_listeners_hold_no_connection(room: Room, database_url: str) -> None:
    async def work(processes: list[Watchers]) -> tuple[int, int]:
        listeners = [asyncio.create_task(heard(processes[0], room)) for _ in range(40)]
        most = 0
        for _ in range(8):
            await asyncio.sleep(0.05)
            most = max(most, await asyncio.to_thread(connections, room))
        await asyncio.to_thread(room.close)
        await asyncio.gather(*listeners)
        return most, len(processes[0].tasks)

    most, tasks = in_processes(room, database_url, work, 1)
    assert most <= 4
    assert tasks == 0


def connections(room: Room) -> int:
    """How many are open to this database on PostgreSQL; SQLite does not tell."""
    if room.desk.engine.dialect.name == "sqlite":
        return 0
    asked = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    with room.reading() as connection:
        return int(connection.exec_driver_sql(asked).scalar_one())


def test_one_look_is_one_statement_however_many_listen(room: Room, database_url: str) -> None:
    looks: list[str] = []

    async def work(processes: list[Watchers]) -> None:
        usual = processes[0].look

        async def counted(gathering_id: bytes) -> Any:
            looks.append("look")
            return await usual(gathering_id)

        processes[0].look = counted
        listeners = [asyncio.create_task(heard(processes[0], room)) for _ in range(40)]
        await asyncio.sleep(0.6)
        for one in listeners:
            one.cancel()
        await asyncio.gather(*listeners, return_exceptions=True)

    in_processes(room, database_url, work, 1)
    assert 1 <= len(looks) <= 6


def test_what_ends_after_eight_hours_ends_for_listeners(
    room: Room, clock: HandClock, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watcher, "SLOW_SECONDS", 0.1)

    async def work(processes: list[Watchers]) -> list[int]:
        listener = asyncio.create_task(heard(processes[0], room))
        await asyncio.sleep(0.2)
        clock.forward(hours=8)
        return await listener

    assert in_processes(room, database_url, work, 1) == [1]


def test_a_database_that_was_away_is_watched_again(
    room: Room, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watcher, "PAUSE_SECONDS", 0.05)
    monkeypatch.setattr(watcher, "SLOW_SECONDS", 0.1)

    async def work(processes: list[Watchers]) -> int:
        usual, away = processes[0].look, [True]

        async def look(gathering_id: bytes) -> Any:
            if away[0]:
                raise OSError("away")
            return await usual(gathering_id)

        processes[0].look = look
        with processes[0].watching(room.begun.id) as watch:
            assert await watch.newer(within=0.2) is None
            away[0] = False
            found = await watch.newer(within=5)
            assert found
            return found.version

    assert in_processes(room, database_url, work, 1) == 1


def test_a_bell_rings_long_before_anybody_would_look(
    room: Room, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watcher, "SLOW_SECONDS", 60.0)

    async def work(processes: list[Watchers]) -> float:
        with processes[0].watching(room.begun.id) as watch:
            await watch.newer()
            while not (processes[0].bell and processes[0].bell.hears):
                await asyncio.sleep(0.02)
            await asyncio.sleep(0.4)  # the look that was due before the bell could ring
            await asyncio.to_thread(room.to, "start")
            began = time.monotonic()
            assert await watch.newer(1, within=10)
            return time.monotonic() - began

    assert in_processes(room, database_url, work, 1) < 5


@POSTGRES
def test_without_a_bell_it_is_looked_often(
    room: Room, database_url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(watcher, "SLOW_SECONDS", 60.0)
    monkeypatch.setattr(bell, "AGAIN_SECONDS", 0.05)

    async def work(processes: list[Watchers]) -> None:
        processes[0].bell = PostgresBell({"host": "/nowhere", "dbname": "none"}, "gathering")
        with processes[0].watching(room.begun.id) as watch:
            await watch.newer()
            await asyncio.sleep(0.3)
            await asyncio.to_thread(room.to, "start")
            assert await watch.newer(1, within=10)

    in_processes(room, database_url, work, 1)
    told = [record.getMessage() for record in caplog.records if "bell" in record.getMessage()]
    assert told == ["no bell for group sessions (OperationalError); they are looked at more often"]


@POSTGRES
def test_a_bell_that_was_cut_off_is_hung_up_again(
    room: Room, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bell, "AGAIN_SECONDS", 0.05)
    listening = "query LIKE 'LISTEN%%' AND datname = current_database()"
    cut = f"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE {listening}"

    def hang_up() -> int:
        with room.reading() as connection:
            return int(connection.exec_driver_sql(cut).scalar_one())

    async def hears(found: Any) -> None:
        while not found.hears:
            await asyncio.sleep(0.02)

    async def work(processes: list[Watchers]) -> None:
        with processes[0].watching(room.begun.id) as watch:
            await hears(processes[0].bell)
            assert await asyncio.to_thread(hang_up) == 1
            while processes[0].bell and processes[0].bell.hears:
                await asyncio.sleep(0.01)
            await hears(processes[0].bell)
            with room.committing() as connection:
                connection.exec_driver_sql("SELECT pg_notify('gathering', 'not an id')")
            await asyncio.to_thread(room.to, "start")
            assert await watch.newer(1, within=5)

    in_processes(room, database_url, work, 1)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_where_no_version_can_be_asked_it_is_looked_often(
    room: Room, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watcher, "SLOW_SECONDS", 60.0)

    async def never() -> dict[bytes, int]:
        raise OSError("the disk is away")

    async def work(processes: list[Watchers]) -> None:
        processes[0].bell = VersionsBell(never)
        with processes[0].watching(room.begun.id) as watch:
            await watch.newer()
            await asyncio.sleep(0.3)
            await asyncio.to_thread(room.to, "start")
            assert await watch.newer(1, within=5)

    in_processes(room, database_url, work, 1)
