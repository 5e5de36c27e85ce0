"""Speaks HTTP for admins about the trail: the newest entries in words, page by page, and whether all is in order."""

from re import fullmatch

from fastapi import APIRouter
from starlette.responses import Response

from app.accounts.access import AdminDesk
from app.accounts.queries import colleagues
from app.accounts.trail.lines import lines_of
from app.accounts.trail.queries import broken_at, newest_entries
from app.db import DatabaseSession
from app.errors import NotFound

router = APIRouter()
A_PAGE = 50


@router.get("/desk/{lang}/trail")
def trail(desk: AdminDesk, session: DatabaseSession) -> Response:
    """The newest entries, and the whole chain looked through."""
    return _trail_page(desk, session)


@router.get("/desk/{lang}/trail/{before}")
def older_trail(desk: AdminDesk, before: str, session: DatabaseSession) -> Response:
    """Those that are older than an entry."""
    if not fullmatch(r"[1-9][0-9]{0,17}", before):
        raise NotFound
    return _trail_page(desk, session, int(before))


def _trail_page(desk: AdminDesk, session: DatabaseSession, before: int = 0) -> Response:
    organisation_id = desk.here.organisation_id
    found = newest_entries(session, organisation_id, A_PAGE + 1, before)
    names = {one.id: one.name for one in colleagues(session, organisation_id)}
    return desk.page(
        "accounts/trail.html",
        lines=lines_of(found[:A_PAGE], names),
        older=found[A_PAGE - 1].number if len(found) > A_PAGE else 0,
        first=not before,
        broken=broken_at(session, desk.secrets, organisation_id, desk.clock.seconds())
        if not before
        else None,
    )
