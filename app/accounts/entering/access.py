"""The two pages of the way in, as they come back after something went wrong."""

from sqlmodel import Session as DatabaseSession
from starlette.responses import Response

from app.accounts.access import Desk, Door, status_of
from app.accounts.entering.forms import SignIn
from app.accounts.factors.queries import factors
from app.errors import TooMany
from app.pages import alternates


def sign_in_page(
    door: Door, problem: str = "", sent: SignIn | None = None, many: TooMany | None = None
) -> Response:
    """Password, or passkey. For a wrong password, an unknown address and somebody disabled the same bytes."""
    return door.page(
        "accounts/sign_in.html",
        typed=sent.typed if sent else "",
        empty=sent.empty if sent else (),
        alternates=alternates(f"{door.home}/sign-in"),
        **status_of(problem, many),
    )


def second_page(
    desk: Desk, session: DatabaseSession, problem: str = "", many: TooMany | None = None
) -> Response:
    """The second factor; for somebody new, who has none, on to where the first one is made."""
    found = factors(session, desk.here.id)
    if not found.any:
        return desk.on("start")
    return desk.page(
        "accounts/second.html",
        factors=found,
        alternates=alternates(f"{desk.home}/second"),
        **status_of(problem, many),
    )
