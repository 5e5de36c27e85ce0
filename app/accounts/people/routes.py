"""Speaks HTTP for admins about their colleagues: invite, withdraw, change the role, disable, remove."""

from fastapi import APIRouter
from starlette.responses import Response

from app.accounts.access import AdminDesk
from app.accounts.actions import (
    change_role,
    disable_member,
    enable_member,
    invite_member,
    remove_member,
    withdraw_invite,
)
from app.accounts.emails import read_email
from app.accounts.limits import HOUR, INVITE
from app.accounts.passkeys import site_of
from app.accounts.people.access import people_page, person_of, person_page
from app.accounts.people.forms import is_sure, read_invite, read_role
from app.accounts.tokens import JOIN
from app.db import DatabaseSession
from app.forms import PostedForm
from app.handouts.qr import qr_svg
from app.pages import alternates

router = APIRouter()


@router.get("/desk/{lang}/people")
def people(desk: AdminDesk, session: DatabaseSession) -> Response:
    """Who works here."""
    return people_page(desk, session)


@router.post("/desk/{lang}/invites")
def invite(desk: AdminDesk, form: PostedForm, session: DatabaseSession) -> Response:
    """A link to hand over. Pressed twice, the one on the screen is the good one."""
    sent = read_invite(form)
    if not sent.email:
        return people_page(desk, session, "email", sent)
    doors, here = desk.doors, desk.here
    token = invite_member(
        session, doors.secrets, doors.clock, here.organisation_id, sent.email, sent.role, here.id
    )
    link = f"{site_of(desk.pages.settings).origin}{JOIN}{token}"
    return desk.page(
        "accounts/invited.html",
        sent=sent,
        link=link,
        drawn=lambda label: qr_svg(link, label),
        hours=INVITE // HOUR,
        place="people",
        alternates=alternates(f"{desk.home}/people"),
    )


@router.post("/desk/{lang}/invites/withdrawal")
def withdrawal(desk: AdminDesk, form: PostedForm, session: DatabaseSession) -> Response:
    """The link opens nothing any more. It is no fault if it did not before."""
    withdraw_invite(session, desk.secrets, desk.clock, desk.here, read_email(form.first("email")) or "")
    return desk.on("people")


@router.get("/desk/{lang}/people/{member}")
def person(desk: AdminDesk, member: str, session: DatabaseSession) -> Response:
    """One colleague, and what an admin can do."""
    return person_page(desk, session, person_of(desk, session, member))


@router.post("/desk/{lang}/people/{member}/role")
def role(desk: AdminDesk, member: str, form: PostedForm, session: DatabaseSession) -> Response:
    """Another role. One's own takes a second tap."""
    found, wanted = person_of(desk, session, member), read_role(form)
    if not wanted or wanted == found.role:
        return desk.on(f"people/{member}")
    if found.id == desk.here.id and not is_sure(form):
        return person_page(desk, session, found, sure_of="role")
    done = change_role(session, desk.secrets, desk.clock, desk.here, found.id, wanted)
    return desk.on(f"people/{member}") if done else person_page(desk, session, found, "last")


@router.post("/desk/{lang}/people/{member}/pause")
def pause(desk: AdminDesk, member: str, form: PostedForm, session: DatabaseSession) -> Response:
    """Out at the next request, and not in again. Oneself takes a second tap."""
    found = person_of(desk, session, member)
    if found.disabled:
        return desk.on(f"people/{member}")
    if found.id == desk.here.id and not is_sure(form):
        return person_page(desk, session, found, sure_of="pause")
    done = disable_member(session, desk.secrets, desk.clock, desk.here, found.id)
    return desk.on(f"people/{member}") if done else person_page(desk, session, found, "last")


@router.post("/desk/{lang}/people/{member}/return")
def comes_back(desk: AdminDesk, member: str, session: DatabaseSession) -> Response:
    """May sign in again."""
    found = person_of(desk, session, member)
    if found.disabled:
        enable_member(session, desk.secrets, desk.clock, desk.here, found.id)
    return desk.on(f"people/{member}")


@router.post("/desk/{lang}/people/{member}/removal")
def removal(desk: AdminDesk, member: str, form: PostedForm, session: DatabaseSession) -> Response:
    """Gone, after a second tap."""
    found = person_of(desk, session, member)
    if not is_sure(form):
        return person_page(desk, session, found, sure_of="removal")
    done = remove_member(session, desk.secrets, desk.clock, desk.here, found.id)
    return desk.on("people") if done else person_page(desk, session, found, "last")
