"""Speaks HTTP for joining: the link of an invite, name and password, then the first second factor."""

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from app.accounts.access import Door, HalfWay, Visitor, desk_home, status_of
from app.accounts.actions import accept_invite
from app.accounts.entering.actions import slow_hash
from app.accounts.entering.forms import taken
from app.accounts.factors.access import app_page
from app.accounts.factors.actions import add_app
from app.accounts.factors.forms import read_app
from app.accounts.factors.queries import factors
from app.accounts.joining.forms import Joining, read_joining
from app.accounts.joining.queries import Welcome, welcome
from app.accounts.tokens import is_invite_token
from app.db import DatabaseSession, open_session
from app.errors import NotFound, TooMany
from app.forms import PostedForm

router = APIRouter()


@router.get("/desk/join/{token}")
def invite_link(token: str) -> Response:
    """The link as it is handed over: without a language."""
    if not is_invite_token(token):
        raise NotFound
    return RedirectResponse(f"{desk_home()}/join/{token}", 303)


@router.get("/desk/{lang}/join/{token}")
def join(door: Visitor, token: str) -> Response:
    """Who invites, and two fields. Nothing is used up by looking."""
    invited = _invited(door, token)
    return _join_page(door, token, invited) if invited else _gone(door)


@router.post("/desk/{lang}/join/{token}")
def joining(door: Visitor, token: str, form: PostedForm, session: DatabaseSession) -> Response:
    """A member, half way in. The link is used up."""
    password, invited = taken(form, "password"), _invited(door, token)
    if invited is None:
        return _gone(door)
    sent = read_joining(form, password, invited.email, invited.organisation)
    if sent.slips:
        return _join_page(door, token, invited, sent, "slips")
    try:
        kept = slow_hash(door.doors, sent.password)
    except TooMany as many:
        return _join_page(door, token, invited, sent, "wait", many)
    entered = accept_invite(session, door.doors, token, sent.name, kept)
    return door.let_in(session, entered, "start") if entered else _gone(door)


@router.get("/desk/{lang}/start")
def start(desk: HalfWay, session: DatabaseSession) -> Response:
    """The first second factor, for somebody who has none."""
    if factors(session, desk.here.id).any:
        return desk.on("second")
    return app_page(desk, "accounts/start.html", "start")


@router.post("/desk/{lang}/start")
def first_factor(desk: HalfWay, form: PostedForm, session: DatabaseSession) -> Response:
    """An app, proved by its digits. Then wholly in, and on to the recovery codes."""
    sent = read_app(form)
    entered = add_app(session, desk.doors, desk.here, sent.box, sent.digits)
    if entered is None:
        return app_page(desk, "accounts/start.html", "start", "digits", sent.box)
    return desk.let_in(session, entered, "account/codes")


def _invited(door: Door, token: str) -> Welcome | None:
    # read and let go: nothing of the database is held while the slow hash runs
    with open_session(door.request.app.state.engine, writes=False) as reading:
        return welcome(reading, token, door.clock.seconds())


def _join_page(
    door: Door,
    token: str,
    invited: Welcome,
    sent: Joining | None = None,
    problem: str = "",
    many: TooMany | None = None,
) -> Response:
    return door.page(
        "accounts/join.html",
        token=token,
        invited=invited,
        name=sent.name if sent else "",
        slips=sent.slips if sent else {},
        **status_of(problem, many),
    )


def _gone(door: Door) -> Response:
    """Also for whoever pressed twice, who is in by now."""
    if door.here and not door.here.second_factor:
        return door.on("start")
    return door.page("accounts/gone.html", 404)
