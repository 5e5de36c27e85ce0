"""The pages about colleagues, also as they come back after something went wrong."""

from sqlmodel import Session as DatabaseSession
from starlette.responses import Response

from app.accounts.access import Desk, status_of
from app.accounts.factors.queries import factors
from app.accounts.models import ADMIN, COACH, Member
from app.accounts.people.forms import InviteForm
from app.accounts.queries import colleague, colleagues, open_invites
from app.errors import NotFound
from app.forms import read_id
from app.pages import alternates

NOBODY = InviteForm()


def people_page(
    desk: Desk, session: DatabaseSession, problem: str = "", sent: InviteForm = NOBODY
) -> Response:
    """Everybody, the open invites, and a form for one more."""
    organisation_id = desk.here.organisation_id
    return desk.page(
        "accounts/people.html",
        people=colleagues(session, organisation_id),
        invites=open_invites(session, organisation_id, desk.clock.seconds()),
        sent=sent,
        place="people",
        alternates=alternates(f"{desk.home}/people"),
        **status_of(problem),
    )


def person_page(
    desk: Desk, session: DatabaseSession, person: Member, problem: str = "", *, sure_of: str = ""
) -> Response:
    """One colleague. `sure_of`: what was pressed once and waits for a second tap."""
    return desk.page(
        "accounts/person.html",
        person=person,
        factors=factors(session, person.id),
        other_role=COACH if person.role == ADMIN else ADMIN,
        sure_of=sure_of,
        alternates=alternates(f"{desk.home}/people/{person.id.hex()}"),
        **status_of(problem),
    )


def person_of(desk: Desk, session: DatabaseSession, member: str) -> Member:
    """Whom an address means. Somebody of another organisation is as unknown as nobody."""
    member_id = read_id(member)
    found = colleague(session, desk.here.organisation_id, member_id) if member_id else None
    if found is None:
        raise NotFound
    return found
