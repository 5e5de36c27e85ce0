"""From a form with a code to the next page, for browsers without scripts: nothing that Back asks for holds a code."""

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app import i18n
from app.learners.access import code_page
from app.learners.coming.carrying import ARRIVED, IN, Carried, packed, unpacked
from app.learners.forms import Passing, code_form
from app.learners.queries import OpenLearner
from app.pages import Pages, alternates


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
