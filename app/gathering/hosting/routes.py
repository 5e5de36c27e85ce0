"""Speaks HTTP for hosts: start, lead, count, hand over, end. Each tap is a form; the page of now follows."""

from fastapi import APIRouter
from sqlmodel import Session
from starlette.responses import Response

from app.accounts.access import AtDesk, Desk
from app.accounts.entering.queries import open_member
from app.db import DatabaseSession
from app.forms import Posted, PostedForm
from app.gathering.access import is_known, news
from app.gathering.actions import TooManyOpen, UsedUp, change_stage, raise_hands
from app.gathering.hosting.access import (
    NOTHING_CHOSEN,
    CurrentGathering,
    counts_box,
    end_page,
    hostable,
    list_page,
    on_to,
    session_page,
)
from app.gathering.hosting.actions import Wanted, begin_noted, end_noted, take_over_noted
from app.gathering.hosting.forms import (
    read_hands,
    read_heads,
    read_seconds,
    read_shown,
    read_start,
    read_version,
)
from app.gathering.hosting.queries import head_count
from app.gathering.models import Gathering
from app.gathering.queries import hosted, lasts, stage_of
from app.gathering.stage import TAPS, Act, go_to, show_in, timer

router = APIRouter()


@router.get("/desk/{lang}/sessions")
def sessions(desk: AtDesk, session: DatabaseSession) -> Response:
    """What is open, a form for one more, what is over."""
    return list_page(desk, session)


@router.post("/desk/{lang}/sessions")
def new_session(desk: AtDesk, session: DatabaseSession, posted: PostedForm) -> Response:
    """Begin one and go there. A form from another page only says which module: it is chosen then."""
    form = read_start(posted, hostable(desk.library))
    if form.problem or not form.token:
        return list_page(desk, session, form, form.problem, 422 if form.problem else 200)
    wanted = Wanted(form.token, form.kind, form.module, form.shown)
    try:
        begun = begin_noted(session, desk.secrets, desk.clock, desk.here, wanted)
    except UsedUp:
        return list_page(desk, session, NOTHING_CHOSEN, "used", 422)
    except TooManyOpen:
        return list_page(desk, session, form, "many", 422)
    return on_to(desk, begun.id)


@router.get("/desk/{lang}/sessions/{gathering_id}")
def one_session(desk: AtDesk, session: DatabaseSession, gathering: CurrentGathering) -> Response:
    """To lead it, or what it was."""
    return session_page(desk, session, gathering)


@router.get("/desk/{lang}/sessions/{gathering_id}/after/{version}")
def after(desk: AtDesk, session: DatabaseSession, gathering: CurrentGathering, version: str) -> Response:
    """The page of now, unless it is that of this version."""
    stage = stage_of(session.connection(), gathering.id, desk.clock.seconds())
    if stage and is_known(stage, version):
        return Response(status_code=204)
    return session_page(desk, session, gathering)


@router.get("/desk/{lang}/sessions/{gathering_id}/news")
def heard(desk: AtDesk, gathering: CurrentGathering) -> Response:
    """Says when something changed, for as long as this member is signed in."""
    roads, clock, cookie = (
        desk.request.app.state.roads,
        desk.clock,
        desk.pages.cookies.desk.read(desk.request),
    )

    async def still() -> bool:
        here = await roads.read(lambda connection: open_member(connection, cookie, clock.seconds()))
        return here is not None and here.organisation_id == gathering.organisation_id

    if not lasts(gathering, clock.seconds()):
        return Response(status_code=204)
    return news(desk.request, gathering.id, still)


@router.get("/desk/{lang}/sessions/{gathering_id}/counts")
def counts(desk: AtDesk, session: DatabaseSession, gathering: CurrentGathering) -> Response:
    """Phones, answers and signals as numbers."""
    return counts_box(desk, session, gathering)


@router.post("/desk/{lang}/sessions/{gathering_id}/tap")
def tap(desk: AtDesk, session: DatabaseSession, gathering: CurrentGathering, posted: PostedForm) -> Response:
    """Back, next, open, close, show, hide, break, go on."""
    return _led(desk, session, gathering, posted, TAPS.get(posted.first("tap")))


@router.post("/desk/{lang}/sessions/{gathering_id}/place")
def place(
    desk: AtDesk, session: DatabaseSession, gathering: CurrentGathering, posted: PostedForm
) -> Response:
    """To another step."""
    return _led(desk, session, gathering, posted, go_to(posted.first("step")))


@router.post("/desk/{lang}/sessions/{gathering_id}/timer")
def set_timer(
    desk: AtDesk, session: DatabaseSession, gathering: CurrentGathering, posted: PostedForm
) -> Response:
    """Count down, or no more."""
    seconds = read_seconds(posted)
    return _led(desk, session, gathering, posted, None if seconds is None else timer(seconds))


@router.post("/desk/{lang}/sessions/{gathering_id}/screen")
def screen(
    desk: AtDesk, session: DatabaseSession, gathering: CurrentGathering, posted: PostedForm
) -> Response:
    """The languages on the projector."""
    return _led(desk, session, gathering, posted, show_in(*read_shown(posted)))


@router.post("/desk/{lang}/sessions/{gathering_id}/hands")
def hands(
    desk: AtDesk, session: DatabaseSession, gathering: CurrentGathering, posted: PostedForm
) -> Response:
    """Raised hands of the poll that is shown."""
    numbers, now = read_hands(posted), desk.clock.seconds()
    if hosted(session, desk.here, gathering.id, now) is None:
        return on_to(desk, gathering.id)
    if numbers.slips:
        return session_page(desk, session, gathering, "numbers", numbers=numbers, status=422)
    shapes, item = desk.library.shapes, posted.first("item")
    if not raise_hands(session, shapes, desk.here, gathering.id, item, numbers.meant, now):
        return session_page(desk, session, gathering, "already")
    return on_to(desk, gathering.id)


@router.post("/desk/{lang}/sessions/{gathering_id}/host")
def host(desk: AtDesk, session: DatabaseSession, gathering: CurrentGathering) -> Response:
    """Take it over from a colleague."""
    take_over_noted(session, desk.secrets, desk.clock, desk.here, gathering.id)
    return on_to(desk, gathering.id)


@router.get("/desk/{lang}/sessions/{gathering_id}/end")
def end(desk: AtDesk, session: DatabaseSession, gathering: CurrentGathering) -> Response:
    """Asks how many were there."""
    theirs = lasts(gathering, desk.clock.seconds()) and gathering.member_id != desk.here.id
    if theirs or head_count(session, gathering.id):
        return on_to(desk, gathering.id)
    return end_page(desk, session, gathering)


@router.post("/desk/{lang}/sessions/{gathering_id}/end")
def end_session(
    desk: AtDesk, session: DatabaseSession, gathering: CurrentGathering, posted: PostedForm
) -> Response:
    """Over: the code is dead, seats are gone, numbers stay."""
    numbers, heads = read_heads(posted)
    if numbers.slips:
        return end_page(desk, session, gathering, numbers, heads)
    end_noted(session, desk.secrets, desk.clock, desk.here, gathering.id, heads)
    return on_to(desk, gathering.id)


def _led(desk: Desk, session: Session, gathering: Gathering, posted: Posted, act: Act | None) -> Response:
    """Do what was tapped. A page that was old changes nothing, and is told so."""
    found = hosted(session, desk.here, gathering.id, desk.clock.seconds(), lock=True)
    if found is None or act is None:
        return on_to(desk, gathering.id)
    if found.version != read_version(posted):
        return session_page(desk, session, found, "already")
    change_stage(session, desk.library.shapes, desk.here, gathering.id, act, desk.clock, found.version)
    session.commit()  # at once: whoever writes next does not wait until this process comes back to it
    return on_to(desk, gathering.id)
