"""Who is at the desk. Every route below /desk asks for one of these five, and so says whom it is for (SAFETY C3)."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Request
from sqlmodel import Session as DatabaseSession
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app import i18n
from app.accounts.entering.actions import Entered, end_session, touch_session
from app.accounts.entering.doors import Doors
from app.accounts.entering.queries import OpenMember, open_member
from app.accounts.limits import FRESH
from app.accounts.models import ADMIN
from app.db import wall_in
from app.errors import NotFound, TooMany
from app.pages import came_back
from app.resources import Asked, CurrentPage
from app.security.secrets import Secrets


class SignInFirst(Exception):
    """A page for somebody who is further in: `place` is where the way in goes on."""

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place


class SignInAgain(Exception):
    """A change for somebody who has signed in just now, asked for by somebody who did so a while ago."""


class AlreadyIn(Exception):
    """A page of the way in, for somebody who has gone all of it."""


@dataclass(frozen=True, slots=True)
class Door(Asked):
    """What pages at the door are made from. `here`: who is in, wholly or half way, or nobody."""

    here: OpenMember | None

    @property
    def secrets(self) -> Secrets:
        """Salt and peppers."""
        return self.request.app.state.secrets  # type: ignore[no-any-return]

    @property
    def doors(self) -> Doors:
        """What actions at the door ask for."""
        state = self.request.app.state
        return Doors(state.throttle, state.lane, state.secrets, state.clock)

    @property
    def place(self) -> str:
        """The part of the desk that this page belongs to: the first word after the language."""
        return i18n.parted(self.request.url.path)[-1].partition("/")[0]

    @property
    def home(self) -> str:
        """`/desk/fi`: before each address of the desk."""
        return desk_home()

    def page(self, template: str, status: int = 200, fragment: str = "", **values: Any) -> HTMLResponse:
        """Answer with a page of the desk: templates/desk/frame.html stands around it."""
        return Asked.page(self, template, status, fragment, **(framing(self.here, self.place) | values))

    @property
    def half(self) -> "Desk | None":
        """The same for whoever is half way in, and nobody else."""
        if self.here is None or self.here.second_factor:
            return None
        return Desk(self.request, self.locale, self.reader, self.here)

    def on(self, place: str) -> Response:
        """On to another place of the desk."""
        return RedirectResponse(f"{self.home}/{place}", 303)

    def let_in(self, session: DatabaseSession, entered: Entered, place: str) -> Response:
        """The same with a new cookie. Whatever this browser had open before is closed."""
        cookie, response = self.request.app.state.cookies.desk, self.on(place)
        end_session(session, cookie.read(self.request))
        cookie.set(response, entered.cookie)
        return response


@dataclass(frozen=True, slots=True)
class Desk(Door):
    """The same where somebody is known. The organisation is `here.organisation_id`, and never anything asked."""

    here: OpenMember

    @property
    def fresh(self) -> bool:
        """Whether the way in was gone just now. A browser that somebody left open is not fresh for long."""
        return self.clock.seconds() - self.here.started_at < FRESH


def status_of(problem: str, many: TooMany | None = None) -> dict[str, Any]:
    """With which status a form comes back, and after how long it may be sent again."""
    standing = came_back("wait", many.retry_after) if many else came_back(problem)
    return {**standing, "problem": problem}


def desk_home() -> str:
    """Before each address of the desk, in the language of the page: `/desk/fi`."""
    return f"{i18n.DESK}/{i18n.current().code}"


def framing(here: OpenMember | None = None, place: str = "") -> dict[str, Any]:
    """What templates/desk/frame.html asks for."""
    return {"here": here, "place": place, "home": desk_home(), "discreet": False}


def _door(asked: CurrentPage) -> Door:
    # a connection of its own, given back at once: a request that then waits for a slow hash holds nothing
    state = asked.request.app.state
    cookie = state.cookies.desk.read(asked.request)
    if not cookie:
        return Door(asked.request, asked.locale, asked.reader, None)
    with state.engine.connect() as connection:
        here = open_member(connection, cookie, state.clock.seconds())
    if here and here.worth_a_touch and _by_hand(asked.request):
        touch_session(state.engine, here)
    return Door(asked.request, asked.locale, asked.reader, here)


def _by_hand(request: Request) -> bool:
    """Whether somebody did something. A page that asks by itself what is new (`fetch`) does not keep a browser open
    that was left alone (SAFETY C2)."""
    asks = request.headers.get("sec-fetch-mode", "navigate")
    return request.method == "POST" or asks == "navigate" or "hx-request" in request.headers


Visitor = Annotated[Door, Depends(_door)]
"""Anybody: the pages before the door."""


def _half_way(door: Visitor) -> Desk:
    if door.here is None:
        raise SignInFirst("sign-in")
    if door.here.second_factor:
        raise AlreadyIn
    return _walled(door, door.here)


def _at_desk(door: Visitor) -> Desk:
    if door.here is None:
        raise SignInFirst("sign-in")
    if not door.here.second_factor:
        raise SignInFirst("second")
    return _walled(door, door.here)


def _walled(door: Door, here: OpenMember) -> Desk:
    """From here on the database, too, keeps to this member and organisation (PostgreSQL)."""
    wall_in(door.request, member_id=here.id, organisation_id=here.organisation_id)
    return Desk(door.request, door.locale, door.reader, here)


AtDesk = Annotated[Desk, Depends(_at_desk)]
"""Whoever is wholly in, in either role."""
HalfWay = Annotated[Desk, Depends(_half_way)]
"""Whoever has given the password, and not yet a second factor."""


def _fresh_desk(desk: AtDesk) -> Desk:
    if not desk.fresh:
        raise SignInAgain
    return desk


FreshDesk = Annotated[Desk, Depends(_fresh_desk)]
"""Whoever is wholly in and came just now: for changing with what one signs in."""


def _admin_desk(desk: AtDesk) -> Desk:
    # a page for admins is for others as if it were not there
    if desk.here.role != ADMIN:
        raise NotFound
    return desk


AdminDesk = Annotated[Desk, Depends(_admin_desk)]
"""An admin who is wholly in."""
