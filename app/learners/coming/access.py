"""From a form with a code to the next page, also without scripts: nothing that Back asks for holds a code."""

from dataclasses import replace

from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app import i18n
from app.db import open_session
from app.forms import Posted
from app.learners import actions
from app.learners.access import code_page
from app.learners.codes import grouped
from app.learners.coming.carrying import ARRIVED, IN, Carried, packed, unpacked
from app.learners.forms import CodeForm, Passing, code_form, read_code_form
from app.learners.limits import OWN_PHONE_DAYS
from app.learners.models import KEEP_DAYS
from app.learners.queries import NewCode, Opened, OpenLearner, shown_code
from app.learners.sealing import CodeKeys, code_keys
from app.pages import Pages, alternates
from app.security.hashing import SlowLane
from app.security.throttle import NEW_CODES, Limit


def navigates(request: Request) -> bool:
    """A plain form, whose reply becomes a page of the browser's history; a script's request does not."""
    return request.headers.get("sec-fetch-mode") == "navigate"


def going_on_to(place: str) -> dict[str, str]:
    """The header of a page that goes on by itself.

    Chromium keeps a page for Back that came by a redirect with a cookie, even after the exit took the cookie away:
    this page has no place in the history, and the next one comes by no redirect.
    """
    # without a fragment: to the same address with one a browser only jumps, and loads nothing
    return {"refresh": f"0; url=/{i18n.current().code}/{place}"}


def carrying(request: Request, carried: Carried) -> Response | None:
    """On to the page of the code; None for a script, and for more than a cookie can carry."""
    value = _packed(request, carried) if navigates(request) else ""
    if not value:
        return None
    response = RedirectResponse(f"/{i18n.current().code}/code", 303)
    request.app.state.cookies.carried.set(response, value)
    return response


def code_offer(request: Request, onward: str, kept: str) -> Response:
    """The page that offers a code to somebody who comes from `onward` (`l03/a`) with `kept` there.

    A plain form with words is answered with a way to it, as one with a code is.
    """
    carried = Carried(onward=onward, kept=kept)
    return carrying(request, carried) or code_page(request, carried.passing)


def arrived(request: Request, learner: OpenLearner | None) -> Response | None:
    """What came of an entry; None where nothing was carried here."""
    state = request.app.state
    value = state.cookies.carried.read(request)
    carried = unpacked(state.secrets.salt, value, state.clock.seconds()) if value else None
    if carried is None:
        return None
    next_value = _packed(request, replace(carried, outcome=ARRIVED))
    if learner and carried.outcome == IN and carried.passing.takes and next_value:
        response = _going_on(request, "code")
        state.cookies.carried.set(response, next_value)
        return response
    response = _came_of_it(request, learner, carried)
    state.cookies.carried.expire(response)
    return response


def open_page(request: Request, passing: Passing) -> HTMLResponse:
    """One tap takes along what was kept."""
    pages: Pages = request.app.state.pages
    address = f"/{i18n.current().code}/code"
    return pages.page(request, "learners/open.html", passing=passing, alternates=alternates(address))


def _came_of_it(request: Request, learner: OpenLearner | None, carried: Carried) -> HTMLResponse:
    if carried.outcome not in {IN, ARRIVED}:
        sent = code_form(carried.typed, own_phone=carried.own_phone)
        return code_page(request, carried.passing, carried.outcome, sent, retry_after=carried.retry_after)
    if learner is None:
        return code_page(request, carried.passing)
    if carried.passing.takes:
        return open_page(request, carried.passing)
    return _going_on(request, carried.onward)


def _going_on(request: Request, place: str) -> HTMLResponse:
    response = code_page(request)
    response.headers.update(going_on_to(place))
    return response


def _packed(request: Request, carried: Carried) -> str:
    return packed(request.app.state.secrets.salt, carried, request.app.state.clock.seconds())


def typed_code(form: Posted) -> CodeForm:
    """What was typed as a code. It is taken out of the form: nobody repeats it."""
    return read_code_form(form) or code_form("", own_phone=False)


def slow_keys(request: Request, code: str, limit: Limit) -> CodeKeys:
    """One Argon2id run, in its own lane, if the throttle lets it. Nothing of the database is held meanwhile."""
    state = request.app.state

    def keys() -> CodeKeys:
        state.throttle.reserve(limit)
        return code_keys(code, state.secrets.salt)

    lane: SlowLane = state.lane
    return lane.run(keys)


def shown_before(request: Request, token: str) -> NewCode | None:
    """The code that this form made a moment ago, if it may still be shown."""
    state = request.app.state
    with open_session(state.engine, writes=False) as reading:
        return shown_code(reading, token, state.clock.seconds())


def shown_again(request: Request, shown: NewCode | None) -> NewCode | None:
    """The same for somebody who has no session yet: that is a try, too. Raises TooMany."""
    if shown:
        request.app.state.throttle.reserve(NEW_CODES)
    return shown


def first_shown(
    request: Request, session: Session, shown: NewCode, passing: Passing, token: str, *, renewed: bool = False
) -> Response:
    """The page with the code, which opens this phone with it."""
    clock = request.app.state.clock
    opened = actions.open_phone(session, shown.learner_id, shown.data_key, clock, own_phone=False)
    request.state.learner = opened.learner
    response = code_shown(request, shown, passing, token, renewed=renewed)
    hand_over(request, response, session, opened)
    return response


def code_shown(
    request: Request, shown: NewCode, passing: Passing, token: str, *, renewed: bool = False
) -> HTMLResponse:
    """The one page that holds a code. The other languages get it by the same form, so it is not lost on the way."""
    address = "me/code" if renewed else "code/new"
    pages: Pages = request.app.state.pages
    return pages.page(
        request,
        "learners/shown.html",
        groups=grouped(shown.code).split(),
        passing=passing,
        token=token,
        renewed=renewed,
        days=KEEP_DAYS,
        alternates=alternates(f"/{i18n.current().code}/{address}"),
    )


def hand_over(request: Request, response: Response, session: Session, opened: Opened) -> None:
    """The new cookie; whatever this phone had open before is closed, unless it is the same (a second tap)."""
    cookie = request.app.state.cookies.session
    before = cookie.read(request)
    if before != opened.cookie:
        actions.end_session(session.connection(), before)
    cookie.set(response, opened.cookie, days=OWN_PHONE_DAYS if opened.learner.own_phone else 0)
