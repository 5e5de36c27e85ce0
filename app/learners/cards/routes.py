"""Speaks HTTP for cards: type one, see what it offers, get a code with it, add its coach, read that it was used."""

from dataclasses import replace

from fastapi import APIRouter, Request
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from app.clock import Clock
from app.db import DatabaseSession, open_session
from app.errors import TooMany
from app.forms import PostedForm
from app.learners.access import CurrentLearner, code_page
from app.learners.cards import actions
from app.learners.cards.access import (
    arrived_card,
    card_page,
    carrying_card,
    going_on_with,
    has_arrived,
    offer_page,
)
from app.learners.cards.actions import Chosen, Made
from app.learners.cards.limits import CARDS
from app.learners.cards.queries import Offer, added_by, chosen_before, good_card
from app.learners.codes import random_code
from app.learners.coming.access import code_shown, first_shown, shown_again, shown_before, slow_keys
from app.learners.digits import are_digits
from app.learners.forms import CardForm, Passing, card_form, read_card_form, read_token
from app.learners.queries import NewCode, OpenLearner
from app.resources import CurrentClock, CurrentLocale
from app.security.throttle import NEW_CODES

router = APIRouter()


@router.get("/{lang}/card")
def card(
    request: Request,
    locale: CurrentLocale,
    clock: CurrentClock,
    learner: CurrentLearner,
    session: DatabaseSession,
) -> Response:
    """The field; after a card that was sent without scripts, what it offers."""
    found = arrived_card(request)
    if found is None:
        return card_page(request)
    digits, shown = found
    if not shown:
        return going_on_with(request, digits)
    offer = good_card(session, request.app.state.secrets, digits, clock.today())
    if offer is None:
        return has_arrived(request, card_page(request, "gone"))
    return has_arrived(request, _offered(request, session, learner, offer, card_form(digits)))


@router.get("/{lang}/card/code")
@router.get("/{lang}/card/coach")
def card_again(locale: CurrentLocale) -> Response:
    """Somebody typed or reloaded the address of a form."""
    return RedirectResponse(f"/{locale.code}/card", 303)


@router.get("/{lang}/card/{digits}")
def card_filled_in(request: Request, locale: CurrentLocale, digits: str, learner: CurrentLearner) -> Response:
    """What the QR says: the digits stand there, and nothing has happened yet."""
    if are_digits(digits):
        return card_page(request, digits=digits)
    return RedirectResponse(f"/{locale.code}/card", 303)


@router.post("/{lang}/card")
def card_sent(
    request: Request,
    locale: CurrentLocale,
    clock: CurrentClock,
    form: PostedForm,
    learner: CurrentLearner,
    session: DatabaseSession,
) -> Response:
    """Whose card it is, and the choice. The card stays good."""
    sent = read_card_form(form)
    if sent is None:
        return card_page(request)
    if sent.slip:
        return card_page(request, sent.slip, sent)
    try:
        offer = _looked_at(request, sent, clock)
    except TooMany as many:
        return card_page(request, "wait", digits=sent.digits, retry_after=many.retry_after)
    if offer is None:
        return card_page(request, "gone")
    _give_back(request, session)
    return carrying_card(request, sent.digits) or _offered(request, session, learner, offer, sent)


@router.post("/{lang}/card/code")
def code_by_card(
    request: Request,
    locale: CurrentLocale,
    clock: CurrentClock,
    form: PostedForm,
    learner: CurrentLearner,
    session: DatabaseSession,
) -> Response:
    """A new code, by a card: for somebody new, or for progress whose code is lost. The same form gives the same."""
    sent, token = read_card_form(form), read_token(form)
    if sent is None or sent.slip:
        return card_page(request, sent.slip if sent else "", sent)
    shown, offer = shown_before(request, token), None
    if shown is None:
        try:
            offer = _looked_at(request, sent, clock)
        except TooMany as many:
            return card_page(request, "wait", digits=sent.digits, retry_after=many.retry_after)
        # the same form, sent twice in one moment: the other one may just have used the card
        shown = None if offer else shown_before(request, token)
    if shown:
        return _shown_anew(request, session, learner, shown, token, renewed=sent.again)
    if offer is None or (learner and not sent.again):
        return _only_shown(request, session, offer, sent)
    try:
        shown = _begun(request, session, sent, token)
    except TooMany as many:
        _give_back(request, session)
        return offer_page(request, offer, sent, token=token, retry_after=many.retry_after)
    if shown is None:
        return card_page(request, "gone")
    return first_shown(request, session, shown, Passing(), token, renewed=sent.again)


@router.post("/{lang}/card/coach")
def coach_by_card(
    request: Request,
    locale: CurrentLocale,
    clock: CurrentClock,
    form: PostedForm,
    learner: CurrentLearner,
    session: DatabaseSession,
) -> Response:
    """One coach more for whoever has a code open here."""
    sent = read_card_form(form)
    if sent is None or sent.slip:
        return card_page(request, sent.slip if sent else "", sent)
    if learner is None or not learner.fresh:
        # also on somebody's own phone: whoever just holds it must not give a coach a look at it
        return code_page(request, Passing.with_card(sent.digits), "ended")
    try:
        offer = _looked_at(request, sent, clock)
    except TooMany as many:
        return card_page(request, "wait", digits=sent.digits, retry_after=many.retry_after)
    if offer and offer.learner_id:
        return _only_shown(request, session, offer, sent)
    secrets = request.app.state.secrets
    taken = actions.take_card(session, secrets, sent.digits, clock.today()) if offer else None
    if taken:
        actions.add_coach(session, learner.id, taken, _chosen(sent), clock)
    elif not added_by(session, secrets, learner.id, sent.digits):
        return card_page(request, "gone")
    _give_back(request, session)
    return RedirectResponse(f"/{locale.code}/me", 303)


@router.post("/{lang}/me/card")
def card_read(
    request: Request, locale: CurrentLocale, learner: CurrentLearner, session: DatabaseSession
) -> Response:
    """The learner has read that a card led back to this progress."""
    if learner is None:
        return code_page(request, Passing("me"), "ended")
    actions.note_read(session, learner.id)
    return RedirectResponse(f"/{locale.code}/me", 303)


@router.get("/{lang}/me/card")
def my_page_again(locale: CurrentLocale) -> Response:
    """Somebody typed or reloaded the address of a form."""
    return RedirectResponse(f"/{locale.code}/me", 303)


def _offered(
    request: Request, session: Session, learner: OpenLearner | None, offer: Offer, sent: CardForm
) -> Response:
    """What a card offers. A coach who is there already sees no more by another card, unless that is chosen."""
    share = chosen_before(session, learner.id, offer) if learner else None
    if share:
        sent = replace(sent, level=share.level, lets_back=share.lets_back)
    return offer_page(request, offer, sent)


def _shown_anew(
    request: Request,
    session: Session,
    learner: OpenLearner | None,
    shown: NewCode,
    token: str,
    *,
    renewed: bool,
) -> Response:
    """A double tap, a reload, a lost reply: the code that this form made."""
    if learner and learner.id == shown.learner_id:
        return code_shown(request, shown, Passing(), token, renewed=renewed)
    try:
        shown_again(request, shown)
    except TooMany as many:
        return code_page(request, Passing(), "wait", token=token, retry_after=many.retry_after)
    return first_shown(request, session, shown, Passing(), token, renewed=renewed)


def _looked_at(request: Request, sent: CardForm, clock: Clock) -> Offer | None:
    """Whether a card works, before anything slow or lasting is done for it. A bad one costs a try. Raises TooMany."""
    state = request.app.state
    state.throttle.reserve(CARDS)
    with open_session(state.engine, writes=False) as reading:
        return good_card(reading, state.secrets, sent.digits, clock.today())


def _begun(request: Request, session: Session, sent: CardForm, token: str) -> NewCode | None:
    """The card is used up and the code is made in one transaction: both, or neither."""
    state, code = request.app.state, random_code()
    made = Made(code, slow_keys(request, code, NEW_CODES), token)
    offer = actions.take_card(session, state.secrets, sent.digits, state.clock.today())
    if offer is None:
        # the same form, sent twice in one moment: the other one has used the card
        return shown_before(request, token)
    _give_back(request, session)
    if offer.learner_id:
        return actions.come_back(session, state.secrets, offer.learner_id, made, state.clock, state.put_away)
    return actions.begin_with_card(session, state.secrets, offer, _chosen(sent), made, state.clock)


def _only_shown(request: Request, session: Session, offer: Offer | None, sent: CardForm) -> Response:
    """A form that fits the card no more: what the card offers now, if it works."""
    if offer is None:
        return card_page(request, "gone")
    _give_back(request, session)
    return offer_page(request, offer, sent)


def _chosen(sent: CardForm) -> Chosen:
    return Chosen(sent.level, sent.lets_back)


def _give_back(request: Request, session: Session) -> None:
    request.app.state.throttle.refund(CARDS, session.connection())
