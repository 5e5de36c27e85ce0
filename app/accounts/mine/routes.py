"""Speaks HTTP for one's own account. Whatever changes here ends this member's other sessions (SAFETY C2)."""

from fastapi import APIRouter
from starlette.responses import Response

from app.accounts.access import AtDesk, Desk, FreshDesk
from app.accounts.actions import change_password
from app.accounts.entering.actions import confirmed_member, end_sessions, slow_hash, try_password
from app.accounts.entering.forms import taken
from app.accounts.factors.access import app_page
from app.accounts.factors.actions import add_app, remove_app, remove_passkey, replace_paper_codes
from app.accounts.factors.forms import read_app
from app.accounts.factors.queries import factors
from app.accounts.mine.access import account_page
from app.accounts.passwords import weakness
from app.accounts.queries import organisation_name
from app.accounts.totp import grouped
from app.db import DatabaseSession, open_session
from app.errors import TooMany
from app.forms import PostedForm

router = APIRouter()
CHANGED = "account/changed"


@router.get("/desk/{lang}/account")
def account(desk: AtDesk, session: DatabaseSession) -> Response:
    """My account."""
    return account_page(desk, session)


@router.get("/desk/{lang}/account/changed")
def changed(desk: AtDesk) -> Response:
    """Said after each change."""
    return desk.page("accounts/changed.html")


@router.post("/desk/{lang}/account/password")
def another_password(desk: AtDesk, form: PostedForm, session: DatabaseSession) -> Response:
    """Another password, for whoever knows the old one."""
    old, new, engine = taken(form, "old"), taken(form, "new"), desk.request.app.state.engine
    slip = weakness(new, _about(desk)) or ""
    try:
        tried = try_password(engine, desk.doors, desk.here.email, old)
        kept = slow_hash(desk.doors, new) if tried.fits and not slip else ""
    except TooMany as many:
        return account_page(desk, session, "wait", many)
    if confirmed_member(session, desk.doors, tried) is None:
        return account_page(desk, session, "old")
    entered = change_password(session, desk.doors, desk.here, kept) if kept else None
    return (
        desk.let_in(session, entered, CHANGED) if entered else account_page(desk, session, "new", slip=slip)
    )


@router.get("/desk/{lang}/account/app")
def app(desk: FreshDesk) -> Response:
    """Set up an app, instead of any before."""
    return app_page(desk, "accounts/app.html", "account/app")


@router.post("/desk/{lang}/account/app")
def another_app(desk: FreshDesk, form: PostedForm, session: DatabaseSession) -> Response:
    """Use this app from now on."""
    sent = read_app(form)
    entered = add_app(session, desk.doors, desk.here, sent.box, sent.digits)
    if entered is None:
        return app_page(desk, "accounts/app.html", "account/app", "digits", sent.box)
    return desk.let_in(session, entered, CHANGED)


@router.post("/desk/{lang}/account/app/removal")
def app_removal(desk: FreshDesk, session: DatabaseSession) -> Response:
    """No app any more, where a passkey is left."""
    entered = remove_app(session, desk.doors, desk.here)
    return desk.let_in(session, entered, CHANGED) if entered else account_page(desk, session, "last")


@router.post("/desk/{lang}/account/passkeys/removal")
def passkey_removal(desk: FreshDesk, form: PostedForm, session: DatabaseSession) -> Response:
    """One passkey less, where another factor is left."""
    entered = remove_passkey(session, desk.doors, desk.here, _read_id(form.first("passkey")))
    return desk.let_in(session, entered, CHANGED) if entered else account_page(desk, session, "last")


@router.get("/desk/{lang}/account/codes")
def codes(desk: FreshDesk, session: DatabaseSession) -> Response:
    """What recovery codes are for, and a button that makes them."""
    return desk.page("accounts/codes.html", factors=factors(session, desk.here.id), codes=())


@router.post("/desk/{lang}/account/codes")
def new_codes(desk: FreshDesk, session: DatabaseSession) -> Response:
    """Ten codes, shown this once. Pressed twice, those that are on the screen are the good ones."""
    made = replace_paper_codes(session, desk.doors, desk.here) or ()
    found = factors(session, desk.here.id)
    return desk.page("accounts/codes.html", factors=found, codes=[grouped(one) for one in made])


@router.post("/desk/{lang}/account/sign-out")
def out_everywhere(desk: AtDesk, session: DatabaseSession) -> Response:
    """Signed out of every browser, this one too."""
    end_sessions(session, desk.here.id)
    response = desk.on("sign-in")
    desk.request.app.state.cookies.desk.expire(response)
    return response


def _about(desk: Desk) -> tuple[str, ...]:
    with open_session(desk.request.app.state.engine, writes=False) as reading:
        return desk.here.email, desk.here.name, organisation_name(reading, desk.here.organisation_id)


def _read_id(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""
