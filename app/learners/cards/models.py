"""Rows of cards that nobody has used yet, and of what a card back leaves for the old code to open."""

from datetime import date

from sqlalchemy import Column, Date, ForeignKey, Integer, LargeBinary, String
from sqlmodel import Field, SQLModel

from app.learners.models import ID_BYTES, learner_column
from app.learners.sharing.models import LONGEST_LABEL, coach_column

LONGEST_PLACES = 240


class Card(SQLModel, table=True):
    """An invite on paper: 12 digits, used once. `learner_id` is set on a card back to somebody's own progress.

    `code_hash` is an HMAC under pepper `pepper_id`. `places` are suggestions to begin with, with spaces between.
    """

    __tablename__ = "card"
    __table_args__ = ({"sqlite_with_rowid": False},)

    code_hash: bytes = Field(sa_column=Column(LargeBinary(32), primary_key=True))
    id: bytes = Field(sa_column=Column(LargeBinary(ID_BYTES), nullable=False, unique=True))
    member_id: bytes = Field(sa_column=coach_column(index=True))
    term: int = Field(sa_column=Column(Integer, nullable=False))
    label: str = Field(sa_column=Column(String(LONGEST_LABEL), nullable=False))
    group_id: bytes | None = Field(default=None, sa_column=Column(LargeBinary(ID_BYTES)))
    places: str = Field(default="", sa_column=Column(String(LONGEST_PLACES), nullable=False))
    encouragement: str = Field(default="", sa_column=Column(String(16), nullable=False))
    learner_id: bytes | None = Field(
        default=None,
        sa_column=Column(
            LargeBinary(ID_BYTES), ForeignKey("learner.id", ondelete="CASCADE"), nullable=True, index=True
        ),
    )
    expires_on: date = Field(sa_column=Column(Date, nullable=False))


class CameBack(SQLModel, table=True):
    """A new card opened this progress in this week: My page says so until the learner has read it."""

    __tablename__ = "came_back"
    __table_args__ = ({"sqlite_with_rowid": False},)

    learner_id: bytes = Field(sa_column=learner_column(primary_key=True))
    week: str = Field(sa_column=Column(String(8), nullable=False))


class FormerKey(SQLModel, table=True):
    """The data key of before a card back, wrapped as the old code wrapped it: only the old code opens it."""

    __tablename__ = "former_key"
    __table_args__ = ({"sqlite_with_rowid": False},)

    learner_id: bytes = Field(sa_column=learner_column(primary_key=True))
    number: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    wrapped_key: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    made_week: str = Field(sa_column=Column(String(8), nullable=False))
