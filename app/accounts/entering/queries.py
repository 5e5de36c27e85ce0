"""Who is at the desk: by the cookie of a browser that is signed in, and whose password a hash is."""

from dataclasses import dataclass

from sqlalchemy import Connection
from sqlalchemy import select as core_select
from sqlmodel import col

from app.accounts.limits import TOUCH, ends_at
from app.accounts.models import Member, MemberSession
from app.accounts.passwords import decoy_hash
from app.security.tokens import hashed, is_token


@dataclass(frozen=True, slots=True)
class OpenMember:
    """A member who is signed in: plain values, read once. The organisation comes from here and nowhere else."""

    id: bytes
    organisation_id: bytes
    role: str
    name: str
    email: str
    term: int
    token_hash: bytes
    second_factor: bool
    started_at: int
    seen_at: int
    now: int

    @property
    def worth_a_touch(self) -> bool:
        """True once in a while: whoever reads the session then writes down that it was seen."""
        return self.now - self.seen_at >= TOUCH


def open_member(connection: Connection, cookie: str, now: int) -> OpenMember | None:
    """The member of a cookie, half way in or wholly; None for no, an unknown, an ended one, and for the disabled."""
    if not is_token(cookie):
        return None
    asked = core_select(
        col(Member.id),
        col(Member.organisation_id),
        col(Member.role),
        col(Member.name),
        col(Member.email),
        col(Member.term),
        col(MemberSession.token_hash),
        col(MemberSession.second_factor),
        col(MemberSession.started_at),
        col(MemberSession.seen_at),
    ).join(Member, col(Member.id) == col(MemberSession.member_id))
    here = (col(MemberSession.token_hash) == hashed(cookie), ~col(Member.disabled))
    row = connection.execute(asked.where(*here)).one_or_none()
    if row is None:
        return None
    found = OpenMember(**row._mapping, now=now)
    over = ends_at(found.started_at, found.seen_at, second_factor=found.second_factor) <= now
    return None if over else found


def kept_hash(connection: Connection, email: str) -> str:
    """The password hash behind a mail address; for an address of nobody one that no password has."""
    asked = core_select(col(Member.password_hash)).where(col(Member.email) == email)
    return connection.execute(asked).scalar() or decoy_hash()
