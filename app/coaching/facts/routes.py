"""Speaks HTTP for the list of what must be verified next."""

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from app.accounts.access import AtDesk
from app.coaching.facts.listing import listed
from app.learning.sharing.access import naming

router = APIRouter()


@router.get("/desk/{lang}/facts")
def facts(desk: AtDesk) -> HTMLResponse:
    """Facts and contacts: what is overdue, what is near, and the rest."""
    parts = listed(naming(desk))
    unsigned = sum(not one.due.signed_by for entries in parts.values() for one in entries)
    return desk.page("coaching/facts.html", parts=parts, unsigned=unsigned)
