"""Lets members in and out: password, second factor, passkey; sessions with a new id at every step."""

from dataclasses import dataclass, field

from sqlalchemy import Connection, Engine, delete, update
from sqlmodel import Session as DatabaseSession
from sqlmodel import col, select

from app.accounts.entering.doors import Doors
from app.accounts.entering.queries import OpenMember, kept_hash
from app.accounts.limits import JOINS, SIGN_INS, account_limit
from app.accounts.models import Member, MemberSession, Passkey
from app.accounts.passwords import fits, password_hash
from app.accounts.trail.actions import hold_organisation, note_act
from app.accounts.trail.acts import Act
from app.clock import Clock
from app.security.tokens import hashed, is_token, random_token
from app.upkeep import write_if_free


@dataclass(frozen=True, slots=True)
class Tried:
    """A password that was looked at: whose, against which hash, and whether it fits."""

    email: str
    kept: str = field(repr=False)
    fits: bool


@dataclass(frozen=True, slots=True)
class Entered:
    """A session that just began, and the value of its cookie, which nobody else knows."""

    member: OpenMember
    cookie: str = field(repr=False)


def try_password(engine: Engine, doors: Doors, email: str, password: str) -> Tried:
    """One Argon2id run for whatever address is given, known, unknown or disabled. Raises TooMany.

    Takes a token of everybody's bucket and one of the account's, so call it before any other transaction.
    """

    def tried() -> Tried:
        doors.throttle.reserve(SIGN_INS)
        doors.throttle.reserve(account_limit(doors.secrets.salt, "password", email.encode()))
        with engine.connect() as connection:
            kept = kept_hash(connection, email)
        return Tried(email, kept, fits(kept, password))

    return doors.lane.run(tried)


def slow_hash(doors: Doors, password: str) -> str:
    """The hash to keep of a new password: one Argon2id run. Raises TooMany. Ask as for `try_password`."""

    def made() -> str:
        doors.throttle.reserve(JOINS)
        return password_hash(password)

    return doors.lane.run(made)


def confirmed_member(session: DatabaseSession, doors: Doors, tried: Tried) -> Member | None:
    """The member whose password was tried, if it is still the one. Then the try has cost nothing.

    None, always the same, for a wrong password, an unknown address and somebody disabled.
    """
    found = session.exec(select(Member).where(col(Member.email) == tried.email)).first()
    member = held_member(session, found) if found and tried.fits else None
    if member is None or member.password_hash != tried.kept:
        return None
    for limit in (SIGN_INS, account_limit(doors.secrets.salt, "password", tried.email.encode())):
        doors.throttle.refund(limit, session.connection())
    return member


def enter_by_password(session: DatabaseSession, doors: Doors, tried: Tried) -> Entered | None:
    """Half way in, or None as `confirmed_member` says."""
    member = confirmed_member(session, doors, tried)
    return open_session(session, member, doors.clock, second_factor=False) if member else None


def enter_by_passkey(
    session: DatabaseSession, doors: Doors, credential_id: bytes, sign_count: int
) -> Entered | None:
    """Wholly in, after the answer of this passkey was checked. No throttle stands here: nothing locks it out.

    None when the passkey is gone, its owner disabled, or its count did not go up: then there are two of it.
    """
    passkey = session.get(Passkey, credential_id)
    found = session.get(Member, passkey.member_id) if passkey else None
    member = held_member(session, found) if found else None
    if member is None or not _counted(session, credential_id, sign_count):
        return None
    return _wholly_in(session, doors, member, doors.clock.seconds())


def complete_entry(session: DatabaseSession, doors: Doors, here: OpenMember) -> Entered | None:
    """From half way to wholly in, after the second factor was accepted. None when the first half has ended."""
    member = held_colleague(session, here)
    if member is None or not _ended(session, here):
        return None
    return _wholly_in(session, doors, member, here.started_at)


def renew_sessions(
    session: DatabaseSession, member: Member, here: OpenMember, clock: Clock, *, second_factor: bool
) -> Entered:
    """A new id for this browser, and the end of all others: a password or a factor was changed."""
    end_sessions(session, member.id)
    return open_session(session, member, clock, second_factor=second_factor, started_at=here.started_at)


def open_session(
    session: DatabaseSession,
    member: Member,
    clock: Clock,
    *,
    second_factor: bool,
    started_at: int | None = None,
) -> Entered:
    """A new session with a new cookie value."""
    cookie, now = random_token(), clock.seconds()
    row = MemberSession(
        token_hash=hashed(cookie),
        member_id=member.id,
        started_at=now if started_at is None else started_at,
        seen_at=now,
        second_factor=second_factor,
    )
    session.add(row)
    session.flush()
    who = (member.id, member.organisation_id, member.role, member.name, member.email, member.term)
    return Entered(OpenMember(*who, row.token_hash, second_factor, row.started_at, now, now), cookie)


def touch_session(engine: Engine, here: OpenMember) -> bool:
    """This browser was seen now. False when the database was not free; then the old time stands."""
    ours = col(MemberSession.token_hash) == here.token_hash

    def note(connection: Connection) -> None:
        connection.execute(update(MemberSession).where(ours).values(seen_at=here.now))

    return write_if_free(engine, note)


def end_session(session: DatabaseSession, cookie: str) -> None:
    """Sign out of this browser."""
    if is_token(cookie):
        session.exec(delete(MemberSession).where(col(MemberSession.token_hash) == hashed(cookie)))


def end_sessions(session: DatabaseSession, member_id: bytes) -> None:
    """Sign a member out everywhere."""
    session.exec(delete(MemberSession).where(col(MemberSession.member_id) == member_id))


def end_other_sessions(session: DatabaseSession, here: OpenMember) -> None:
    """Sign a member out everywhere else."""
    others = (col(MemberSession.member_id) == here.id, col(MemberSession.token_hash) != here.token_hash)
    session.exec(delete(MemberSession).where(*others))


def held_member(session: DatabaseSession, found: Member) -> Member | None:
    """The member as it is now, while nobody else can change it; None when it is gone or disabled."""
    hold_organisation(session, found.organisation_id)
    member = session.get(Member, found.id, populate_existing=True)
    return None if member is None or member.disabled else member


def held_colleague(session: DatabaseSession, here: OpenMember) -> Member | None:
    """The same for somebody who is signed in, if that session is still open."""
    hold_organisation(session, here.organisation_id)
    if session.get(MemberSession, here.token_hash, populate_existing=True) is None:
        return None
    member = session.get(Member, here.id, populate_existing=True)
    return None if member is None or member.disabled else member


def _wholly_in(session: DatabaseSession, doors: Doors, member: Member, started_at: int) -> Entered:
    note_act(session, doors.secrets, doors.clock, member.organisation_id, member.id, Act.SIGNED_IN)
    return open_session(session, member, doors.clock, second_factor=True, started_at=started_at)


def _ended(session: DatabaseSession, here: OpenMember) -> bool:
    ours = col(MemberSession.token_hash) == here.token_hash
    return session.exec(delete(MemberSession).where(ours)).rowcount == 1


def _counted(session: DatabaseSession, credential_id: bytes, sign_count: int) -> bool:
    # devices that do not count always say 0
    goes_up = col(Passkey.sign_count) < sign_count if sign_count else col(Passkey.sign_count) == 0
    this = col(Passkey.id) == credential_id
    return session.exec(update(Passkey).where(this, goes_up).values(sign_count=sign_count)).rowcount == 1
