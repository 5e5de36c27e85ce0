"""Speaks HTTP for the learner code: get one, enter one, say that it is written down, renew it."""

from fastapi import APIRouter, Request
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from app import i18n
from app.db import DatabaseSession
from app.errors import TooMany
from app.forms import PostedForm
from app.learners import actions
from app.learners.access import CurrentLearner, code_page
from app.learners.cards.access import card_page
from app.learners.codes import random_code
from app.learners.coming.access import (
    arrived,
    carrying,
    code_shown,
    first_shown,
    hand_over,
    navigates,
    open_page,
    shown_again,
    shown_before,
    slow_keys,
)
from app.learners.coming.carrying import IN, Carried
from app.learners.digits import are_digits
from app.learners.forms import CodeForm, Passing, read_code_form, read_passing, read_token
from app.learners.limits import OWN_PHONE_DAYS
from app.learners.queries import NewCode, Opened, OpenLearner
from app.resources import CurrentClock, CurrentLocale
from app.security.throttle import FAILED_CODES, NEW_CODES

router = APIRouter()
COVER = "cover"
SAVING_AGAIN = 5


@router.get("/{lang}/code")
def code(request: Request, locale: CurrentLocale, learner: CurrentLearner) -> Response:
    """Both ways: get a code, enter a code. After an entry without scripts, what came of it."""
    return arrived(request, learner) or code_page(request)


@router.post("/{lang}/code")
def entry(
    request: Request,
    locale: CurrentLocale,
    clock: CurrentClock,
    form: PostedForm,
    learner: CurrentLearner,
    session: DatabaseSession,
) -> Response:
    """Enter a code. Without the field this is the page itself, with what passes through."""
    passing, sent = read_passing(form), read_code_form(form)
    if sent is None:
        return code_page(request, passing)
    if are_digits(sent.digits) and request.headers.get("x-askel") != COVER:
        return card_page(request, digits=sent.digits)
    if sent.slip:
        return _not_in(request, passing, sent.slip, sent)
    try:
        keys = slow_keys(request, sent.digits, FAILED_CODES)
        secrets = request.app.state.secrets
        opened = actions.enter_code(session, secrets, keys, clock, own_phone=sent.own_phone)
    except TooMany as many:
        return _not_in(request, passing, "wait", sent, many.retry_after)
    except DBAPIError:
        if not navigates(request):
            raise
        session.rollback()
        return _not_in(request, passing, "wait", sent, SAVING_AGAIN)
    if opened is None:
        return _not_in(request, passing, "unknown", sent)
    request.app.state.throttle.refund(FAILED_CODES, session.connection())
    return _let_in(request, session, opened, passing)


@router.post("/{lang}/code/new")
def new_code(
    request: Request,
    locale: CurrentLocale,
    form: PostedForm,
    learner: CurrentLearner,
    session: DatabaseSession,
) -> Response:
    """Make a code and show it, large. The same form again shows the same code."""
    passing, token = read_passing(form), read_token(form)
    shown = shown_before(request, token)
    if learner and (shown is None or shown.learner_id == learner.id):
        return code_shown(request, shown, passing, token) if shown else _inside(request, passing)
    try:
        shown = shown_again(request, shown) or _made(request, session, token)
    except TooMany as many:
        return code_page(request, passing, "wait", token=token, retry_after=many.retry_after)
    return first_shown(request, session, shown, passing, token)


@router.get("/{lang}/code/new")
@router.get("/{lang}/code/written")
def code_again(locale: CurrentLocale) -> Response:
    """Somebody typed or reloaded the address of a form."""
    return RedirectResponse(f"/{locale.code}/code", 303)


@router.post("/{lang}/code/written")
def code_written(
    request: Request,
    locale: CurrentLocale,
    form: PostedForm,
    learner: CurrentLearner,
    session: DatabaseSession,
) -> Response:
    """The code is on paper: it is shown no more. What was ticked before goes on to its lesson."""
    passing, own_phone = read_passing(form), form.first("own") == "1"
    # 307: the browser sends this very form on to the lesson, which keeps what was ticked
    takes = f"/{locale.code}/{passing.takes}"
    response = RedirectResponse(takes, 307) if passing.takes else _inside(request, passing)
    if learner:
        actions.confirm_code(session, learner.id)
    if learner and own_phone:
        actions.trust_phone(session, learner)
        cookie = request.app.state.cookies.session
        cookie.set(response, cookie.read(request), days=OWN_PHONE_DAYS)
    return response


@router.post("/{lang}/me/code")
def renewed_code(
    request: Request,
    locale: CurrentLocale,
    form: PostedForm,
    learner: CurrentLearner,
    session: DatabaseSession,
) -> Response:
    """Another code for the same progress. The old one is dead from now on."""
    if learner is None or not learner.fresh:
        # also on somebody's own phone: a new code would open the notebook to whoever holds it just now
        return code_page(request, Passing("me"), "ended")
    token = read_token(form)
    shown = shown_before(request, token) or _renewed(request, session, learner, token)
    if shown is None:
        request.state.learner = None
        return code_page(request, Passing("me"), "ended")
    return code_shown(request, shown, Passing("me"), token, renewed=True)


def _made(request: Request, session: Session, token: str) -> NewCode:
    state, code = request.app.state, random_code()
    keys = slow_keys(request, code, NEW_CODES)
    return actions.make_code(session, state.secrets, code, keys, token, state.clock)


def _renewed(request: Request, session: Session, learner: OpenLearner, token: str) -> NewCode | None:
    state, code = request.app.state, random_code()
    keys = slow_keys(request, code, NEW_CODES)
    phone = Opened(learner, state.cookies.session.read(request))
    return actions.renew_code(session, state.secrets, phone, code, keys, token, state.clock, state.reseal)


def _not_in(
    request: Request, passing: Passing, problem: str, sent: CodeForm, retry_after: int = 0
) -> Response:
    """What is wrong, on a page that Back can ask for again without the code."""
    typed = sent.typed if sent.slip else ""
    carried = Carried(problem, typed, sent.own_phone, retry_after, passing.onward, passing.kept)
    return carrying(request, carried) or code_page(request, passing, problem, sent, retry_after=retry_after)


def _let_in(request: Request, session: Session, opened: Opened, passing: Passing) -> Response:
    """On to where the reader came from, with the new cookie."""
    request.state.learner = opened.learner
    if request.headers.get("x-askel") == COVER:
        response = Response(status_code=204, headers={"x-who": opened.learner.who})
    else:
        carried = Carried(IN, onward=passing.onward, kept=passing.kept)
        response = carrying(request, carried) or _inside(request, passing)
    hand_over(request, response, session, opened)
    return response


def _inside(request: Request, passing: Passing) -> Response:
    """With something ticked, one more tap: a form cannot be sent on together with a code that must not travel."""
    lang = i18n.current().code
    if not passing.takes:
        return RedirectResponse(f"/{lang}/{passing.onward}", 303)
    return open_page(request, passing)
