"""Looks up what a link invites to."""

from dataclasses import dataclass

from sqlmodel import Session as DatabaseSession

from app.accounts.queries import open_invite, organisation_name


@dataclass(frozen=True, slots=True)
class Welcome:
    """Who is invited, to what, and as what."""

    email: str
    role: str
    organisation: str


def welcome(session: DatabaseSession, token: str, now: int) -> Welcome | None:
    """What stands behind a link; None for a link that opens nothing, or nothing any more."""
    invite = open_invite(session, token, now)
    if invite is None:
        return None
    return Welcome(invite.email, invite.role, organisation_name(session, invite.organisation_id))
