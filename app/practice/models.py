"""Rows of progress. Keyed by item and lesson ids, which no language and no place in a file can change.

No times but the day of a completion (SAFETY K10). The order of things is the learner's own counter (`turn`).
"""

from datetime import date

from sqlalchemy import Boolean, Column, Date, ForeignKeyConstraint, Integer, LargeBinary, String
from sqlmodel import Field, SQLModel

from app.learners.cards.models import FormerKey
from app.learners.models import ID_BYTES, learner_column

KEY_LENGTH = 40
VALUE_LENGTH = 600
# Ranges of keys ("l03/" to "l030") are read by plain byte order, which not every PostgreSQL collation has.
KEY = String(KEY_LENGTH).with_variant(String(KEY_LENGTH, collation="C"), "postgresql")


class Answer(SQLModel, table=True):
    """What is ticked at one item (`l03/q-slip`). `checked`: the learner asked to see the explanation."""

    __tablename__ = "answer"
    __table_args__ = ({"sqlite_with_rowid": False},)

    learner_id: bytes = Field(sa_column=learner_column(primary_key=True))
    item: str = Field(sa_column=Column(KEY, primary_key=True))
    value: str = Field(sa_column=Column(String(VALUE_LENGTH), nullable=False))
    checked: bool = Field(sa_column=Column(Boolean, nullable=False))


class Place(SQLModel, table=True):
    """Where the learner is in one lesson (`l03/a`): the item last answered or marked read."""

    __tablename__ = "place"
    __table_args__ = ({"sqlite_with_rowid": False},)

    learner_id: bytes = Field(sa_column=learner_column(primary_key=True))
    lesson: str = Field(sa_column=Column(KEY, primary_key=True))
    item: str = Field(sa_column=Column(KEY, nullable=False))
    turn: int = Field(sa_column=Column(Integer, nullable=False))


class Completion(SQLModel, table=True):
    """A finished lesson. Once done it stays done."""

    __tablename__ = "completion"
    __table_args__ = ({"sqlite_with_rowid": False},)

    learner_id: bytes = Field(sa_column=learner_column(primary_key=True))
    lesson: str = Field(sa_column=Column(KEY, primary_key=True))
    day: date = Field(sa_column=Column(Date, nullable=False))


class Note(SQLModel, table=True):
    """One sealed page of the notebook. Neither its name nor its words can be read without the learner's key."""

    __tablename__ = "note"
    __table_args__ = ({"sqlite_with_rowid": False},)

    learner_id: bytes = Field(sa_column=learner_column(primary_key=True))
    slot: bytes = Field(sa_column=Column(LargeBinary(16), primary_key=True))
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    turn: int = Field(sa_column=Column(Integer, nullable=False))


class FormerNote(SQLModel, table=True):
    """A page of the notebook from before a card back. It goes with its key, and joins the others once that opens."""

    __tablename__ = "former_note"
    __table_args__ = (
        ForeignKeyConstraint(
            ["learner_id", "number"],
            [f"{FormerKey.__tablename__}.learner_id", f"{FormerKey.__tablename__}.number"],
            ondelete="CASCADE",
        ),
        {"sqlite_with_rowid": False},
    )

    learner_id: bytes = Field(sa_column=Column(LargeBinary(ID_BYTES), primary_key=True))
    number: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    slot: bytes = Field(sa_column=Column(LargeBinary(16), primary_key=True))
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    turn: int = Field(sa_column=Column(Integer, nullable=False))
