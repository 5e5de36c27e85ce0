"""Speaks HTTP for the way out: stay, close this phone, exit at once, keep for so long, erase everything."""

import asyncio

from fastapi import APIRouter, Request
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.cookies import EMPTY, Cookies
from app.db import DatabaseSession, open_session
from app.errors import SaveFailed
from app.forms import PostedForm
from app.learners import actions
from app.learners.access import CurrentLearner, code_page
from app.learners.forms import Passing, read_days
from app.learners.leaving.receipts import read_receipt, receipt
from app.learners.pairing.actions import end_waiting
from app.learners.queries import is_there, kept_days
from app.pages import alternates
from app.resources import CurrentClock, CurrentLocale, CurrentPages, CurrentSettings

router = APIRouter()
EXIT_PATIENCE = 0.4
# Not "cache": slow in Chromium, and nothing personal is ever cached
CLEARED = {"clear-site-data": '"cookies", "storage"'}
AWAY = {"referrer-policy": "no-referrer", "cache-control": "no-store"}


@router.post("/{lang}/stay")
def staying(
    request: Request, locale: CurrentLocale, clock: CurrentClock, learner: CurrentLearner
) -> Response:
    """One tap to stay. The page that asks may stay as it is."""
    if learner is None:
        return Response(status_code=403)
    if not actions.touch_session(request.app.state.engine, learner, clock):
        raise SaveFailed
    return Response(status_code=204, headers={"x-who": learner.who})


@router.post("/{lang}/me/out")
def closing(request: Request, locale: CurrentLocale, session: DatabaseSession) -> Response:
    """Close this phone. The code opens it again."""
    cookies = request.app.state.cookies
    end_here(session.connection(), request)
    response = RedirectResponse(f"/{locale.code}/", 303)
    for cookie in (cookies.session, cookies.waiting):
        cookie.expire(response)
    return response


@router.get("/{lang}/me/code")
@router.get("/{lang}/me/keep")
@router.get("/{lang}/me/out")
def my_page_again(locale: CurrentLocale) -> Response:
    """Somebody typed or reloaded the address of a form."""
    return RedirectResponse(f"/{locale.code}/me", 303)


@router.get("/out")
def harmless(pages: CurrentPages, settings: CurrentSettings) -> Response:
    """What Back and reload find where the exit was."""
    return _away(pages.render("learners/out.html"), settings.exit_url)


@router.get("/mark")
def mark(request: Request) -> Response:
    """An empty style sheet for browsers without scripts, and with it a cookie for the exit to take away."""
    response = Response(media_type="text/css")
    carried = request.app.state.cookies.carried
    if not carried.read(request):
        carried.set(response, EMPTY)
    return response


@router.post("/out")
async def exit_at_once(request: Request, pages: CurrentPages, settings: CurrentSettings) -> Response:
    """Everything on this phone ends and the reply leads away. Nothing is logged, counted, or waited for long."""
    state = request.app.state
    ending = asyncio.ensure_future(run_in_threadpool(_end, state.engine, request))
    state.endings.add(ending)
    ending.add_done_callback(state.endings.discard)
    await asyncio.wait({ending}, timeout=EXIT_PATIENCE)
    response = _away(pages.render("learners/out.html"), settings.exit_url)
    response.headers.update(CLEARED)
    _take_cookies(request, response)
    return response


@router.post("/{lang}/me/keep")
def keeping(
    request: Request,
    locale: CurrentLocale,
    pages: CurrentPages,
    form: PostedForm,
    learner: CurrentLearner,
    session: DatabaseSession,
) -> Response:
    """For how many unused days everything is kept."""
    if learner is None:
        return code_page(request, Passing("me"), "ended")
    days = read_days(form)
    if days:
        actions.keep_for(session, learner.id, days)
        return RedirectResponse(f"/{locale.code}/me", 303)
    return pages.page(
        request,
        "learners/keep.html",
        422,
        days=kept_days(session, learner.id),
        typed=form.first("days")[:8],
        alternates=alternates(f"/{locale.code}/me"),
    )


@router.get("/{lang}/me/erase")
def erasing(
    request: Request, locale: CurrentLocale, pages: CurrentPages, learner: CurrentLearner
) -> Response:
    """The second of two taps; no reason is asked."""
    if learner is None:
        return RedirectResponse(f"/{locale.code}/code", 303)
    return pages.page(
        request, "learners/erase.html", receipt=receipt(request.app.state.secrets.salt, learner.id)
    )


@router.post("/{lang}/me/erase")
def erasure(
    request: Request, locale: CurrentLocale, pages: CurrentPages, form: PostedForm, learner: CurrentLearner
) -> Response:
    """Everything of this learner is gone when this page arrives; a second tap is told so too."""
    # The page that asked knows whom: an old one never erases whoever has a code open on this phone now
    asked = read_receipt(request.app.state.secrets.salt, form.first("receipt"))
    if not asked or not (asked == learner.id if learner else _is_erased(request, asked)):
        return code_page(request, Passing("me"), "ended")
    if learner:
        actions.erase(request.app.state.engine, learner.id)
        _end(request.app.state.engine, request)
    request.state.learner = None
    home = alternates(f"/{locale.code}/")
    response = pages.page(request, "learners/erased.html", headers=CLEARED, alternates=home)
    _take_cookies(request, response)
    return response


def _away(html: str, exit_url: str) -> HTMLResponse:
    return HTMLResponse(html, headers={"refresh": f"0; url={exit_url}", **AWAY})


def _take_cookies(request: Request, response: Response) -> None:
    request.app.state.cookies.expire(response)


def _end(engine: Engine, request: Request) -> None:
    try:
        with engine.execution_options(writes=True).begin() as connection:
            _say_goodbye(connection, request)
    except DBAPIError:
        # The way out never depends on the database: the cookie is gone, and the session ends by itself
        return


def end_here(connection: Connection, request: Request) -> None:
    """What this phone has open, and what it waits for."""
    cookies: Cookies = request.app.state.cookies
    actions.end_session(connection, cookies.session.read(request))
    end_waiting(connection, cookies.waiting.read(request))


def _say_goodbye(connection: Connection, request: Request) -> None:
    """Every slice ends what it holds of this phone (`app.state.goodbyes`)."""
    for goodbye in request.app.state.goodbyes:
        goodbye(connection, request)


def _is_erased(request: Request, learner_id: bytes) -> bool:
    with open_session(request.app.state.engine, writes=False) as reading:
        return not is_there(reading, learner_id)
