"""Speaks HTTP for the meeting sheet: what to print on it, the sheet as a file, the sheet as a page."""

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from app.accounts.access import AtDesk, Desk
from app.coaching.access import GROUPS, known_share, looked_at
from app.coaching.meeting.sheet import Ticked, meeting_paper, points_in_words
from app.db import open_session, walled_engine
from app.errors import NotFound, Problem
from app.forms import Posted, PostedForm
from app.handouts.paper import Paper, kinds
from app.learners.sharing.models import MEETING, Share
from app.learning.sharing.access import naming
from app.learning.sharing.queries import shared_views
from app.learning.sharing.view import SharedView
from app.practice.papers.access import on_paper, trouble

router = APIRouter()


@router.get("/desk/{lang}/learners/{share_id}/meeting")
def meeting(desk: AtDesk, share_id: str) -> HTMLResponse:
    """Tick what to talk about. It is written down first that the coach looks."""
    share, view = _looked(desk, share_id)
    return _page(desk, share, view, Ticked())


@router.post("/desk/{lang}/learners/{share_id}/meeting")
def meeting_sheet(desk: AtDesk, share_id: str, posted: PostedForm) -> Response:
    """The sheet, as a file or to look at. What was ticked is kept nowhere."""
    share, view = _looked(desk, share_id)
    ticked = _read(desk, posted)
    paper = meeting_paper(view, ticked, desk.locale, naming(desk).say)
    if posted.first("do") == "page":
        return _sheet(desk, share, paper)
    return on_paper(desk, lambda: paper, lambda error: _page(desk, share, view, ticked, error))


def _looked(desk: Desk, share_id: str) -> tuple[Share, SharedView]:
    """A session of its own, which only reads also after a POST: the look is written by another one meanwhile."""
    with open_session(walled_engine(desk.request), writes=False) as session:
        share = known_share(desk, session, share_id)
        if not looked_at(desk, [share], MEETING):
            raise NotFound
        return share, shared_views(session, naming(desk), [share])[share.id]


def _read(desk: Desk, posted: Posted) -> Ticked:
    known, sent = points_in_words(naming(desk).say), posted.all("point")
    return Ticked(tuple(name for name in known if name in sent), posted.first("label") == "1")


def _page(
    desk: Desk, share: Share, view: SharedView, ticked: Ticked, error: Problem | None = None
) -> HTMLResponse:
    return desk.page(
        "coaching/meeting.html",
        error.status if error else 200,
        place=GROUPS,
        share=share,
        view=view,
        ticked=ticked,
        points=points_in_words(naming(desk).say),
        trouble=trouble(error) if error else "",
    )


def _sheet(desk: Desk, share: Share, paper: Paper) -> HTMLResponse:
    return desk.page("coaching/meeting_sheet.html", place=GROUPS, share=share, blocks=kinds(paper.blocks[1:]))
