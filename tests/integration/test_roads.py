"""Writes that come together are committed together, and one that fails harms nobody but itself."""

import asyncio
import resource
import sqlite3
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import mean
from threading import Barrier, Event, Thread
from typing import Any, TypeVar

import pytest
from sqlalchemy import Connection, Engine, event, func, select
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from app.db import Prepared, make_engine
from app.roads import MOST_RESTING, POOL, TOGETHER, Roads
from tests.fixtures.databases import fresh_url
from tests.fixtures.threads import in_a_thread

Made = TypeVar("Made")


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database with one small table."""
    made = make_engine(fresh_url(request.param, tmp_path))
    with made.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE thing (name VARCHAR PRIMARY KEY, place INTEGER)")
    yield made
    made.dispose()


only_sqlite = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
only_postgresql = pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
WHO = "SELECT pg_backend_pid()"


def adding(name: str) -> Callable[[Connection], str]:
    """A job: one row, whose place is the number of rows before it."""

    def job(connection: Connection) -> str:
        connection.exec_driver_sql(f"INSERT INTO thing VALUES ('{name}', (SELECT count(*) FROM thing))")
        return name

    return job


def run(engine: Engine, work: Callable[[Roads], Coroutine[Any, Any, Made]]) -> Made:
    """Do something with roads to this database."""

    async def doing() -> Made:
        roads = Roads(engine)
        try:
            return await work(roads)
        finally:
            roads.close()

    return in_a_thread(lambda: asyncio.run(doing()))


async def all_at_once(roads: Roads, *jobs: Callable[[Connection], str]) -> list[Any]:
    """Start all of them in the same moment; what each gave, or why it failed."""
    return await asyncio.gather(*map(roads.write, jobs), return_exceptions=True)


def names(engine: Engine) -> list[str]:
    """What is in the table, in the order of writing."""
    with engine.connect() as connection:
        return [row[0] for row in connection.exec_driver_sql("SELECT name FROM thing ORDER BY place, name")]


@contextmanager
def commits(engine: Engine) -> Iterator[list[int]]:
    """Counts them."""
    seen: list[int] = []

    def note(_connection: Connection) -> None:
        seen.append(1)

    event.listen(engine, "commit", note)
    yield seen
    event.remove(engine, "commit", note)


def test_each_write_gets_what_its_own_job_returned(engine: Engine) -> None:
    wanted = [f"n{number}" for number in range(10)]
    assert run(engine, lambda roads: all_at_once(roads, *map(adding, wanted))) == wanted
    assert sorted(names(engine)) == wanted


@only_sqlite
def test_writes_of_one_moment_share_a_commit_and_keep_their_order(engine: Engine) -> None:
    wanted = [f"n{number:02}" for number in range(TOGETHER)]
    with commits(engine) as seen:
        run(engine, lambda roads: all_at_once(roads, *map(adding, wanted)))
    assert len(seen) == 1
    assert names(engine) == wanted


@only_sqlite
def test_a_long_line_is_cut_so_that_nobody_waits_for_all(engine: Engine) -> None:
    wanted = [f"n{number:03}" for number in range(2 * TOGETHER + 1)]
    with commits(engine) as seen:
        run(engine, lambda roads: all_at_once(roads, *map(adding, wanted)))
    assert len(seen) == 3
    assert names(engine) == wanted


def test_one_failing_write_undoes_no_other(engine: Engine) -> None:
    jobs = map(adding, ("first", "twice", "twice", "last"))
    told = run(engine, lambda roads: all_at_once(roads, *jobs))
    assert [type(one) is IntegrityError for one in told].count(True) == 1
    assert set(names(engine)) == {"first", "twice", "last"}


def test_a_job_with_a_mistake_leaves_nothing_half_done(engine: Engine) -> None:
    def broken(connection: Connection) -> str:
        adding("half")(connection)
        raise LookupError("a mistake of ours")

    told = run(engine, lambda roads: all_at_once(roads, adding("first"), broken, adding("last")))
    assert [type(one) for one in told] == [str, LookupError, str]
    assert set(names(engine)) == {"first", "last"}


@only_sqlite
def test_a_full_disk_fails_all_of_them_and_writing_goes_on_later(engine: Engine) -> None:
    async def work(roads: Roads) -> tuple[list[Any], str]:
        await roads.write(adding("before"))
        with no_byte_more():
            told = await all_at_once(roads, *(adding(f"n{number}") for number in range(5)))
        return told, await roads.write(adding("after"))

    told, later = run(engine, work)
    assert all(isinstance(one, DBAPIError) for one in told)
    assert later == "after"
    assert names(engine) == ["before", "after"]


@only_sqlite
def test_a_locked_database_fails_all_after_one_wait(engine: Engine) -> None:
    with engine.connect() as other:
        other.exec_driver_sql("COMMIT")
        other.exec_driver_sql("BEGIN IMMEDIATE")

        async def work(roads: Roads) -> list[Any]:
            return await asyncio.wait_for(all_at_once(roads, *map(adding, "abcde")), timeout=9)

        told = run(engine, work)
        other.exec_driver_sql("ROLLBACK")
    assert all(isinstance(one, OperationalError) for one in told)
    assert names(engine) == []


@only_sqlite
def test_nobody_starves_beside_somebody_who_writes_all_the_time(engine: Engine) -> None:
    """SQLite's own way of waiting sleeps longer and longer, up to a tenth of a second, and then meets a lock again."""
    over = Event()

    def busy() -> None:
        connection = sqlite3.connect(str(engine.url.database), isolation_level=None, timeout=9)
        while not over.is_set():
            connection.execute("BEGIN IMMEDIATE")
            time.sleep(0.02)
            connection.execute("COMMIT")
            time.sleep(0.0005)
        connection.close()

    async def work(roads: Roads) -> list[float]:
        waited = []
        for number in range(20):
            await asyncio.sleep(0.03)  # the neighbour writes again
            begun = time.perf_counter()
            await roads.write(adding(f"n{number}"))
            waited.append(time.perf_counter() - begun)
        return waited

    neighbour = Thread(target=busy)
    neighbour.start()
    try:
        waited = run(engine, work)
    finally:
        over.set()
        neighbour.join()
    assert mean(waited) < 0.15


def test_a_read_sees_what_was_written_before_it(engine: Engine) -> None:
    async def work(roads: Roads) -> list[int]:
        def count(connection: Connection) -> int:
            return int(connection.exec_driver_sql("SELECT count(*) FROM thing").scalar_one())

        seen = [await roads.read(count)]
        for name in "ab":
            await roads.write(adding(name))
            seen.append(await roads.read(count))
        return seen

    assert run(engine, work) == [0, 1, 2]


@only_sqlite
def test_a_reader_that_broke_is_replaced(engine: Engine) -> None:
    async def work(roads: Roads) -> int:
        with pytest.raises(DBAPIError):
            await roads.read(lambda connection: connection.exec_driver_sql("SELECT * FROM nothing"))
        await roads.write(adding("a"))
        return int(
            await roads.read(lambda one: one.exec_driver_sql("SELECT count(*) FROM thing").scalar_one())
        )

    assert run(engine, work) == 1


def asked(sql: str) -> Callable[[Connection], Any]:
    """A job: one value."""
    return lambda connection: connection.exec_driver_sql(sql).scalar_one()


@only_postgresql
def test_reads_share_a_connection_that_rests_without_a_transaction(engine: Engine) -> None:
    async def work(roads: Roads) -> tuple[set[int], str]:
        seen = {await roads.read(asked(WHO)) for _ in range(5)}
        states = f"SELECT state FROM pg_stat_activity WHERE pid = {max(seen)}"
        with engine.connect() as other:
            return seen, str(asked(states)(other))

    seen, state = run(engine, work)
    assert (len(seen), state) == (1, "idle")
    with engine.connect() as other:
        left = asked("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
        engine.pool.dispose()  # what rested has gone back to the pool, and goes with it
        assert left(other) == 1


@only_postgresql
@pytest.mark.parametrize(
    "ask",
    [asked(WHO), lambda one: Prepared(select(func.pg_backend_pid())).rows(one)[0][0]],
    ids=["core", "driver"],
)
def test_reads_go_on_after_the_server_ended_what_rested(
    engine: Engine, ask: Callable[[Connection], int]
) -> None:
    tries: list[int] = []

    async def work(roads: Roads) -> tuple[set[int], int]:
        together = Barrier(3)
        before = await asyncio.gather(
            *(roads.read(lambda one: (together.wait(9), ask(one))[1]) for _ in range(3))
        )
        with engine.begin() as other:
            for pid in before:
                asked(f"SELECT pg_terminate_backend({pid}, 2000)")(other)
        return set(before), await roads.read(lambda one: (tries.append(1), ask(one))[1])

    before, after = run(engine, work)
    assert (len(before), after in before, len(tries)) == (3, False, 2)


@only_postgresql
def test_only_some_connections_are_kept_from_the_pages(engine: Engine) -> None:
    async def work(roads: Roads) -> int:
        together = Barrier(POOL)
        await asyncio.gather(*(roads.read(lambda _: together.wait(9)) for _ in range(POOL)))
        return len(roads.readers.resting)

    assert run(engine, work) == MOST_RESTING < POOL


@only_postgresql
def test_a_read_that_fails_fails_once_and_the_connection_stays(engine: Engine) -> None:
    async def work(roads: Roads) -> tuple[int, int, int]:
        before, tried = await roads.read(asked(WHO)), 0

        def failing(connection: Connection) -> None:
            nonlocal tried
            tried += 1
            connection.exec_driver_sql("SELECT * FROM nothing")

        with pytest.raises(DBAPIError):
            await roads.read(failing)
        return tried, before, await roads.read(asked(WHO))

    tried, before, after = run(engine, work)
    assert (tried, before) == (1, after)


@only_sqlite
def test_whoever_gives_up_waiting_disturbs_nobody(engine: Engine) -> None:
    async def work(roads: Roads) -> str:
        left = asyncio.create_task(roads.write(adding("left")))
        stays = asyncio.create_task(roads.write(adding("stays")))
        await asyncio.sleep(0)
        left.cancel()
        return await stays

    assert run(engine, work) == "stays"


@only_sqlite
def test_nobody_waits_for_ever_once_no_thread_takes_a_write(engine: Engine) -> None:
    async def work(roads: Roads) -> None:
        roads.threads.shutdown()
        for name in "ab":
            with pytest.raises(asyncio.CancelledError):
                await asyncio.wait_for(roads.write(adding(name)), 1)

    run(engine, work)


@only_sqlite
def test_a_commit_is_flushed_to_the_disk_before_the_reply(engine: Engine) -> None:
    def setting(connection: Connection) -> str:
        return str(connection.exec_driver_sql("PRAGMA synchronous").scalar_one())

    assert run(engine, lambda roads: roads.write(setting)) == "2"


@contextmanager
def no_byte_more() -> Iterator[None]:
    """The system refuses to write to any file, as it does when the disk is full. (Python ignores its signal.)"""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
