"""The database: engine, SQLite pragmas, and the session dependency, which holds the only commit."""

import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Annotated, Any

from fastapi import Depends, Request
from sqlalchemy import ClauseElement, Connection, Dialect, Engine, event, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, SQLModel, create_engine

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

PATIENCE_SECONDS = 3
"""So long somebody waits while another one writes."""
AGAIN_SECONDS = 0.001
PATIENTLY = f"PRAGMA busy_timeout={PATIENCE_SECONDS * 1000}"
AT_ONCE = "PRAGMA busy_timeout=0"
WRITE = "BEGIN IMMEDIATE"
PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    PATIENTLY,
    "PRAGMA synchronous=FULL",
)


POOL = {"pool_size": 10, "max_overflow": 25, "pool_timeout": 3}
"""For some forty threads that ask now and then, and five connections that the hot roads keep. Who gets no connection
in 3 s gets a page that says so."""
ALIVE = {"keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3, "tcp_user_timeout": 10_000}
"""A server that went without a word, as behind a wall that forgets connections, is noticed: seconds, milliseconds."""


def make_engine(url: str) -> Engine:
    """An engine for SQLite (one file) or PostgreSQL (a pool)."""
    if url.startswith("sqlite"):
        engine = create_engine(
            url, connect_args={"check_same_thread": False, "timeout": PATIENCE_SECONDS}, **POOL
        )
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    patience = {"options": "-c lock_timeout=3000 -c statement_timeout=10000", **ALIVE}
    engine = create_engine(url, pool_pre_ping=True, connect_args=patience, **POOL)
    event.listen(engine, "begin", _begin_postgresql)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy's "begin" below decides how a transaction starts
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and writes later would fail at once when another writes:
    # whoever means to write says so from the start, and then waits its turn.
    options = connection.get_execution_options()
    if options.get("writes"):
        _begin_writing(connection)
    elif not options.get("single_reads"):  # a connection that stays open must not stay at what it saw first
        connection.exec_driver_sql("BEGIN")


def _begin_writing(connection: Connection) -> None:
    # SQLite itself sleeps up to a tenth of a second between two tries, and beside a process that writes all the
    # time it wakes at the wrong moment for seconds. Whoever asks each millisecond meets the right one.
    driver = _driver(connection)
    if driver.in_transaction:  # whoever took a turn has begun
        return
    until = time.monotonic() + PATIENCE_SECONDS
    driver.execute(AT_ONCE)
    try:
        while not took_turn(connection, last=time.monotonic() >= until):
            time.sleep(AGAIN_SECONDS)
    finally:
        driver.execute(PATIENTLY)


def open_writer(engine: Engine) -> Connection:
    """A connection to SQLite that stays open for those who take a turn before each transaction."""
    connection = engine.execution_options(writes=True).connect()
    _driver(connection).execute(AT_ONCE)
    return connection


def took_turn(connection: Connection, *, last: bool = False) -> bool:
    """Begin to write in SQLite where nobody else does; False where somebody does. Raises DBAPIError, the last time
    also for that."""
    try:
        _driver(connection).execute(WRITE)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY and not last:
            return False
        raise _as_told(WRITE, error, connection.dialect) from error
    return True


def _driver(connection: Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def _begin_postgresql(connection: Connection) -> None:
    walls = connection.get_execution_options().get("walls")
    for name, value in walls().items() if walls else ():
        connection.execute(select(func.set_config(name, value, True)))  # True: until this transaction ends


def open_session(engine: Engine, *, writes: bool) -> Session:
    """A session whose transaction is, on SQLite, a reader's or a writer's from the start."""
    return Session(engine.execution_options(writes=writes), expire_on_commit=False)


def session(request: Request) -> Iterator[Session]:
    """One session a request. Commits after the handler and before the reply is sent."""
    writes = request.method == "POST"
    with open_session(walled_engine(request), writes=writes) as opened:
        yield opened
        opened.commit()


def insert_into(connection: Connection, table: type[SQLModel]) -> sqlite.Insert | postgresql.Insert:
    """An INSERT of this kind of database: both know what to do about rows that are there already."""
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def wall_in(request: Request, **ids: bytes) -> None:
    """On PostgreSQL this request sees no rows with another `member_id` or `organisation_id` from here on.

    The second wall of the desk (SAFETY C3, migration r0006). Say it before the session's first query.
    """
    request.state.walls = {f"askel.{name}": value.hex() for name, value in ids.items()}


def walled_engine(request: Request) -> Engine:
    """For whatever a request asks beside its one session: the same walls stand in every transaction."""
    return request.app.state.engine.execution_options(walls=partial(_walls, request))  # type: ignore[no-any-return]


def _walls(request: Request) -> Mapping[str, str]:
    return getattr(request.state, "walls", {})


DatabaseSession = Annotated[Session, Depends(session, scope="function")]


Given = Callable[[Mapping[str, object]], Any]
"""From values by name to what the driver takes."""


class Prepared:
    """A Core statement for the hot roads: its SQL is made once for each kind of database, then the driver is asked.

    What Core makes ready for each run and each row costs them five times what the database does. Values are as
    the driver knows them: SQLite has no boolean and no date. Errors are SQLAlchemy's.
    """

    def __init__(self, statement: ClauseElement) -> None:
        self.statement = statement
        self.made: dict[str, tuple[str, Given]] = {}

    def rows(self, connection: Connection, **values: object) -> Sequence[tuple[Any, ...]]:
        """All rows of a select."""
        sql, given = self._sql(connection.dialect)
        cursor = connection.connection.cursor()
        try:
            cursor.execute(sql, given(values))
            return list(cursor.fetchall())
        except connection.dialect.loaded_dbapi.Error as error:
            raise _as_told(sql, error, connection.dialect) from error
        finally:
            cursor.close()

    def run(self, connection: Connection, *rows: Mapping[str, object]) -> int:
        """Write each of these; how many rows there were to write."""
        sql, given = self._sql(connection.dialect)
        cursor = connection.connection.cursor()
        try:
            cursor.executemany(sql, [given(values) for values in rows])
            return int(cursor.rowcount)
        except connection.dialect.loaded_dbapi.Error as error:
            raise _as_told(sql, error, connection.dialect) from error
        finally:
            cursor.close()

    def _sql(self, dialect: Dialect) -> tuple[str, Given]:
        return self.made.get(dialect.name) or self._make(dialect)

    def _make(self, dialect: Dialect) -> tuple[str, Given]:
        compiled = self.statement.compile(dialect=dialect)
        standing, order = compiled.params, getattr(compiled, "positiontup", None)

        def given(values: Mapping[str, object]) -> tuple[object, ...] | dict[str, object]:
            whole = {**standing, **values}
            return tuple([whole[name] for name in order]) if order else whole

        self.made[dialect.name] = str(compiled), given
        return self.made[dialect.name]


def _as_told(sql: str, error: Exception, dialect: Dialect) -> DBAPIError:
    """SQLAlchemy's name for what the driver says, without the values: they are people's."""
    told = DBAPIError.instance(sql, None, error, dialect.loaded_dbapi.Error, hide_parameters=True)
    assert isinstance(told, DBAPIError)
    return told
