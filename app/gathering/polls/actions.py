"""Counts a poll: from choices that seats hold to counters that stay. Whoever calls holds the group session's row."""

from collections import Counter
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, select, update
from sqlmodel import col

from app.db import insert_into
from app.gathering.models import Seat, Tally
from app.gathering.stage import ANSWERED
from app.practice.grading import AnswerState


def begin_count(connection: Connection, gathering_id: bytes, item: str) -> None:
    """Nobody has answered this yet, and nothing is left of an earlier time."""
    connection.execute(delete(Tally).where(col(Tally.gathering_id) == gathering_id, col(Tally.item) == item))
    here = col(Seat.gathering_id) == gathering_id
    connection.execute(update(Seat).where(here).values(choice=""))
    connection.execute(update(Seat).where(here, col(Seat.owes) == item).values(owes=""))


def count_choices(connection: Connection, gathering_id: bytes, item: str) -> None:
    """The poll closes: counters take the place of choices. Who has not answered may have sent it already."""
    here = col(Seat.gathering_id) == gathering_id
    asked = select(col(Seat.choice)).where(here, col(Seat.choice) != "")
    choices = connection.execute(asked).scalars().all()
    add_choices(connection, gathering_id, item, choices)
    connection.execute(update(Seat).where(here).values(owes=""))
    connection.execute(update(Seat).where(here, col(Seat.choice) == "").values(owes=item))
    connection.execute(update(Seat).where(here).values(choice=""))


def add_choices(connection: Connection, gathering_id: bytes, item: str, choices: Iterable[str]) -> None:
    """Answers of so many phones more."""
    given = [AnswerState(choice).ids for choice in choices]
    counts = Counter({ANSWERED: len(given)})
    counts.update(option for ids in given for option in ids)
    _add(connection, gathering_id, item, counts, "count")


def put_hands(connection: Connection, gathering_id: bytes, item: str, hands: Mapping[str, int]) -> None:
    """So many hands for each of these options, whatever was typed before."""
    here = (col(Tally.gathering_id) == gathering_id, col(Tally.item) == item)
    cleared = update(Tally).where(*here, col(Tally.option).in_(list(hands)))
    connection.execute(cleared.values(hands=0))
    _add(connection, gathering_id, item, hands, "hands")


def _add(
    connection: Connection, gathering_id: bytes, item: str, numbers: Mapping[str, int], column: str
) -> None:
    same = {"gathering_id": gathering_id, "item": item, "count": 0, "hands": 0}
    rows = [{**same, "option": option, column: number} for option, number in numbers.items()]
    if not rows:
        return
    insert = insert_into(connection, Tally)
    more = {column: Tally.__table__.c[column] + insert.excluded[column]}  # type: ignore[attr-defined]
    keys = ["gathering_id", "item", "option"]
    connection.execute(insert.on_conflict_do_update(index_elements=keys, set_=more), rows)
