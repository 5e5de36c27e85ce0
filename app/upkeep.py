"""What the database needs beside transactions: a write that no page waits for, and space that is empty."""

from collections.abc import Callable, Iterable
from sqlite3 import OperationalError

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import PoolProxiedConnection

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


def note_gone(connection: Connection) -> None:
    """Say in the transaction that deletes rows that SQLite's pages must be written anew.

    The note is a number in the file's head, so that it outlives a crash, and a lock that lasts too long.
    """
    if connection.dialect.name == "sqlite":
        noted = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        connection.exec_driver_sql(f"PRAGMA user_version={int(noted) + 1}")


def empty_files(engine: Engine) -> bool:
    """Deleted rows stay readable in SQLite's files: in its log until that is cut, and in pages that once were
    split, where secure_delete does not look. False: in use, the sweep tries again."""
    return engine.dialect.name != "sqlite" or any(_emptied(engine) for _ in range(EMPTYING_TRIES))


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


def _emptied(engine: Engine) -> bool:
    # Waits for readers and writers as long as busy_timeout says. It works outside transactions only.
    raw = engine.raw_connection()
    try:
        _write_pages_anew(raw)
        busy, _, _ = raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except OperationalError:
        return False
    finally:
        raw.close()
    return not busy


def _write_pages_anew(raw: PoolProxiedConnection) -> None:
    cursor = raw.cursor()
    noted = cursor.execute("PRAGMA user_version").fetchone()
    if noted[0]:
        cursor.execute("VACUUM")
        cursor.execute("BEGIN IMMEDIATE")
        if cursor.execute("PRAGMA user_version").fetchone() == noted:  # nobody deleted more meanwhile
            cursor.execute("PRAGMA user_version=0")
        cursor.execute("COMMIT")
