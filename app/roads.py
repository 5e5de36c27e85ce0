"""The two hot roads to the database: short reads, and writes that commit before the reply.

On SQLite a read is quicker than a change of thread, so it runs at once, on a connection that stays open. Writes
that wait at the same moment are committed together: the disk is asked once for all of them. On PostgreSQL each
has a thread, each write a transaction of its own, and reads have connections that stay open, without transactions:
a read is one question and one answer.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from app.db import PATIENCE_SECONDS as TURN_SECONDS
from app.db import open_writer, took_turn

Result = TypeVar("Result")
Job = Callable[[Connection], Result]
POOL = 10
MOST_RESTING = 5
"""Connections for reads on PostgreSQL that are kept from the pool of pages (app/db.py)."""
TOGETHER = 256
"""So many writes a commit at most: nobody waits long for those of others."""
PATIENCE_SECONDS = 0.1
AGAIN_SECONDS = 0.002


class Roads:
    """One a process, on app.state, used from its event loop. A job gets a connection and makes no transaction."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.sqlite = engine.dialect.name == "sqlite"
        self.threads = ThreadPoolExecutor(1 if self.sqlite else POOL, thread_name_prefix="roads")
        self.reader: Connection | None = None
        self.readers = Readers(engine)
        self.line = Line(engine, self.threads)

    async def read(self, job: Job[Result]) -> Result:
        """Run a short read: every statement sees what was committed before it. The job may run again."""
        if self.sqlite:
            return self._read_here(job)
        return await self._in_thread(self.readers.read, job)

    async def write(self, job: Job[Result]) -> Result:
        """Run a write and commit it. Raises DBAPIError when nothing could be saved.

        The job may run again, after everything that it did was undone.
        """
        return await (self.line.write(job) if self.sqlite else self._in_thread(self._write, job))

    async def note(self, job: Job[None]) -> None:
        """Run a write that may be lost, as that a session was seen: whoever reads waits for it 0.1 s at most."""
        with suppress(TimeoutError, DBAPIError):
            await asyncio.wait_for(self.write(job), PATIENCE_SECONDS)

    def close(self) -> None:
        """Let what is under way come to its end."""
        self.threads.shutdown()
        self.line.close()
        self._forget_reader()
        self.readers.close()

    async def _in_thread(self, run: Callable[[Job[Result]], Result], job: Job[Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self.threads, run, job)

    def _write(self, job: Job[Result]) -> Result:
        with self.engine.begin() as connection:
            return job(connection)

    def _read_here(self, job: Job[Result]) -> Result:
        if self.reader is None:
            self.reader = self.engine.connect().execution_options(single_reads=True)
        try:
            return job(self.reader)
        except DBAPIError:
            self._forget_reader()
            raise

    def _forget_reader(self) -> None:
        if self.reader is not None:
            self.reader.close()
            self.reader = None


class Readers:
    """For reads on PostgreSQL, from any thread: connections that stay open, without transactions.

    To borrow one for each read, and to begin and end a transaction, would ask the server four times in place of once.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.resting: list[Connection] = []

    def read(self, job: Job[Result]) -> Result:
        """By a connection that rests; where the server has ended that one meanwhile, by a new one."""
        if (rested := self._rested()) is not None:
            try:
                return self._read_by(rested, job)
            except DBAPIError:
                if not rested.closed:
                    raise
                self.close()  # those that rest beside it are as old
        return self._read_by(self.engine.connect().execution_options(isolation_level="AUTOCOMMIT"), job)

    def close(self) -> None:
        """Nobody reads any more."""
        while (rested := self._rested()) is not None:
            rested.close()

    def _rested(self) -> Connection | None:
        try:
            return self.resting.pop()
        except IndexError:  # another thread may have taken the last one
            return None

    def _read_by(self, connection: Connection, job: Job[Result]) -> Result:
        try:
            return job(connection)
        finally:
            if not _is_open(connection):
                connection.invalidate()
            if connection.invalidated or len(self.resting) >= MOST_RESTING:
                connection.close()
            else:
                self.resting.append(connection)


def _is_open(connection: Connection) -> bool:
    if connection.invalidated:  # SQLAlchemy has seen it; the jobs of hot roads ask the driver (app/db.py)
        return False
    driver = connection.connection.driver_connection
    return driver is not None and not driver.closed


@dataclass(frozen=True, slots=True)
class Failed:
    """What a job raised; whoever asked for it gets it."""

    error: Exception


@dataclass(frozen=True, slots=True)
class Done(Generic[Result]):
    """What a job returned, and it is on the disk."""

    result: Result


class Line:
    """Where writes wait for the one writer of SQLite. While a commit is under way, those that come next gather.

    Only the disk is waited for in a thread. A turn is taken, and jobs are done, by the event loop: a statement takes
    microseconds, but a thread beside a busy loop waits milliseconds after each, and every other process with it.
    """

    def __init__(self, engine: Engine, threads: ThreadPoolExecutor) -> None:
        self.engine, self.threads = engine, threads
        self.writer: Connection | None = None
        self.waiting: list[tuple[Job[Any], asyncio.Future[Any]]] = []
        self.moving: asyncio.Task[None] | None = None

    async def write(self, job: Job[Result]) -> Result:
        """Wait until the job is done and committed."""
        done: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self.waiting.append((job, done))
        if self.moving is None:
            self.moving = asyncio.create_task(self._move())
        return await done

    def close(self) -> None:
        """Nothing is under way any more."""
        if self.writer is not None:
            self.writer.close()
            self.writer = None

    async def _move(self) -> None:
        group: list[tuple[Job[Any], asyncio.Future[Any]]] = []
        while self.waiting:
            group, self.waiting = self.waiting[:TOGETHER], self.waiting[TOGETHER:]
            try:
                outcomes = await self._together([job for job, _ in group])
            except BaseException:  # the server is going, or has no thread left: nobody may wait for ever
                for _, done in (*group, *self.waiting):
                    done.cancel()
                self.waiting, self.moving = [], None
                raise
            for (_, done), outcome in zip(group, outcomes, strict=True):
                _tell(done, outcome)
        self.moving = None

    async def _together(self, jobs: Sequence[Job[Any]]) -> list[Done[Any] | Failed]:
        """All jobs in one transaction, in order. Where a job fails all are undone, and each is tried by itself:
        the one that failed fails, and the others do not suffer from it."""
        try:
            writer = await self._turn()
            outcomes = _done(writer, jobs)
            kept = not any(isinstance(one, Failed) for one in outcomes)
            await self._in_thread(writer.commit if kept else writer.rollback)
        except DBAPIError as error:
            await self._in_thread(self.close)
            return [Failed(error)] * len(jobs)
        if kept or len(jobs) == 1:
            return outcomes
        return [outcome for job in jobs for outcome in await self._together([job])]

    async def _turn(self) -> Connection:
        """The writer, once no other process and no page of this one writes. Raises DBAPIError."""
        if self.writer is None:
            self.writer = await self._in_thread(partial(open_writer, self.engine))
        writer = self.writer
        until = time.monotonic() + TURN_SECONDS
        while not took_turn(writer, last=time.monotonic() >= until):  # noqa: ASYNC110 - no process rings another
            await asyncio.sleep(AGAIN_SECONDS)
        writer.begin()
        return writer

    async def _in_thread(self, work: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self.threads, work)


def _done(connection: Connection, jobs: Sequence[Job[Any]]) -> list[Done[Any] | Failed]:
    """What each gave, up to the first that failed."""
    outcomes: list[Done[Any] | Failed] = []
    for job in jobs:
        try:
            outcomes.append(Done(job(connection)))
        except Exception as error:  # noqa: BLE001 - whatever a job raises belongs to whoever asked for it
            return [*outcomes, Failed(error)]
    return outcomes


def _tell(done: asyncio.Future[Any], outcome: Done[Any] | Failed) -> None:
    if done.done():  # whoever asked has gone
        return
    if isinstance(outcome, Failed):
        done.set_exception(outcome.error)
    else:
        done.set_result(outcome.result)
