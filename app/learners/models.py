"""Rows of the learner: who may come back, which phone is open, which new code may still be shown.

SAFETY K10: no name, address or device, ids are random, nothing tells the order in which people came.
Every table of a learner hangs on `learner` by ON DELETE CASCADE, so that erasing one row erases a person.
"""

from secrets import token_bytes
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, LargeBinary, String
from sqlmodel import Field, SQLModel

ID_BYTES = 16
KEEP_DAYS = 180
KEEP_LEAST, KEEP_MOST = 30, 365


def random_id() -> bytes:
    """128 random bits."""
    return token_bytes(ID_BYTES)


def learner_column(**options: Any) -> Column[bytes]:
    """The column by which a learner's row hangs on the learner."""
    owner = ForeignKey("learner.id", ondelete="CASCADE")
    return Column(LargeBinary(ID_BYTES), owner, nullable=False, **options)


class Learner(SQLModel, table=True):
    """One learner. `lookup` is an HMAC under pepper `pepper_id`; `wrapped_key` opens with the code alone."""

    __tablename__ = "learner"
    __table_args__ = (
        CheckConstraint(f"keep_days BETWEEN {KEEP_LEAST} AND {KEEP_MOST}", name="keep_days"),
        {"sqlite_with_rowid": False},
    )

    id: bytes = Field(default_factory=random_id, sa_column=Column(LargeBinary(ID_BYTES), primary_key=True))
    lookup: bytes = Field(sa_column=Column(LargeBinary(32), nullable=False, unique=True))
    pepper_id: str = Field(sa_column=Column(String(16), nullable=False))
    wrapped_key: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    made_week: str = Field(sa_column=Column(String(8), nullable=False))
    used_week: str = Field(sa_column=Column(String(8), nullable=False))
    keep_days: int = KEEP_DAYS


class Session(SQLModel, table=True):
    """One phone that is open. Times are seconds since 1970, needed to the minute, and gone when it ends."""

    __tablename__ = "session"
    __table_args__ = ({"sqlite_with_rowid": False},)

    token_hash: bytes = Field(sa_column=Column(LargeBinary(32), primary_key=True))
    learner_id: bytes = Field(sa_column=learner_column(index=True))
    wrapped_key: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    own_phone: bool = False
    started_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    seen_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    fresh_at: int = Field(sa_column=Column(BigInteger, nullable=False))


class CodeShowing(SQLModel, table=True):
    """A new code that may be shown again to whoever holds the form token: double tap, reload, lost reply."""

    __tablename__ = "code_showing"
    __table_args__ = ({"sqlite_with_rowid": False},)

    token_hash: bytes = Field(sa_column=Column(LargeBinary(32), primary_key=True))
    learner_id: bytes = Field(sa_column=learner_column(index=True))
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    expires_at: int = Field(sa_column=Column(BigInteger, nullable=False))
