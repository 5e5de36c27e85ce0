"""Speaks HTTP for old pages of the notebook: type the old code, and they join the new ones."""

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from app.db import DatabaseSession
from app.errors import TooMany
from app.forms import PostedForm
from app.learners.access import CurrentLearner
from app.learners.cards.queries import former_keys
from app.learners.coming.access import slow_keys, typed_code
from app.practice.notebook.access import open_book
from app.practice.notebook.actions import Full
from app.practice.notebook.former.access import old_answer, old_arrived, old_page
from app.practice.notebook.former.actions import join_former
from app.resources import Asked, CurrentPage
from app.security.throttle import FAILED_CODES

router = APIRouter()


@router.get("/{lang}/me/old")
def old_notes(asked: CurrentPage, learner: CurrentLearner, session: DatabaseSession) -> Response:
    """Only with an open code, and only while something waits for the old one."""
    if learner is None:
        return RedirectResponse(asked.reader.links("code"), 303)
    if not former_keys(session, learner.id):
        return RedirectResponse(asked.reader.links("me"), 303)
    return old_arrived(asked) or old_page(asked, closed=open_book(asked.request, learner) is None)


@router.post("/{lang}/me/old")
def old_code(
    asked: CurrentPage, posted: PostedForm, learner: CurrentLearner, session: DatabaseSession
) -> Response:
    """One slow hash for every code that could be one, and one answer for every code that opens nothing."""
    book = open_book(asked.request, learner)
    if book is None:
        return RedirectResponse(asked.reader.links("me/old" if learner else "code"), 303)
    sent = typed_code(posted)
    if sent.slip:
        return old_answer(asked, sent.slip, sent.typed, len(sent.digits))
    try:
        keys = slow_keys(asked.request, sent.digits, FAILED_CODES)
        opened = join_former(session, book, keys.wrapping)
    except TooMany as many:
        return old_answer(asked, "wait", retry_after=many.retry_after)
    except Full:
        session.rollback()
        return old_answer(asked, "full")
    if not opened:
        return old_answer(asked, "unknown")
    _good_try(asked, session)
    return RedirectResponse(asked.reader.links("notebook"), 303)


def _good_try(asked: Asked, session: DatabaseSession) -> None:
    asked.request.app.state.throttle.refund(FAILED_CODES, session.connection())
