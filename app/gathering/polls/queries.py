"""Looks up what was counted."""

from collections.abc import Mapping

from sqlalchemy import Connection, select
from sqlmodel import col

from app.gathering.models import Tally
from app.gathering.stage import ANSWERED, Result


def results_of(connection: Connection, gathering_id: bytes, item: str) -> Mapping[str, Result]:
    """By option id, for the host, also while nobody else sees them. Phones are counted once the poll is closed."""
    asked = select(col(Tally.option), col(Tally.count), col(Tally.hands))
    here = (col(Tally.gathering_id) == gathering_id, col(Tally.item) == item)
    return {option: Result(count, hands) for option, count, hands in connection.execute(asked.where(*here))}


def counted_items(connection: Connection, gathering_id: bytes) -> frozenset[str]:
    """Items whose phones were counted."""
    here = (col(Tally.gathering_id) == gathering_id, col(Tally.option) == ANSWERED)
    return frozenset(connection.execute(select(col(Tally.item)).where(*here)).scalars())
