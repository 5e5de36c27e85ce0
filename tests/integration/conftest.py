"""What tests of the desk and its people ask for."""

from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path
from re import findall

import pytest
from httpx import Response
from starlette.types import ASGIApp

from app.security.secrets import load_secrets
from tests.client import Client
from tests.conftest import inside
from tests.fixtures.clocks import HandClock
from tests.fixtures.rooms import OpenRoom, open_room
from tests.unit.accounts.desk import SECRETS, Desk, peopled_desk

DeskClient = Callable[[str], Client]


@pytest.fixture
def desk(database_url: str, clock: HandClock, tmp_path: Path) -> Iterator[Desk]:
    """Two organisations with people in them, on a database of either kind, under the secrets of `client`'s product."""
    keys = tmp_path / "data" / "secrets"
    if not keys.exists():
        keys.parent.mkdir(exist_ok=True)
        keys.write_text(_as_file(), "utf-8")
    with peopled_desk(database_url, clock, load_secrets(keys, keys.parent, local_only=True)) as made:
        yield made


@pytest.fixture
def desk_client(desk: Desk, app: ASGIApp, make_client: Callable[..., Client]) -> DeskClient:
    """Somebody's browser, wholly signed in: `desk_client(CHEN)`. The same product and database as `client`'s."""

    def make(email: str) -> Client:
        made = make_client()
        made.jar[inside(app).state.cookies.desk.name] = desk.cookie(email)
        return made

    return make


@pytest.fixture
def room(desk: Desk, app: ASGIApp, clock: HandClock) -> OpenRoom:
    """Chen's group session, with its phones still outside."""
    return open_room(desk, app, clock)


def drawn_on(page: Response) -> str:
    """The QR code of a page, as its path."""
    [path] = findall(r'fill="#000" d="([^"]+)"', page.text)
    return str(path)


def _as_file() -> str:
    named = {"salt": SECRETS.salt, **{f"pepper.{name}": value for name, value in SECRETS.peppers.items()}}
    return "".join(f"{name}={b64encode(value).decode()}\n" for name, value in named.items())
