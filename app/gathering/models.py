"""Rows of a group session. Nothing leads to a learner: no id, no language, no order in which phones came."""

from datetime import date
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Column, Date, ForeignKey, Integer, LargeBinary, String
from sqlmodel import Field, SQLModel

from app.accounts.models import APART, HASH_BYTES, ID_BYTES, member_column, organisation_column, random_id

MODULE, LECTURE, VISIT = "module", "lecture", "visit"
KINDS = (MODULE, LECTURE, VISIT)
LONGEST_ID = 32
LONGEST_CHOICE = 600
LONGEST_SCREEN = 32


def gathering_column(**options: Any) -> Column[bytes]:
    """The column by which a row hangs on its group session."""
    return Column(LargeBinary(ID_BYTES), ForeignKey("gathering.id", ondelete="CASCADE"), **options)


class Gathering(SQLModel, table=True):
    """One group session: who hosts it, and the state that every phone follows, with a number for each change.

    `screen`: codes of the languages on the projector, one or two, with a blank between.

    From `seed` come the join code and the secret of the projector, so that both can be shown again. When it ends,
    seed, hashes, host and the second of its beginning go: what is left is the organisation's, and says the day.
    """

    __tablename__ = "gathering"
    __table_args__ = (
        CheckConstraint("kind IN ('module', 'lecture', 'visit')", name="kind"),
        CheckConstraint("phase IN ('waiting', 'running', 'closed')", name="phase"),
        CheckConstraint("ballot IN ('none', 'open', 'closed', 'revealed')", name="ballot"),
        APART,
    )

    id: bytes = Field(default_factory=random_id, sa_column=Column(LargeBinary(ID_BYTES), primary_key=True))
    organisation_id: bytes = Field(sa_column=organisation_column(nullable=False, index=True))
    member_id: bytes | None = Field(default=None, sa_column=member_column(index=True))
    seed: bytes | None = Field(default=None, sa_column=Column(LargeBinary(ID_BYTES)), repr=False)
    join_hash: bytes | None = Field(default=None, sa_column=Column(LargeBinary(HASH_BYTES), unique=True))
    projector_hash: bytes | None = Field(default=None, sa_column=Column(LargeBinary(HASH_BYTES), unique=True))
    kind: str = Field(sa_column=Column(String(8), nullable=False))
    module: str = Field(default="", sa_column=Column(String(16), nullable=False))
    held_on: date = Field(sa_column=Column(Date, nullable=False))
    started_at: int | None = Field(default=None, sa_column=Column(BigInteger))
    version: int = Field(default=1, sa_column=Column(Integer, nullable=False))
    phase: str = Field(default="waiting", sa_column=Column(String(8), nullable=False))
    step: str = Field(default="", sa_column=Column(String(LONGEST_ID), nullable=False))
    ballot: str = Field(default="none", sa_column=Column(String(8), nullable=False))
    on_break: bool = False
    timer_ends_at: int = Field(default=0, sa_column=Column(BigInteger, nullable=False))
    last_poll: str = Field(default="", sa_column=Column(String(LONGEST_ID), nullable=False))
    last_closed_at: int = Field(default=0, sa_column=Column(BigInteger, nullable=False))
    screen: str = Field(default="", sa_column=Column(String(LONGEST_SCREEN), nullable=False))


class Seat(SQLModel, table=True):
    """One phone. `choice`: its answer to the poll that is open; it goes when that closes, and only counters stay.

    `owes`: the poll that closed last, where this phone was here and had not answered: its answer may be on the way.
    """

    __tablename__ = "seat"
    __table_args__ = (APART,)

    gathering_id: bytes = Field(sa_column=gathering_column(primary_key=True))
    seat_hash: bytes = Field(sa_column=Column(LargeBinary(HASH_BYTES), primary_key=True, unique=True))
    ready: bool = False
    pause: bool = False
    help: bool = False
    choice: str = Field(default="", sa_column=Column(String(LONGEST_CHOICE), nullable=False))
    owes: str = Field(default="", sa_column=Column(String(LONGEST_ID), nullable=False))
    seen_at: int = Field(sa_column=Column(BigInteger, nullable=False))


class Tally(SQLModel, table=True):
    """How many chose this option: phones, and hands that the host counted. Option "" counts phones that answered."""

    __tablename__ = "tally"
    __table_args__ = (APART,)

    gathering_id: bytes = Field(sa_column=gathering_column(primary_key=True))
    item: str = Field(sa_column=Column(String(LONGEST_ID), primary_key=True))
    option: str = Field(sa_column=Column(String(LONGEST_ID), primary_key=True))
    count: int = Field(default=0, sa_column=Column(Integer, nullable=False))
    hands: int = Field(default=0, sa_column=Column(Integer, nullable=False))


class HeadCount(SQLModel, table=True):
    """How many people were there, and what went well: ready-made choices, by id."""

    __tablename__ = "head_count"
    __table_args__ = (APART,)

    gathering_id: bytes = Field(sa_column=gathering_column(primary_key=True))
    phones: int = Field(sa_column=Column(Integer, nullable=False))
    without: int = Field(sa_column=Column(Integer, nullable=False))
    went_well: str = Field(default="", sa_column=Column(String(120), nullable=False))
