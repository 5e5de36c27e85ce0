"""Changes the row that everybody follows, with a number more, and on PostgreSQL rings for whoever listens."""

from sqlalchemy import Connection, func, select, update
from sqlmodel import col

from app.gathering.models import Gathering

CHANNEL = "gathering"
"""Where PostgreSQL tells every process that something changed, once it is committed. It carries an id, no more."""


def make_version(connection: Connection, gathering_id: bytes, **values: object) -> None:
    """The next version, with these columns changed. Whoever calls holds the row."""
    changed = update(Gathering).where(col(Gathering.id) == gathering_id)
    connection.execute(changed.values({"version": col(Gathering.version) + 1, **values}))
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_notify(CHANNEL, gathering_id.hex())))
