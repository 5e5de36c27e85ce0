"""Speaks HTTP for what a learner shares: the page that shows it, what changes it, "not now", "I am stuck"."""

from collections.abc import Callable

from fastapi import APIRouter
from sqlmodel import Session
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.db import DatabaseSession
from app.forms import PostedForm
from app.learners.access import CurrentLearner, code_page
from app.learners.sharing import actions
from app.learners.sharing.queries import learner_shares, looks_of, own_share
from app.learning.sharing.access import naming
from app.learning.sharing.forms import Decision, read_decision
from app.learning.sharing.queries import shared_views
from app.resources import CurrentPage

router = APIRouter()
SHARED = "me/shared"


@router.get("/{lang}/me/shared")
def what_is_shared(asked: CurrentPage, learner: CurrentLearner, session: DatabaseSession) -> Response:
    """For each coach the very view that this coach has, who looked, and how to change or end it."""
    if learner is None:
        return RedirectResponse(asked.reader.links("code"), 303)
    shares = learner_shares(session, learner.id)
    coaches = [own for own in shares if own.good]
    return asked.page(
        "learning/shared.html",
        coaches=coaches,
        left=[own for own in shares if not own.good],
        views=shared_views(session, naming(asked), [own.share for own in coaches]),
        looks=looks_of(session, learner.id),
    )


@router.post("/{lang}/me/shared")
def sharing_changed(
    asked: CurrentPage, posted: PostedForm, learner: CurrentLearner, session: DatabaseSession
) -> Response:
    """Another level from the next request of the coach on; or it was read that a coach is gone."""
    if learner is None:
        return code_page(asked.request, problem="ended")
    sent = read_decision(posted)
    own = own_share(session, learner.id, sent.share_id)
    if own and sent.do == "read" and not own.good:
        actions.end_share(session, learner.id, own.share.member_id)
        return RedirectResponse(asked.reader.links("me"), 303)
    if own and sent.level:
        if not learner.fresh and sent.tells_more(own.share.level, lets_back=own.share.lets_back):
            # also on somebody's own phone: whoever just holds it must not give a coach a look at it
            return code_page(asked.request, problem="ended")
        actions.change_share(session, learner.id, own.share.member_id, sent.level, lets_back=sent.lets_back)
    return RedirectResponse(asked.reader.links(SHARED), 303)


@router.get("/{lang}/me/stopped")
def sharing_stopped(asked: CurrentPage, learner: CurrentLearner) -> HTMLResponse:
    """What stopped, and how to start again. Says nothing of anybody."""
    return asked.page("learning/stopped.html")


@router.post("/{lang}/me/stopped")
def sharing_ended(
    asked: CurrentPage, posted: PostedForm, learner: CurrentLearner, session: DatabaseSession
) -> Response:
    """One tap, and the coach sees nothing. A second tap finds no share any more, and is told the same."""
    if learner is None:
        return code_page(asked.request, problem="ended")
    own = own_share(session, learner.id, read_decision(posted).share_id)
    if own:
        actions.end_share(session, learner.id, own.share.member_id)
    return RedirectResponse(asked.reader.links("me/stopped"), 303)


@router.post("/{lang}/me/later")
def suggestion_answered(
    asked: CurrentPage, posted: PostedForm, learner: CurrentLearner, session: DatabaseSession
) -> Response:
    """Not now; or now, perhaps. Back to the page where it was said."""
    if learner is None:
        return code_page(asked.request, problem="ended")
    sent = read_decision(posted)
    _answer(session, learner.id, sent, actions.undecline if sent.do == "again" else actions.decline)
    return RedirectResponse(asked.reader.links("" if sent.home else "me"), 303)


@router.post("/{lang}/me/stuck")
def stuck_answered(
    asked: CurrentPage, posted: PostedForm, learner: CurrentLearner, session: DatabaseSession
) -> Response:
    """I am stuck; or not any more."""
    if learner is None:
        return code_page(asked.request, problem="ended")
    sent = read_decision(posted)
    _answer(session, learner.id, sent, actions.release_stuck if sent.do == "done" else actions.press_stuck)
    return RedirectResponse(asked.reader.links(SHARED), 303)


@router.get("/{lang}/me/later")
@router.get("/{lang}/me/stuck")
def the_page_again(asked: CurrentPage) -> Response:
    """Somebody typed or reloaded the address of a form."""
    return RedirectResponse(asked.reader.links("me"), 303)


def _answer(
    session: Session, learner_id: bytes, sent: Decision, answer: Callable[[Session, bytes, bytes, str], None]
) -> None:
    """Only to a coach with whom this learner shares now, and only about a place."""
    own = own_share(session, learner_id, sent.share_id) if sent.place else None
    if own and own.good:
        answer(session, learner_id, own.share.member_id, sent.place)
