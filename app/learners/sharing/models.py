"""Rows between one learner and one coach. They are the learner's: erased with the learner, ended by the learner.

`member_id` is no key of the database: a share outlives the coach's row until the learner has read that the coach
is gone. It is good only while that member is there, is not disabled, and serves the same `term`.
"""

from typing import Any

from sqlalchemy import CheckConstraint, Column, Integer, LargeBinary, String
from sqlmodel import Field, SQLModel

from app.clock import year_and_week
from app.learners.models import ID_BYTES, learner_column, random_id

NOTHING, FINISHED, GOING = "nothing", "finished", "going"
LEVELS = (NOTHING, FINISHED, GOING)
GROUP_PAGE, LEARNER_PAGE, MEETING = "group", "learner", "meeting"
LONGEST_LABEL = 40
LONGEST_PLACE = 16


def coach_column(**options: Any) -> Column[bytes]:
    """The coach of a row, by the member's id."""
    return Column(LargeBinary(ID_BYTES), nullable=False, **options)


class Share(SQLModel, table=True):
    """One coach of one learner. `id` is the learner's address at that coach's desk, and says nothing elsewhere."""

    __tablename__ = "share"
    __table_args__ = (
        CheckConstraint(f"level IN ('{NOTHING}', '{FINISHED}', '{GOING}')", name="level"),
        {"sqlite_with_rowid": False},
    )

    learner_id: bytes = Field(sa_column=learner_column(primary_key=True))
    member_id: bytes = Field(sa_column=coach_column(primary_key=True, index=True))
    id: bytes = Field(
        default_factory=random_id, sa_column=Column(LargeBinary(ID_BYTES), nullable=False, unique=True)
    )
    term: int = Field(sa_column=Column(Integer, nullable=False))
    level: str = Field(default=FINISHED, sa_column=Column(String(8), nullable=False))
    label: str = Field(sa_column=Column(String(LONGEST_LABEL), nullable=False))
    group_id: bytes | None = Field(default=None, sa_column=Column(LargeBinary(ID_BYTES), index=True))
    lets_back: bool = False
    """Whether this coach may give the learner a card back to this progress when the code is lost."""
    made_week: str = Field(sa_column=Column(String(8), nullable=False))


class Suggestion(SQLModel, table=True):
    """What one coach suggests: a module (`l03`), a lesson (`l03/b`) or a tool (`t04`). `declined`: "not now"."""

    __tablename__ = "suggestion"
    __table_args__ = ({"sqlite_with_rowid": False},)

    learner_id: bytes = Field(sa_column=learner_column(primary_key=True))
    member_id: bytes = Field(sa_column=coach_column(primary_key=True))
    place: str = Field(sa_column=Column(String(LONGEST_PLACE), primary_key=True))
    encouragement: str = Field(default="", sa_column=Column(String(16), nullable=False))
    declined: bool = False
    turn: int = Field(sa_column=Column(Integer, nullable=False))


class Stuck(SQLModel, table=True):
    """The learner pressed "I am stuck" for this coach, on this module. Only the learner makes or removes it."""

    __tablename__ = "stuck"
    __table_args__ = ({"sqlite_with_rowid": False},)

    learner_id: bytes = Field(sa_column=learner_column(primary_key=True))
    member_id: bytes = Field(sa_column=coach_column(primary_key=True))
    module: str = Field(sa_column=Column(String(LONGEST_PLACE), primary_key=True))


class Look(SQLModel, table=True):
    """This coach looked at this page about the learner in this week (SAFETY C5). Written before the page is shown."""

    __tablename__ = "look"
    __table_args__ = ({"sqlite_with_rowid": False},)

    learner_id: bytes = Field(sa_column=learner_column(primary_key=True))
    member_id: bytes = Field(sa_column=coach_column(primary_key=True))
    what: str = Field(sa_column=Column(String(8), primary_key=True))
    week: str = Field(sa_column=Column(String(8), primary_key=True))

    @property
    def when(self) -> tuple[int, int]:
        """The year and the week in it."""
        return year_and_week(self.week)
