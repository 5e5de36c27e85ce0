"""What the database needs beside transactions: a write that no page waits for, and space that is empty."""

from collections.abc import Callable, Iterable

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

PATIENCE_MS = 100
EMPTYING_TRIES = 3


def write_if_free(engine: Engine, write: Callable[[Connection], None]) -> bool:
    """Write in one transaction that waits 0.1 s for others at most. False: it did not happen.

    Only for what may be lost, as that a session was seen: reading goes on in a locked or read-only database.
    """
    run = _on_sqlite if engine.dialect.name == "sqlite" else _on_postgresql
    try:
        with engine.execution_options(writes=True).connect() as connection:
            run(connection, write)
    except DBAPIError:
        return False
    return True


def empty_log(engine: Engine) -> bool:
    """Deleted rows stay readable in SQLite's log until it is cut. False: in use, the sweep tries again."""
    return engine.dialect.name != "sqlite" or any(_cut(engine) for _ in range(EMPTYING_TRIES))


def vacuum(engine: Engine, tables: Iterable[str]) -> None:
    """Deleted rows stay readable in PostgreSQL's files until a vacuum."""
    if engine.dialect.name != "postgresql":
        return
    quoted = engine.dialect.identifier_preparer.quote
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for table in tables:
            connection.exec_driver_sql(f"VACUUM {quoted(table)}")


def _on_sqlite(connection: Connection, write: Callable[[Connection], None]) -> None:
    cursor = connection.connection.cursor()
    usual = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
    cursor.execute(f"PRAGMA busy_timeout={PATIENCE_MS}")
    try:
        with connection.begin():
            write(connection)
    finally:
        cursor.execute(f"PRAGMA busy_timeout={usual}")


def _on_postgresql(connection: Connection, write: Callable[[Connection], None]) -> None:
    with connection.begin():
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {PATIENCE_MS}")
        write(connection)


def _cut(engine: Engine) -> bool:
    # Waits for readers and writers as long as busy_timeout says. It works outside transactions only.
    raw = engine.raw_connection()
    try:
        busy, _, _ = raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        raw.close()
    return not busy
