"""Speaks HTTP for passkeys. A script asks for the question; the answer comes back in a plain form."""

from fastapi import APIRouter
from starlette.responses import Response

from app.accounts.access import FreshDesk, HalfWay, Visitor
from app.accounts.entering.access import second_page, sign_in_page
from app.accounts.factors.access import app_page
from app.accounts.factors.forms import read_label
from app.accounts.keys.access import (
    added_passkey,
    entered_by_passkey,
    registration_question,
    sign_in_question,
)
from app.accounts.mine.access import account_page
from app.db import DatabaseSession
from app.forms import PostedForm

router = APIRouter()


@router.post("/desk/{lang}/passkey/question")
def question(door: Visitor, session: DatabaseSession) -> Response:
    """For the door. No throttle: nothing that others do keeps a passkey out."""
    return sign_in_question(door, session)


@router.post("/desk/{lang}/passkey")
def answer(door: Visitor, form: PostedForm, session: DatabaseSession) -> Response:
    """In, with a passkey alone, or with one after the password."""
    entered = entered_by_passkey(door, session, form.first("answer"))
    if entered:
        return door.let_in(session, entered, "groups")
    half = door.half
    return second_page(half, session, "passkey") if half else sign_in_page(door, "passkey")


@router.post("/desk/{lang}/start/passkey/question")
def first_question(desk: HalfWay, session: DatabaseSession) -> Response:
    """For somebody new."""
    return registration_question(desk, session)


@router.post("/desk/{lang}/start/passkey")
def first_passkey(desk: HalfWay, form: PostedForm, session: DatabaseSession) -> Response:
    """The first second factor: wholly in, and on to the recovery codes."""
    entered = added_passkey(desk, session, form.first("answer"), read_label(form))
    if entered is None:
        return app_page(desk, "accounts/start.html", "start", "passkey")
    return desk.let_in(session, entered, "account/codes")


@router.post("/desk/{lang}/account/passkeys/question")
def another_question(desk: FreshDesk, session: DatabaseSession) -> Response:
    """For one passkey more."""
    return registration_question(desk, session)


@router.post("/desk/{lang}/account/passkeys")
def another_passkey(desk: FreshDesk, form: PostedForm, session: DatabaseSession) -> Response:
    """One passkey more."""
    entered = added_passkey(desk, session, form.first("answer"), read_label(form))
    if entered is None:
        return account_page(desk, session, "passkey")
    return desk.let_in(session, entered, "account/changed")
