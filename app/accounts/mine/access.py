"""The page of one's own account, also as it comes back after something went wrong."""

from sqlmodel import Session as DatabaseSession
from starlette.responses import Response

from app.accounts.access import Desk, status_of
from app.accounts.factors.queries import factors, passkeys_of
from app.errors import TooMany
from app.pages import alternates


def account_page(
    desk: Desk, session: DatabaseSession, problem: str = "", many: TooMany | None = None, slip: str = ""
) -> Response:
    """Password, factors, codes on paper, sessions. `slip`: what is wrong with a new password."""
    return desk.page(
        "accounts/account.html",
        factors=factors(session, desk.here.id),
        passkeys=[(one.id.hex(), one.label, one.made_on) for one in passkeys_of(session, desk.here.id)],
        slip=slip,
        fresh=desk.fresh,
        alternates=alternates(f"{desk.home}/account"),
        **status_of(problem, many),
    )
