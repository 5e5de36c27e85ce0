"""Speaks HTTP for groups: the list, one group on one page, its name, its end."""

from dataclasses import dataclass
from typing import Literal

from fastapi import APIRouter
from sqlmodel import Session
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.accounts.access import AtDesk, Desk
from app.coaching.access import CurrentGroup, looked_at, shelf_order
from app.coaching.groups.actions import make_group, remove_group, rename_group
from app.coaching.groups.board import board
from app.coaching.groups.forms import read_name
from app.coaching.groups.queries import coach_groups
from app.coaching.labels import Problem
from app.db import DatabaseSession, open_session, walled_engine
from app.forms import PostedForm
from app.learners.sharing.models import GROUP_PAGE
from app.learners.sharing.queries import (
    Counted,
    coach_shares,
    counts_by_group,
    group_shares,
    telling_shares,
)
from app.learning.sharing.access import naming
from app.learning.sharing.queries import shared_views
from app.security.tokens import random_token

router = APIRouter()
Trouble = Problem | Literal["taken"]
NOBODY = Counted(0, 0)
REFUSED = 422


@dataclass(frozen=True, slots=True)
class Typed:
    """A name that came back: as it was typed, and why."""

    name: str = ""
    problem: Trouble = ""


@router.get("/desk/{lang}/groups")
def groups(desk: AtDesk, session: DatabaseSession) -> HTMLResponse:
    """Every group of this coach, and learners in none."""
    return _list(desk, session)


@router.post("/desk/{lang}/groups")
def new_group(desk: AtDesk, session: DatabaseSession, posted: PostedForm) -> Response:
    """Make one, and go there."""
    form = read_name(posted)
    made = None if form.problem else make_group(session, desk.here, form.token, form.name)
    if made is None:
        session.rollback()  # nothing was written, and on SQLite no look could be written meanwhile
        return _list(desk, session, Typed(form.name, form.problem or "taken"))
    return RedirectResponse(f"{desk.home}/groups/{made.id.hex()}", 303)


@router.get("/desk/{lang}/groups/{group_id}")
def group(desk: AtDesk, session: DatabaseSession, group: CurrentGroup) -> HTMLResponse:
    """Everybody in it, with what they share. It is written down first who was looked at."""
    shares = looked_at(desk, group_shares(session, desk.here, group.id), GROUP_PAGE)
    views = shared_views(session, naming(desk), shares)
    seen = [(share, views[share.id]) for share in shares]
    return desk.page("coaching/group.html", group=group, board=board(seen, shelf_order(desk)))


@router.get("/desk/{lang}/groups/{group_id}/name")
def group_name(desk: AtDesk, group: CurrentGroup) -> HTMLResponse:
    """Another name, or the end of the group."""
    return desk.page("coaching/group_name.html", group=group, typed=Typed(group.name))


@router.post("/desk/{lang}/groups/{group_id}/name")
def change_name(desk: AtDesk, session: DatabaseSession, group: CurrentGroup, posted: PostedForm) -> Response:
    """Give it another name, and go back to it."""
    form = read_name(posted)
    if form.problem or not rename_group(session, desk.here, group, form.name):
        typed = Typed(form.name, form.problem or "taken")
        return desk.page("coaching/group_name.html", REFUSED, group=group, typed=typed)
    return RedirectResponse(f"{desk.home}/groups/{group.id.hex()}", 303)


@router.get("/desk/{lang}/groups/{group_id}/end")
def group_end(desk: AtDesk, session: DatabaseSession, group: CurrentGroup) -> HTMLResponse:
    """Asks once more."""
    count = len(group_shares(session, desk.here, group.id))
    return desk.page("coaching/group_end.html", group=group, count=count)


@router.post("/desk/{lang}/groups/{group_id}/end")
def end_group(desk: AtDesk, session: DatabaseSession, group: CurrentGroup) -> Response:
    """The group is gone, and everybody who was in it is still there."""
    remove_group(session, desk.here, group)
    return RedirectResponse(f"{desk.home}/groups", 303)


def _list(desk: Desk, session: Session, typed: Typed = Typed()) -> HTMLResponse:
    _note_telling(desk)
    found, counts = coach_groups(session, desk.here), counts_by_group(session, desk.here)
    known = {group.id for group in found}
    alone = [] if counts.keys() <= known else coach_shares(session, desk.here)
    return desk.page(
        "coaching/groups.html",
        REFUSED if typed.problem else 200,
        groups=[(group, counts.get(group.id, NOBODY)) for group in found],
        alone=[share for share in alone if share.group_id not in known],
        anybody=bool(counts),
        typed=typed,
        token=random_token(),
    )


def _note_telling(desk: Desk) -> None:
    """In a small group a number says who is stuck: so it is a look at each who shares that (SAFETY C5)."""
    with open_session(walled_engine(desk.request), writes=False) as reading:
        telling = telling_shares(reading, desk.here)
    if telling:
        looked_at(desk, telling, GROUP_PAGE)
