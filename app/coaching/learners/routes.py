"""Speaks HTTP for one learner: what is shared, what was suggested, the label, the group."""

from dataclasses import dataclass
from typing import Literal

from fastapi import APIRouter
from sqlmodel import Session
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.accounts.access import AtDesk, Desk
from app.accounts.queries import hold_member
from app.coaching.access import GROUPS, CurrentShare, known_group, looked_at
from app.coaching.groups.queries import coach_group, coach_groups
from app.coaching.labels import Problem, label_problem
from app.coaching.suggesting.offer import named
from app.db import DatabaseSession
from app.errors import NotFound
from app.forms import PostedForm, one_line
from app.learners.sharing.actions import move, relabel, withdraw_suggestion
from app.learners.sharing.models import LEARNER_PAGE, Share
from app.learners.sharing.queries import coach_shares, pair_of, suggestions_for
from app.learning.sharing.access import naming
from app.learning.sharing.queries import shared_views

router = APIRouter()
Trouble = Problem | Literal["taken"]
REFUSED = 422


@dataclass(frozen=True, slots=True)
class Typed:
    """The form as it stands: a label, the address of a group or "", and why it came back."""

    label: str
    group: str = ""
    problem: Trouble = ""


@router.get("/desk/{lang}/learners/{share_id}")
def learner(desk: AtDesk, session: DatabaseSession, share: CurrentShare) -> HTMLResponse:
    """What this learner shares. It is written down first that the coach looks."""
    if not looked_at(desk, [share], LEARNER_PAGE):
        raise NotFound
    view = shared_views(session, naming(desk), [share])[share.id]
    suggested = [row.place for row in suggestions_for(session, [share]).get(pair_of(share), [])]
    places = named(naming(desk), tuple(suggested))
    group = coach_group(session, desk.here, share.group_id) if share.group_id else None
    return desk.page(
        "coaching/learner.html", place=GROUPS, share=share, group=group, view=view, places=places
    )


@router.get("/desk/{lang}/learners/{share_id}/suggestions")
def suggestions_again(desk: AtDesk, share: CurrentShare) -> Response:
    """Somebody typed or reloaded the address of a form."""
    return _back(desk, share)


@router.post("/desk/{lang}/learners/{share_id}/suggestions")
def fewer_suggestions(
    desk: AtDesk, session: DatabaseSession, share: CurrentShare, posted: PostedForm
) -> Response:
    """Take one suggestion back."""
    withdraw_suggestion(session, desk.here, share, posted.first("withdrawn"))
    return _back(desk, share)


@router.get("/desk/{lang}/learners/{share_id}/label")
def learner_label(desk: AtDesk, session: DatabaseSession, share: CurrentShare) -> HTMLResponse:
    """The label and the group of one learner."""
    return _label_page(
        desk, session, share, Typed(share.label, share.group_id.hex() if share.group_id else "")
    )


@router.post("/desk/{lang}/learners/{share_id}/label")
def change_label(desk: AtDesk, session: DatabaseSession, share: CurrentShare, posted: PostedForm) -> Response:
    """Another label, another group, or both."""
    label, group = one_line(posted.first("label")), posted.first("group")
    hold_member(session, desk.here.id)  # no other tab gives somebody else the same label meanwhile
    problem = label_problem(label) or _taken(session, desk, share, label)
    if problem:
        return _label_page(desk, session, share, Typed(label, group, problem))
    group_id = known_group(desk, session, group).id if group else None
    relabel(session, desk.here, share, label)
    move(session, desk.here, share, group_id)
    return _back(desk, share)


def _taken(session: Session, desk: Desk, share: Share, label: str) -> Trouble:
    others = (one for one in coach_shares(session, desk.here) if one.id != share.id)
    return "taken" if any(one.label.casefold() == label.casefold() for one in others) else ""


def _label_page(desk: Desk, session: Session, share: Share, typed: Typed) -> HTMLResponse:
    return desk.page(
        "coaching/learner_label.html",
        REFUSED if typed.problem else 200,
        place=GROUPS,
        share=share,
        typed=typed,
        groups=coach_groups(session, desk.here),
    )


def _back(desk: Desk, share: Share) -> Response:
    return RedirectResponse(f"{desk.home}/learners/{share.id.hex()}", 303)
