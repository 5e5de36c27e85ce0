"""Writes progress: the other hot road. Core statements, built once; each is idempotent, so a double tap is one tap."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import cast

from sqlalchemy import Connection, bindparam, func, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.sqlite.dml import Insert as SqliteInsert
from sqlmodel import col

from app.db import Prepared
from app.practice.grading import AnswerState
from app.practice.models import Answer, Completion, Note, Place

_NEXT_TURN = (
    select(func.coalesce(func.max(col(Place.turn)), 0) + 1)
    .where(col(Place.learner_id) == bindparam("learner_id"))
    .scalar_subquery()
)


Insert = Callable[[object], SqliteInsert]


def save_answers(connection: Connection, learner: bytes, answers: Mapping[str, AnswerState]) -> None:
    """Keep what is ticked, by item key (`l03/q-slip`). The newest wins."""
    rows = [
        {"learner_id": learner, "item": item, "value": state.value, "checked": state.checked}
        for item, state in answers.items()
    ]
    if rows:
        STATEMENTS[connection.dialect.name]["answer"].run(connection, *rows)


def keep_place(connection: Connection, learner: bytes, lesson: str, item: str) -> None:
    """The learner is at this item of this lesson now; the lesson becomes the one to continue."""
    values = {"learner_id": learner, "lesson": lesson, "item": item}
    STATEMENTS[connection.dialect.name]["place"].run(connection, values)


def complete_lesson(connection: Connection, learner: bytes, lesson: str, day: date) -> None:
    """The lesson is done. Doing it again changes nothing."""
    values = {"learner_id": learner, "lesson": lesson, "day": day.isoformat()}
    STATEMENTS[connection.dialect.name]["completion"].run(connection, values)


def _statements(insert: Insert) -> dict[str, Prepared]:
    answer, place, note = insert(Answer), insert(Place), insert(Note)
    turn = place.values(
        turn=_NEXT_TURN,
        learner_id=bindparam("learner_id"),
        lesson=bindparam("lesson"),
        item=bindparam("item"),
    )
    statements = {
        "answer": answer.on_conflict_do_update(
            index_elements=["learner_id", "item"],
            set_={"value": answer.excluded.value, "checked": answer.excluded.checked},
            # a form holds every tick of its lesson: only what changed is written
            where=or_(
                col(Answer.value) != answer.excluded.value, col(Answer.checked) != answer.excluded.checked
            ),
        ),
        "place": turn.on_conflict_do_update(
            index_elements=["learner_id", "lesson"],
            set_={"item": turn.excluded.item, "turn": turn.excluded.turn},
        ),
        "note": note.on_conflict_do_update(
            index_elements=["learner_id", "slot"],
            set_={"sealed": note.excluded.sealed, "turn": note.excluded.turn},
        ),
        "completion": insert(Completion).on_conflict_do_nothing(index_elements=["learner_id", "lesson"]),
    }
    return {name: Prepared(statement) for name, statement in statements.items()}


# The two dialects write an upsert in the same words, but SQLAlchemy has a function for each.
STATEMENTS = {
    "sqlite": _statements(cast("Insert", sqlite.insert)),
    "postgresql": _statements(cast("Insert", postgresql.insert)),
}
