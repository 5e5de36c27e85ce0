"""Speaks HTTP for the door: the password, and after it the second factor."""

from fastapi import APIRouter
from starlette.responses import Response

from app.accounts.access import AlreadyIn, Desk, HalfWay, Visitor
from app.accounts.entering.access import second_page, sign_in_page
from app.accounts.entering.actions import complete_entry, enter_by_password, try_password
from app.accounts.entering.forms import read_sign_in, taken
from app.accounts.factors.actions import accept_digits, accept_paper_code
from app.db import DatabaseSession
from app.errors import TooMany
from app.forms import Posted, PostedForm

router = APIRouter()


@router.get("/desk/{lang}/sign-in")
def sign_in(door: Visitor) -> Response:
    """The door."""
    if door.here and door.here.second_factor:
        raise AlreadyIn
    return sign_in_page(door)


@router.post("/desk/{lang}/sign-in")
def entry(door: Visitor, form: PostedForm, session: DatabaseSession) -> Response:
    """Half way in. One message for whatever does not fit, and one slow hash for whatever address."""
    sent = read_sign_in(form)
    if sent.empty:
        return sign_in_page(door, "empty", sent)
    try:
        tried = try_password(door.request.app.state.engine, door.doors, sent.email, sent.password)
    except TooMany as many:
        return sign_in_page(door, "wait", sent, many)
    entered = enter_by_password(session, door.doors, tried)
    return door.let_in(session, entered, "second") if entered else sign_in_page(door, "wrong", sent)


@router.get("/desk/{lang}/second")
def second(desk: HalfWay, session: DatabaseSession) -> Response:
    """Digits of the app, a passkey, or a recovery code."""
    return second_page(desk, session)


@router.post("/desk/{lang}/second")
def second_entry(desk: HalfWay, form: PostedForm, session: DatabaseSession) -> Response:
    """Wholly in."""
    problem = "paper" if "paper" in form.values else "digits"
    try:
        accepted = _accepted(desk, form, session)
    except TooMany as many:
        return second_page(desk, session, "wait", many)
    entered = complete_entry(session, desk.doors, desk.here) if accepted else None
    return desk.let_in(session, entered, "groups") if entered else second_page(desk, session, problem)


def _accepted(desk: Desk, form: Posted, session: DatabaseSession) -> bool:
    paper, digits = taken(form, "paper"), taken(form, "digits")
    if "paper" in form.values:
        return accept_paper_code(session, desk.doors, desk.here, paper)
    return accept_digits(session, desk.doors, desk.here, digits)
