"""Rows of the people who work here: organisations, their members, how members prove who they are, and the trail.

Everything hangs on its organisation by ON DELETE CASCADE. Nothing here knows of learners.
"""

from datetime import date
from secrets import token_bytes
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Column, Date, ForeignKey, Integer, LargeBinary, String
from sqlmodel import Field, SQLModel

ID_BYTES = 16
HASH_BYTES = 32
LONGEST_NAME = 120
LONGEST_EMAIL = 254
LONGEST_LABEL = 60
LONGEST_CREDENTIAL = 1023
ADMIN, COACH = "admin", "coach"
ROLES = (ADMIN, COACH)
KNOWN_ROLE = f"role IN ('{ADMIN}', '{COACH}')"
APART: dict[str, Any] = {"sqlite_with_rowid": False}


def random_id() -> bytes:
    """128 random bits."""
    return token_bytes(ID_BYTES)


def organisation_column(**options: Any) -> Column[bytes]:
    """The column by which a row hangs on its organisation."""
    return Column(LargeBinary(ID_BYTES), ForeignKey("organisation.id", ondelete="CASCADE"), **options)


def member_column(**options: Any) -> Column[bytes]:
    """The column by which a row hangs on its member, and so on the organisation."""
    return Column(LargeBinary(ID_BYTES), ForeignKey("member.id", ondelete="CASCADE"), **options)


class Organisation(SQLModel, table=True):
    """Who employs coaches. `entries` counts its trail; `end_mark` vouches for the last entry of it."""

    __tablename__ = "organisation"
    __table_args__ = (APART,)

    id: bytes = Field(default_factory=random_id, sa_column=Column(LargeBinary(ID_BYTES), primary_key=True))
    name: str = Field(sa_column=Column(String(LONGEST_NAME), nullable=False, unique=True))
    entries: int = Field(default=0, sa_column=Column(BigInteger, nullable=False))
    end_mark: bytes = Field(default=b"", sa_column=Column(LargeBinary(HASH_BYTES), nullable=False))


class Member(SQLModel, table=True):
    """One person at the desk. `totp_last` is the last time step whose digits were taken: they count once.

    `term` counts how often this member was disabled: whatever was entrusted in an earlier term has ended.
    """

    __tablename__ = "member"
    __table_args__ = (CheckConstraint(KNOWN_ROLE, name="role"), APART)

    id: bytes = Field(default_factory=random_id, sa_column=Column(LargeBinary(ID_BYTES), primary_key=True))
    organisation_id: bytes = Field(sa_column=organisation_column(nullable=False, index=True))
    email: str = Field(sa_column=Column(String(LONGEST_EMAIL), nullable=False, unique=True))
    name: str = Field(sa_column=Column(String(LONGEST_NAME), nullable=False))
    role: str = Field(sa_column=Column(String(8), nullable=False))
    password_hash: str = Field(sa_column=Column(String(200), nullable=False), repr=False)
    totp_sealed: bytes | None = Field(default=None, sa_column=Column(LargeBinary), repr=False)
    totp_last: int = Field(default=0, sa_column=Column(BigInteger, nullable=False))
    disabled: bool = False
    term: int = Field(default=0, sa_column=Column(Integer, nullable=False, server_default="0"))
    made_on: date = Field(sa_column=Column(Date, nullable=False))


class RecoveryCode(SQLModel, table=True):
    """A code on paper that stands in for a lost second factor, once: an HMAC under a pepper."""

    __tablename__ = "recovery_code"
    __table_args__ = (APART,)

    member_id: bytes = Field(sa_column=member_column(primary_key=True))
    code_hash: bytes = Field(sa_column=Column(LargeBinary(HASH_BYTES), primary_key=True))


class Passkey(SQLModel, table=True):
    """The half of a passkey that the server keeps. `id` is the credential id that the device chose."""

    __tablename__ = "passkey"
    __table_args__ = (APART,)

    id: bytes = Field(sa_column=Column(LargeBinary(LONGEST_CREDENTIAL), primary_key=True))
    member_id: bytes = Field(sa_column=member_column(nullable=False, index=True))
    public_key: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    sign_count: int = Field(sa_column=Column(BigInteger, nullable=False))
    label: str = Field(sa_column=Column(String(LONGEST_LABEL), nullable=False))
    made_on: date = Field(sa_column=Column(Date, nullable=False))


class MemberSession(SQLModel, table=True):
    """One browser that is signed in: half way after the password, wholly after the second factor."""

    __tablename__ = "member_session"
    __table_args__ = (APART,)

    token_hash: bytes = Field(sa_column=Column(LargeBinary(HASH_BYTES), primary_key=True))
    member_id: bytes = Field(sa_column=member_column(nullable=False, index=True))
    started_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    seen_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    second_factor: bool


class Challenge(SQLModel, table=True):
    """A question to a passkey that was answered well: a second answer to it does not count."""

    __tablename__ = "challenge"
    __table_args__ = (APART,)

    token_hash: bytes = Field(sa_column=Column(LargeBinary(HASH_BYTES), primary_key=True))
    expires_at: int = Field(sa_column=Column(BigInteger, nullable=False))


class MemberInvite(SQLModel, table=True):
    """A link that makes one person a member: for this mail address and role, once.

    `made_by`: the admin, with whom it ends; none for whoever runs the server.
    """

    __tablename__ = "member_invite"
    __table_args__ = (CheckConstraint(KNOWN_ROLE, name="role"), APART)

    token_hash: bytes = Field(sa_column=Column(LargeBinary(HASH_BYTES), primary_key=True))
    organisation_id: bytes = Field(sa_column=organisation_column(nullable=False, index=True))
    email: str = Field(sa_column=Column(String(LONGEST_EMAIL), nullable=False))
    role: str = Field(sa_column=Column(String(8), nullable=False))
    expires_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    made_by: bytes | None = Field(default=None, sa_column=Column(LargeBinary(ID_BYTES)))


class AuditEntry(SQLModel, table=True):
    """One act at the desk, chained to the one before. `actor` is a member's id; no key, as entries outlive members.

    `content_mark` stands for actor, act and object in the chain, so that an anchor can do without them.
    """

    __tablename__ = "audit_entry"
    __table_args__ = (APART,)

    organisation_id: bytes = Field(sa_column=organisation_column(primary_key=True))
    number: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    day_second: int = Field(sa_column=Column(BigInteger, nullable=False))
    actor: bytes | None = Field(default=None, sa_column=Column(LargeBinary(ID_BYTES)))
    act: str = Field(sa_column=Column(String(24), nullable=False))
    object: str = Field(sa_column=Column(String(80), nullable=False))
    content_mark: bytes = Field(sa_column=Column(LargeBinary(HASH_BYTES), nullable=False))
    hash: bytes = Field(sa_column=Column(LargeBinary(HASH_BYTES), nullable=False))
