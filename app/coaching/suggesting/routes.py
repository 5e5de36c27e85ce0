"""Speaks HTTP for suggestions: one page of everything that can be suggested, for a learner or for a group."""

from fastapi import APIRouter
from sqlmodel import Session
from starlette.responses import HTMLResponse

from app.accounts.access import AtDesk, Desk
from app.coaching.access import GROUPS, CurrentGroup, CurrentShare
from app.coaching.suggesting.access import Whom, one_learner, suggested, whole_group
from app.coaching.suggesting.forms import Chosen, read_chosen
from app.coaching.suggesting.offer import Offer, offered
from app.db import DatabaseSession
from app.forms import Posted, PostedForm
from app.learning.sharing.access import naming
from app.learning.sharing.encouragements import encouragements

router = APIRouter()
REFUSED = 422
NOTHING_YET = Chosen()


@router.get("/desk/{lang}/learners/{share_id}/suggest")
def for_learner(desk: AtDesk, share: CurrentShare) -> HTMLResponse:
    """Choose for one."""
    return _page(desk, one_learner(share), offered(naming(desk)))


@router.post("/desk/{lang}/learners/{share_id}/suggest")
def to_learner(
    desk: AtDesk, session: DatabaseSession, share: CurrentShare, posted: PostedForm
) -> HTMLResponse:
    """Suggest to one."""
    return _chosen(desk, session, one_learner(share), posted)


@router.get("/desk/{lang}/groups/{group_id}/suggest")
def for_group(desk: AtDesk, session: DatabaseSession, group: CurrentGroup) -> HTMLResponse:
    """Choose for everybody in a group."""
    return _page(desk, whole_group(session, desk, group), offered(naming(desk)))


@router.post("/desk/{lang}/groups/{group_id}/suggest")
def to_group(desk: AtDesk, session: DatabaseSession, group: CurrentGroup, posted: PostedForm) -> HTMLResponse:
    """Suggest to everybody in a group."""
    return _chosen(desk, session, whole_group(session, desk, group), posted)


def _chosen(desk: Desk, session: Session, whom: Whom, posted: Posted) -> HTMLResponse:
    offer = offered(naming(desk))
    chosen = read_chosen(posted, offer, encouragements(naming(desk).say))
    if not (chosen.places and whom.shares):
        return _page(desk, whom, offer, chosen, refused=True)
    return suggested(session, desk, whom, chosen)


def _page(
    desk: Desk, whom: Whom, offer: Offer, chosen: Chosen = NOTHING_YET, *, refused: bool = False
) -> HTMLResponse:
    return desk.page(
        "coaching/suggest.html",
        REFUSED if refused else 200,
        place=GROUPS,
        whom=whom,
        offer=offer,
        chosen=chosen,
        refused=refused,
        words=encouragements(naming(desk).say),
    )
