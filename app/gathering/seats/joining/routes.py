"""Speaks HTTP for the way in: the code, then the language."""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app import i18n
from app.db import DatabaseSession
from app.errors import TooMany
from app.forms import PostedForm
from app.gathering.codes import is_join_code
from app.gathering.limits import JOINS
from app.gathering.seats.access import bring, brought_by
from app.gathering.seats.brought import Brought
from app.gathering.seats.joining.actions import Tried, try_code
from app.gathering.seats.joining.forms import JoinForm, read_join_form
from app.gathering.seats.queries import open_seat
from app.i18n import Locale
from app.learners.access import CurrentLearner
from app.learners.codes import grouped
from app.pages import Pages, alternates, came_back
from app.resources import CurrentClock, CurrentLocale, CurrentPages
from app.security.tokens import random_token

router = APIRouter()
"""Every address of the way in."""


@router.get("/join")
def best_guess(request: Request) -> Response:
    """The short address that is said aloud: on to the language that was chosen, or is likely."""
    pages: Pages = request.app.state.pages
    guess = i18n.offered(pages.preferences(request).lang) or i18n.current()
    return RedirectResponse(f"/{guess.code}/join", 303)


@router.get("/{lang}/join")
def join(
    request: Request,
    locale: CurrentLocale,
    clock: CurrentClock,
    learner: CurrentLearner,
    session: DatabaseSession,
) -> HTMLResponse:
    """The field for the code. A phone that has a seat already finds the way back to it."""
    cookie = request.app.state.cookies.seat.read(request)
    seated = bool(cookie) and open_seat(session.connection(), cookie, clock.seconds()) is not None
    return _join_page(request, JoinForm(token=random_token()), seated=seated)


@router.get("/{lang}/join/{digits}")
def join_filled_in(request: Request, locale: CurrentLocale, digits: str, learner: CurrentLearner) -> Response:
    """What the QR says: the digits stand there, and one tap joins."""
    if is_join_code(digits):
        return _join_page(request, JoinForm(digits=digits, token=random_token()))
    return RedirectResponse(f"/{locale.code}/join", 303)


@router.post("/{lang}/join")
async def joined(
    request: Request, locale: CurrentLocale, clock: CurrentClock, form: PostedForm, learner: CurrentLearner
) -> Response:
    """Take a seat. The same form again, and the same phone again, have the same one."""
    sent, state = read_join_form(form), request.app.state
    if sent.slip:
        return _join_page(request, sent, sent.slip)
    before, now = state.cookies.seat.read(request), clock.seconds()
    try:
        state.throttle.refuse_if_empty(JOINS)
    except TooMany as many:
        return _join_page(request, sent, "wait", retry_after=many.retry_after)
    tried: Tried = await state.roads.write(
        lambda connection: try_code(
            connection, state.throttle, state.secrets, sent.digits, sent.token, before, now
        )
    )
    if tried.problem:
        return _join_page(request, sent, tried.problem, retry_after=tried.retry_after)
    return _to_languages(request, locale, tried, before, now)


@router.get("/{lang}/room/languages")
def languages(
    request: Request, locale: CurrentLocale, pages: CurrentPages, learner: CurrentLearner
) -> Response:
    """Once, after joining: in which language this phone goes on. One tap also for whoever stays with this one."""
    others = [other for other in i18n.OFFERED if other is not locale]
    rows = [(one, f"/{one.code}/room", i18n.name_in(one, locale), "") for one in (locale, *others)]
    return pages.page(request, "gathering/languages.html", languages=rows)


def _to_languages(request: Request, locale: Locale, tried: Tried, before: str, now: int) -> Response:
    """On, with the seat. What this phone brought stays where it comes back to the seat that it had."""
    response, held = RedirectResponse(f"/{locale.code}/room/languages", 303), brought_by(request)
    request.app.state.cookies.seat.set(response, tried.seat)
    if not (held and tried.seat == before and held.gathering_id == tried.gathering_id):
        bring(request, response, tried.seat, Brought(tried.gathering_id, now))
    return response


def _join_page(
    request: Request, sent: JoinForm, problem: str = "", *, retry_after: int = 0, seated: bool = False
) -> HTMLResponse:
    """The field, or with good digits one button. Codes that open nothing now are alike, whatever they were."""
    pages: Pages = request.app.state.pages
    digits = sent.digits if problem in {"", "wait", "full"} else ""
    return pages.page(
        request,
        "gathering/join.html",
        **came_back(problem, retry_after),
        alternates=alternates(f"/{i18n.current().code}/join"),
        problem=problem,
        digits=digits,
        groups=grouped(digits).split() if digits else (),
        typed=sent.typed,
        count=sent.count,
        token=sent.token,
        seated=seated,
    )
