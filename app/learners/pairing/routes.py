"""Speaks HTTP for two phones of one learner: the old one shows digits and says yes, the new one is opened."""

from functools import partial
from typing import Any

from fastapi import APIRouter, Request
from sqlmodel import Session
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.db import DatabaseSession
from app.errors import NotFound, TooMany
from app.forms import Posted, PostedForm
from app.handouts.qr import qr_svg
from app.learners.access import CurrentLearner, code_page
from app.learners.codes import grouped
from app.learners.coming.access import going_on_to, hand_over, navigates
from app.learners.digits import are_digits
from app.learners.forms import Passing
from app.learners.pairing import actions
from app.learners.pairing.forms import DigitsForm, digits_form, read_digits_form, read_number
from app.learners.pairing.limits import LOOKS, MINUTES, TRIES
from app.learners.pairing.queries import asked_pairing, awaited_pairing, shown_digits, stage_of
from app.learners.pairing.waiting import Waiting, new_waiting, read_waiting
from app.learners.queries import Opened
from app.pages import came_back
from app.resources import Asked, CurrentPage
from app.security.origin import learner_origin
from app.security.tokens import random_token

router = APIRouter()


@router.get("/{lang}/me/phone")
def old_phone(asked: CurrentPage, learner: CurrentLearner, session: DatabaseSession) -> Response:
    """Where the old phone is: it shows digits, asks for a number, or has said yes. It asks again by itself."""
    if learner is None or not learner.fresh:
        return RedirectResponse(asked.reader.links("code"), 303)
    pairing = asked_pairing(session, learner)
    stage = stage_of(pairing, asked.clock.seconds())
    if pairing is None or stage != "digits":
        return _old(asked, stage)
    cookie = asked.request.app.state.cookies.session.read(asked.request)
    digits = shown_digits(pairing, cookie)
    origin = learner_origin(asked.request.headers["host"], asked.request.app.state.settings)
    address = f"{origin}{asked.reader.links('phone')}"
    place, picture = address.partition("://")[2], partial(qr_svg, f"{address}/{digits}")
    return _old(asked, stage, groups=grouped(digits).split(), place=place, picture=picture)


@router.post("/{lang}/me/phone")
def old_phone_says(
    asked: CurrentPage, posted: PostedForm, learner: CurrentLearner, session: DatabaseSession
) -> Response:
    """Asks for digits, says which number the other phone shows, or stops."""
    if learner is None or not learner.fresh:
        # also on somebody's own phone: another phone opens the notebook
        return code_page(asked.request, Passing("me"), "ended")
    state, do = asked.request.app.state, posted.first("do")
    phone = Opened(learner, state.cookies.session.read(asked.request))
    if do == "stop":
        actions.stop_pairing(session, learner.id)
        return _old(asked, "start", "stopped")
    if do == "number":
        return _number_said(asked, posted, session, phone)
    actions.begin_pairing(session, state.secrets, phone, asked.clock)
    return RedirectResponse(asked.reader.links("me/phone"), 303)


@router.get("/{lang}/phone")
def new_phone(asked: CurrentPage, learner: CurrentLearner, session: DatabaseSession) -> Response:
    """The new phone: a field for the digits; then its number; then the way in."""
    return _new(asked, session)


@router.get("/{lang}/phone/{digits}")
def new_phone_by_picture(
    digits: str, asked: CurrentPage, learner: CurrentLearner, session: DatabaseSession
) -> Response:
    """What the picture says: the digits are filled in. They work once, and nothing changes by looking."""
    if not are_digits(digits):
        raise NotFound
    return _new(asked, session, grouped(digits))


@router.post("/{lang}/phone")
def new_phone_says(
    asked: CurrentPage, posted: PostedForm, learner: CurrentLearner, session: DatabaseSession
) -> Response:
    """Types the digits, goes in once the old phone has said yes, or waits no more."""
    held, do = _held(asked.request), posted.first("do")
    if do == "open":
        return _let_in(asked, session, held, own_phone=posted.first("own") == "1")
    if do == "stop":
        actions.end_waiting(session.connection(), held.cookie)
        return _form(asked, new_waiting())
    return _near(asked, session, held, read_digits_form(posted))


def _number_said(asked: Asked, posted: Posted, session: Session, phone: Opened) -> Response:
    number = read_number(posted)
    if number is None:
        return _old(asked, "asks", "number", 422)
    said = actions.confirm_number(session, phone, number, asked.clock)
    return _old(asked, "yes") if said == "yes" else _old(asked, "start", said, 422)


def _near(asked: Asked, session: Session, held: Waiting, sent: DigitsForm) -> Response:
    state = asked.request.app.state
    if sent.slip:
        return _form(asked, held, sent, sent.slip)
    try:
        state.throttle.reserve(TRIES)
    except TooMany as many:
        return _form(asked, held, sent, "wait", many.retry_after)
    if not actions.come_near(session, state.secrets, sent.digits, held.token, asked.clock):
        return _form(asked, held, digits_form(""), "unknown")
    state.throttle.refund(TRIES, session.connection())
    response = _going(asked, "phone")
    state.cookies.waiting.set(response, Waiting(held.token, near=True).cookie)
    return response


def _let_in(asked: Asked, session: Session, held: Waiting, *, own_phone: bool) -> Response:
    opened = actions.open_new_phone(session, held.token, asked.clock, own_phone=own_phone)
    if opened is None:
        return RedirectResponse(asked.reader.links("phone"), 303)
    asked.request.state.learner = opened.learner
    response = _going(asked, "")
    hand_over(asked.request, response, session, opened)
    asked.request.app.state.cookies.waiting.expire(response)
    return response


def _new(asked: Asked, session: Session, typed: str = "") -> Response:
    held = read_waiting(asked.request.app.state.cookies.waiting.read(asked.request))
    pairing = awaited_pairing(session, held.token, asked.clock.seconds()) if held else None
    if held and pairing:
        stage = "waits" if pairing.sealed_key is None else "ready"
        page = asked.page("learners/pair_new.html", stage=stage, number=pairing.number, look=LOOKS["new"])
        return _holding(asked, page, Waiting(held.token, near=True))
    # never the value of before: somebody else may have held this phone, and would know what opens it
    return _form(asked, new_waiting(), DigitsForm(typed, "", ""), "over" if held and held.near else "")


def _form(
    asked: Asked, held: Waiting, sent: DigitsForm | None = None, problem: str = "", retry_after: int = 0
) -> HTMLResponse:
    """The same bytes for everybody after digits that open nothing. The phone holds its value from now on."""
    response = asked.page(
        "learners/pair_new.html",
        **came_back("" if problem == "over" else problem, retry_after),
        stage="form",
        problem=problem,
        typed=sent.typed if sent else "",
        count=len(sent.digits) if sent else 0,
    )
    return _holding(asked, response, held)


def _holding(asked: Asked, response: HTMLResponse, held: Waiting) -> HTMLResponse:
    cookie = asked.request.app.state.cookies.waiting
    if cookie.read(asked.request) != held.cookie:
        cookie.set(response, held.cookie)
    return response


def _going(asked: Asked, place: str) -> Response:
    """On to a place: by a redirect for a script, by a page that goes on for a browser without."""
    address = asked.reader.links(place)
    if not navigates(asked.request):
        return RedirectResponse(address, 303)
    return asked.page("learners/going.html", place=address, headers=going_on_to(place))


def _old(asked: Asked, stage: str, said: str = "", status: int = 200, **shown: Any) -> HTMLResponse:
    stage, said = ("start", "over") if stage == "over" else (stage, said)
    token = random_token() if stage == "yes" else ""
    values = {"groups": (), "place": "", "picture": None, **shown}
    return asked.page(
        "learners/pair_old.html",
        status,
        stage=stage,
        said=said,
        minutes=MINUTES,
        token=token,
        look=LOOKS["old"],
        **values,
    )


def _held(request: Request) -> Waiting:
    return read_waiting(request.app.state.cookies.waiting.read(request)) or new_waiting()
