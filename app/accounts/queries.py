"""Looks up organisations and their people. Whoever asks for colleagues says whose: the organisation of a session."""

from sqlmodel import Session as DatabaseSession
from sqlmodel import col, func, select

from app.accounts.models import ADMIN, Member, MemberInvite, Organisation
from app.accounts.tokens import is_invite_token
from app.security.tokens import hashed


def organisation_named(session: DatabaseSession, name: str) -> Organisation | None:
    """The organisation with this name."""
    return session.exec(select(Organisation).where(col(Organisation.name) == name)).first()


def organisation_name(session: DatabaseSession, organisation_id: bytes) -> str:
    """What an organisation is called."""
    return session.get_one(Organisation, organisation_id).name


def organisations(session: DatabaseSession) -> list[Organisation]:
    """All of them, by name."""
    return list(session.exec(select(Organisation).order_by(col(Organisation.name))))


def has_member(session: DatabaseSession, email: str) -> bool:
    """Whether somebody has this address. For whoever runs the server: a page must not tell."""
    return session.exec(select(Member.id).where(col(Member.email) == email)).first() is not None


def colleagues(session: DatabaseSession, organisation_id: bytes) -> list[Member]:
    """Everybody of one organisation, by name."""
    ours = select(Member).where(col(Member.organisation_id) == organisation_id)
    return list(session.exec(ours.order_by(col(Member.name), col(Member.id))))


def colleague(session: DatabaseSession, organisation_id: bytes, member_id: bytes) -> Member | None:
    """One of them. Somebody of another organisation is as unknown as nobody."""
    ours = col(Member.organisation_id) == organisation_id
    return session.exec(select(Member).where(ours, col(Member.id) == member_id)).first()


def hold_member(session: DatabaseSession, member_id: bytes) -> None:
    """Whoever else holds this member's row waits until the transaction ends: what is counted now still counts then."""
    session.exec(select(Member.id).where(col(Member.id) == member_id).with_for_update())


def open_invites(session: DatabaseSession, organisation_id: bytes, now: int) -> list[MemberInvite]:
    """The invites of one organisation that nobody has used yet, by address."""
    ours = (col(MemberInvite.organisation_id) == organisation_id, col(MemberInvite.expires_at) > now)
    return list(session.exec(select(MemberInvite).where(*ours).order_by(col(MemberInvite.email))))


def open_invite(session: DatabaseSession, token: str, now: int) -> MemberInvite | None:
    """The invite of a link; None for an unknown, a used, a withdrawn and an expired one alike."""
    found = session.get(MemberInvite, hashed(token)) if is_invite_token(token) else None
    return found if found and found.expires_at > now else None


def other_admins(session: DatabaseSession, member: Member) -> int:
    """How many admins an organisation has beside this member, without those who are disabled."""
    admins = (
        col(Member.organisation_id) == member.organisation_id,
        col(Member.role) == ADMIN,
        ~col(Member.disabled),
    )
    counted = select(func.count()).select_from(Member).where(*admins, col(Member.id) != member.id)
    return session.exec(counted).one()
