"""Looks up progress. `lesson_progress` is one of the two hot roads: Core statements, built once."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import BindParameter, Connection, bindparam, literal, select, union_all
from sqlalchemy import cast as sql_cast
from sqlalchemy.types import Boolean, Integer, String
from sqlmodel import Session, col

from app.db import Prepared
from app.practice.grading import AnswerState
from app.practice.models import Answer, Completion, Place

LEARNER: BindParameter[bytes] = bindparam("learner")
LOW: BindParameter[str] = bindparam("low")
HIGH: BindParameter[str] = bindparam("high")


@dataclass(frozen=True, slots=True)
class Progress:
    """What one learner has done, in one module or in all. Keys: `l03/q-slip` for items, `l03/a` for lessons."""

    answers: Mapping[str, AnswerState] = field(default_factory=dict)
    done: frozenset[str] = frozenset()
    places: Mapping[str, tuple[str, int]] = field(default_factory=dict)

    @property
    def last(self) -> str:
        """The lesson that was touched last, or nothing."""
        return max(self.places, key=lambda lesson: self.places[lesson][1], default="")


NOTHING = Progress()

_ANSWERS = select(literal("a"), col(Answer.item), col(Answer.value), col(Answer.checked), literal(0)).where(
    col(Answer.learner_id) == LEARNER, col(Answer.item) >= LOW, col(Answer.item) < HIGH
)
_DONE = select(
    literal("c"), col(Completion.lesson), literal(""), sql_cast(literal(True), Boolean), literal(0)
).where(col(Completion.learner_id) == LEARNER, col(Completion.lesson) >= LOW, col(Completion.lesson) < HIGH)
_PLACES = select(
    literal("p"),
    col(Place.lesson),
    sql_cast(col(Place.item), String),
    sql_cast(literal(True), Boolean),
    sql_cast(col(Place.turn), Integer),
).where(col(Place.learner_id) == LEARNER, col(Place.lesson) >= LOW, col(Place.lesson) < HIGH)
_PROGRESS = Prepared(union_all(_ANSWERS, _DONE, _PLACES))
_OVERVIEW = Prepared(union_all(_DONE, _PLACES))


def module_progress(connection: Connection, learner: bytes, module: str) -> Progress:
    """Everything of one module, in one statement on the primary keys: the hot road of reading."""
    return _read(connection, _PROGRESS, learner, f"{module}/", f"{module}0")


def overview(session: Session, learner: bytes) -> Progress:
    """Completions and places of every module, without answers: home and My page."""
    return _read(session.connection(), _OVERVIEW, learner, "", "~")


def _read(connection: Connection, prepared: Prepared, learner: bytes, low: str, high: str) -> Progress:
    answers: dict[str, AnswerState] = {}
    done: set[str] = set()
    places: dict[str, tuple[str, int]] = {}
    for kind, key, value, checked, turn in prepared.rows(connection, learner=learner, low=low, high=high):
        if kind == "a":
            answers[key] = AnswerState(value, bool(checked))
        elif kind == "c":
            done.add(key)
        else:
            places[key] = (value, turn)
    return Progress(answers, frozenset(done), places)
