"""Looks up what a projector shows besides the stage: from what the join code comes."""

from sqlalchemy import Connection, select
from sqlmodel import col

from app.gathering.models import Gathering


def seed_of(connection: Connection, gathering_id: bytes) -> bytes | None:
    """None once it is over: the code is forgotten then."""
    return connection.execute(select(col(Gathering.seed)).where(col(Gathering.id) == gathering_id)).scalar()
