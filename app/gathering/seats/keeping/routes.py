"""Speaks HTTP for keeping what was done: on the code that is open, or by way of a new one."""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from app.db import DatabaseSession
from app.forms import PostedForm, packed
from app.gathering.seats.access import brought_by
from app.gathering.seats.keeping.actions import keep_brought
from app.learners.access import CurrentLearner
from app.learners.coming.access import code_offer
from app.resources import CurrentPage

router = APIRouter()
PLACE = "room/keep"
MARK = packed([("keep", "1")])
"""What passes through the page of the code: that there is something to keep. What it is stays in the phone's cookie."""


@router.post("/{lang}/room/keep")
def keep(
    asked: CurrentPage, request: Request, form: PostedForm, learner: CurrentLearner, session: DatabaseSession
) -> Response:
    """Keep it, and let the phone forget it. Without a code: on to one, and nothing is lost on the way."""
    brought = brought_by(request)
    shape = asked.library.shapes.get(brought.module) if brought else None
    if brought is None or shape is None or not brought.holds:
        return RedirectResponse(f"/{asked.locale.code}/room", 303)
    if learner is None:
        return code_offer(request, PLACE, MARK)
    keep_brought(session.connection(), shape, learner.id, brought, asked.clock.today())
    response = asked.page(
        "gathering/kept.html",
        module=asked.library.module(shape.code, asked.reader),
        onward=asked.reader.links(shape.code),
    )
    request.app.state.cookies.brought.expire(response)
    return response


@router.get("/{lang}/room/keep")
def room_again(asked: CurrentPage) -> Response:
    """Somebody typed or reloaded the address of a form."""
    return RedirectResponse(f"/{asked.locale.code}/room", 303)
