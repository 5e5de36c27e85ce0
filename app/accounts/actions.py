"""Changes who works here: organisations, invites, roles, passwords; disables, removes, sweeps."""

from sqlalchemy import ColumnElement, Engine, and_, delete, or_
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session as DatabaseSession
from sqlmodel import col

from app.accounts.entering.actions import Entered, end_sessions, held_colleague, open_session, renew_sessions
from app.accounts.entering.doors import Doors
from app.accounts.entering.queries import OpenMember
from app.accounts.limits import ABSOLUTE, HALF_WAY, IDLE, INVITE
from app.accounts.models import ADMIN, Challenge, Member, MemberInvite, MemberSession, Organisation
from app.accounts.queries import colleague, open_invite, other_admins
from app.accounts.tokens import invite_token
from app.accounts.trail.actions import expire_entries, hold_organisation, note_act
from app.accounts.trail.acts import Act
from app.clock import Clock
from app.errors import NotFound
from app.security.secrets import Secrets
from app.security.tokens import hashed
from app.upkeep import empty_files, note_gone, vacuum

SWEPT = ("member_session", "member_invite", "challenge", "audit_entry")


def found_organisation(session: DatabaseSession, secrets: Secrets, clock: Clock, name: str) -> Organisation:
    """A new organisation, with the first entry of its trail."""
    made = Organisation(name=name)
    session.add(made)
    session.flush()
    note_act(session, secrets, clock, made.id, None, Act.FOUNDED)
    return made


def invite_member(
    session: DatabaseSession,
    secrets: Secrets,
    clock: Clock,
    organisation_id: bytes,
    email: str,
    role: str,
    actor: bytes | None,
) -> str:
    """The token of a link for one person, for a day. An earlier one for the same address ends.

    Says nothing about whether the address is somebody's already: then the link turns out to be of no use.
    """
    hold_organisation(session, organisation_id)
    if actor is not None:
        _still_admin(session, actor)
    _withdraw(session, organisation_id, email)
    token = invite_token()
    session.add(
        MemberInvite(
            token_hash=hashed(token),
            organisation_id=organisation_id,
            email=email,
            role=role,
            expires_at=clock.seconds() + INVITE,
            made_by=actor,
        )
    )
    note_act(session, secrets, clock, organisation_id, actor, Act.INVITED, role)
    return token


def withdraw_invite(
    session: DatabaseSession, secrets: Secrets, clock: Clock, here: OpenMember, email: str
) -> bool:
    """The link for this address opens nothing any more. False when there was none."""
    hold_organisation(session, here.organisation_id)
    _still_admin(session, here.id)
    if not _withdraw(session, here.organisation_id, email):
        return False
    note_act(session, secrets, clock, here.organisation_id, here.id, Act.INVITE_WITHDRAWN)
    return True


def accept_invite(session: DatabaseSession, doors: Doors, token: str, name: str, kept: str) -> Entered | None:
    """A new member, half way in, with the hash `kept` of a password. The second factor comes next.

    None for an invite that is gone, and for an address that somebody has by now: the link is used up.
    """
    invite = open_invite(session, token, doors.clock.seconds())
    if invite is None:
        return None
    organisation = hold_organisation(session, invite.organisation_id)
    used = session.exec(delete(MemberInvite).where(col(MemberInvite.token_hash) == hashed(token)))
    if used.rowcount != 1:
        return None
    member = Member(
        organisation_id=organisation.id,
        email=invite.email,
        name=name,
        role=invite.role,
        password_hash=kept,
        made_on=doors.clock.today(),
    )
    try:
        with session.begin_nested():
            session.add(member)
    except IntegrityError:
        return None
    note_act(session, doors.secrets, doors.clock, organisation.id, member.id, Act.JOINED, member.role)
    return open_session(session, member, doors.clock, second_factor=False)


def change_password(session: DatabaseSession, doors: Doors, here: OpenMember, kept: str) -> Entered | None:
    """Another password, as its hash, for somebody wholly in. Ends other sessions, and gives this one a new id."""
    member = held_colleague(session, here) if here.second_factor else None
    if member is None:
        return None
    member.password_hash = kept
    note_act(session, doors.secrets, doors.clock, member.organisation_id, member.id, Act.PASSWORD_CHANGED)
    return renew_sessions(session, member, here, doors.clock, second_factor=True)


def change_role(
    session: DatabaseSession, secrets: Secrets, clock: Clock, here: OpenMember, member_id: bytes, role: str
) -> bool:
    """Another role for a colleague, who has to sign in anew. False where no admin would be left."""
    member = _colleague(session, here, member_id)
    if role != ADMIN and _is_last_admin(session, member):
        return False
    member.role = role
    _out(session, secrets, clock, here, member, Act.ROLE_CHANGED)
    return True


def disable_member(
    session: DatabaseSession, secrets: Secrets, clock: Clock, here: OpenMember, member_id: bytes
) -> bool:
    """Out at the next request, and not in again; whatever learners share has ended. False for the last admin."""
    member = _colleague(session, here, member_id)
    if _is_last_admin(session, member):
        return False
    member.disabled, member.term = True, member.term + 1
    _out(session, secrets, clock, here, member, Act.DISABLED)
    return True


def enable_member(
    session: DatabaseSession, secrets: Secrets, clock: Clock, here: OpenMember, member_id: bytes
) -> None:
    """May sign in again, with the password and factors of before."""
    member = _colleague(session, here, member_id)
    member.disabled = False
    _out(session, secrets, clock, here, member, Act.ENABLED)


def remove_member(
    session: DatabaseSession, secrets: Secrets, clock: Clock, here: OpenMember, member_id: bytes
) -> bool:
    """The rows of this person are gone, not flagged; the trail keeps a number. False for the last admin."""
    member = _colleague(session, here, member_id)
    if _is_last_admin(session, member):
        return False
    _out(session, secrets, clock, here, member, Act.REMOVED)
    session.exec(delete(Member).where(col(Member.id) == member_id))
    note_gone(session.connection())
    return True


def sweep(engine: Engine, clock: Clock) -> None:
    """Remove what is past its time, and what removed rows leave behind in the files."""
    now = clock.seconds()
    with engine.execution_options(writes=True).begin() as connection:
        gone = connection.execute(delete(MemberSession).where(_ended(now))).rowcount
        gone += connection.execute(delete(MemberInvite).where(col(MemberInvite.expires_at) <= now)).rowcount
        gone += connection.execute(delete(Challenge).where(col(Challenge.expires_at) <= now)).rowcount
        gone += expire_entries(connection, now)
        if gone:
            note_gone(connection)
    vacuum(engine, SWEPT)
    empty_files(engine)


def _ended(now: int) -> ColumnElement[bool]:
    started = col(MemberSession.started_at)
    half = and_(~col(MemberSession.second_factor), started <= now - HALF_WAY)
    return or_(col(MemberSession.seen_at) <= now - IDLE, started <= now - ABSOLUTE, half)


def _withdraw(session: DatabaseSession, organisation_id: bytes, email: str) -> int:
    ours = (col(MemberInvite.organisation_id) == organisation_id, col(MemberInvite.email) == email)
    return session.exec(delete(MemberInvite).where(*ours)).rowcount


def _colleague(session: DatabaseSession, here: OpenMember, member_id: bytes) -> Member:
    hold_organisation(session, here.organisation_id)
    _still_admin(session, here.id)
    found = colleague(session, here.organisation_id, member_id)
    if found is None:
        raise NotFound
    session.refresh(found)
    return found


def _still_admin(session: DatabaseSession, member_id: bytes) -> None:
    """Whoever waited for the organisation may have been kept out meanwhile. Raises NotFound."""
    member = session.get(Member, member_id, populate_existing=True)
    if member is None or member.disabled or member.role != ADMIN:
        raise NotFound


def _is_last_admin(session: DatabaseSession, member: Member) -> bool:
    return member.role == ADMIN and not other_admins(session, member)


def _out(
    session: DatabaseSession, secrets: Secrets, clock: Clock, here: OpenMember, member: Member, act: Act
) -> None:
    """Whatever changed about a colleague ends their sessions and the links they made, and stands in the trail."""
    end_sessions(session, member.id)
    session.exec(delete(MemberInvite).where(col(MemberInvite.made_by) == member.id))
    note_act(session, secrets, clock, here.organisation_id, here.id, act, member.id.hex())
