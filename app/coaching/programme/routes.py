"""Speaks HTTP for the programme: ten weeks on one page, and the modules of a week for a group."""

from fastapi import APIRouter
from sqlmodel import Session
from starlette.responses import HTMLResponse

from app.accounts.access import AtDesk, Desk
from app.coaching.access import known_group
from app.coaching.groups.queries import coach_groups
from app.coaching.suggesting.access import suggested, whole_group
from app.coaching.suggesting.forms import Chosen
from app.coaching.suggesting.offer import named
from app.content.curriculum import Week
from app.db import DatabaseSession
from app.errors import NotFound
from app.forms import PostedForm
from app.learning.sharing.access import naming

router = APIRouter()
REFUSED = 422


@router.get("/desk/{lang}/programme")
def programme(desk: AtDesk) -> HTMLResponse:
    """The whole plan."""
    plan = desk.library.programme(desk.reader)
    weeks = [(week, named(naming(desk), week.ready)) for week in plan.weeks]
    return desk.page("coaching/programme.html", days=plan.days, weeks=weeks)


@router.get("/desk/{lang}/programme/{number}")
def week(desk: AtDesk, session: DatabaseSession, number: str) -> HTMLResponse:
    """Choose modules of a week, and the group."""
    found = _week(desk, number)
    return _page(desk, session, found, tuple(code for code in found.ready if code not in found.optional))


@router.post("/desk/{lang}/programme/{number}")
def suggest_week(desk: AtDesk, session: DatabaseSession, posted: PostedForm, number: str) -> HTMLResponse:
    """Suggest them to everybody in the group whose button was pressed."""
    found, sent = _week(desk, number), posted.all("place")
    places = tuple(code for code in found.ready if code in sent)
    whom = whole_group(session, desk, known_group(desk, session, posted.first("group")))
    if not (places and whom.shares):
        return _page(desk, session, found, places, empty=whom.said if places else "")
    return suggested(session, desk, whom, Chosen(places))


def _week(desk: Desk, number: str) -> Week:
    weeks = desk.library.programme(desk.reader).weeks
    found = next((week for week in weeks if str(week.number) == number), None)
    if found is None:
        raise NotFound
    return found


def _page(
    desk: Desk, session: Session, week: Week, ticked: tuple[str, ...], empty: str | None = None
) -> HTMLResponse:
    """`empty`: the group in which nobody is, or "" when nothing was ticked."""
    return desk.page(
        "coaching/week.html",
        200 if empty is None else REFUSED,
        week=week,
        modules=named(naming(desk), week.ready),
        ticked=ticked,
        groups=coach_groups(session, desk.here),
        empty=empty,
    )
