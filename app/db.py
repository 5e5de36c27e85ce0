"""The database: engine, SQLite pragmas, and the session dependency, which holds the only commit."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request
from sqlalchemy import Connection, Engine, event
from sqlmodel import Session, SQLModel, create_engine

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA busy_timeout=3000",
    "PRAGMA synchronous=NORMAL",
)


def make_engine(url: str) -> Engine:
    """An engine for SQLite (one file) or PostgreSQL (a pool)."""
    if url.startswith("sqlite"):
        engine = create_engine(url, connect_args={"check_same_thread": False, "timeout": 3})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    patience = {"options": "-c lock_timeout=3000 -c statement_timeout=10000"}
    return create_engine(url, pool_size=10, max_overflow=10, pool_pre_ping=True, connect_args=patience)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy's "begin" below decides how a transaction starts
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and writes later would fail at once when another writes:
    # whoever means to write says so from the start, and then waits its turn.
    immediate = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def open_session(engine: Engine, *, writes: bool) -> Session:
    """A session whose transaction is, on SQLite, a reader's or a writer's from the start."""
    return Session(engine.execution_options(writes=writes), expire_on_commit=False)


def session(request: Request) -> Iterator[Session]:
    """One session a request. Commits after the handler and before the reply is sent."""
    writes = request.method == "POST"
    with open_session(request.app.state.engine, writes=writes) as opened:
        yield opened
        opened.commit()


DatabaseSession = Annotated[Session, Depends(session, scope="function")]


Result = TypeVar("Result")
POOL = 10


class Roads:
    """The two hot roads: short reads, and writes that commit before the reply. `job` gets a connection.

    On SQLite a read is quicker than a thread switch, and one writer beats many that wait for each other.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine, self.writing = engine, engine.execution_options(writes=True)
        self.inline = engine.dialect.name == "sqlite"
        self.threads = ThreadPoolExecutor(1 if self.inline else POOL, thread_name_prefix="roads")

    async def read(self, job: Callable[[Connection], Result]) -> Result:
        """Run a short read."""
        return self._read(job) if self.inline else await self._in_thread(self._read, job)

    async def write(self, job: Callable[[Connection], Result]) -> Result:
        """Run a write and commit it. Raises DBAPIError when nothing could be saved."""
        return await self._in_thread(self._write, job)

    def close(self) -> None:
        """Let what is under way come to its end."""
        self.threads.shutdown()

    async def _in_thread(
        self, run: Callable[[Callable[[Connection], Result]], Result], job: Callable[[Connection], Result]
    ) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self.threads, run, job)

    def _read(self, job: Callable[[Connection], Result]) -> Result:
        with self.engine.connect() as connection:
            return job(connection)

    def _write(self, job: Callable[[Connection], Result]) -> Result:
        with self.writing.begin() as connection:
            return job(connection)
