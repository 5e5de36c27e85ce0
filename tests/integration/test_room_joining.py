"""The way in: a code of eight digits in any script, a seat, a language. Whatever does not open is alike."""

from collections.abc import Callable

import pytest
from starlette.types import ASGIApp

from app.gathering.limits import JOINS
from app.gathering.seats import actions
from tests.client import Client
from tests.conftest import inside
from tests.fixtures.clocks import HandClock
from tests.fixtures.rooms import OpenRoom, enter, open_room
from tests.unit.accounts.desk import Desk

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
UNKNOWN = "12345675"


@pytest.fixture
def room(desk: Desk, app: ASGIApp, clock: HandClock) -> OpenRoom:
    """Chen's group session, in its waiting room."""
    return open_room(desk, app, clock)


def test_the_code_leads_to_the_languages_and_then_into_the_room(client: Client, room: OpenRoom) -> None:
    chosen = enter(client, room)
    assert chosen.url.path == "/en/room/languages"
    page = client.get("/ar/room")
    assert page.status_code == 200
    assert 'dir="rtl"' in page.text
    assert room.counts().phones == 1


def test_the_short_address_leads_to_the_likely_language(client: Client) -> None:
    assert client.get("/join", headers={"accept-language": "sv"}).url.path == "/sv/join"


def test_the_current_language_comes_first_in_the_list(client: Client, room: OpenRoom) -> None:
    page = client.page(enter(client, room, "fi"))
    tongues = [one.get("hreflang") for one in page.all("a") if one.get("class") == "card-title"]
    assert tongues[0] == "fi"
    assert len(tongues) == len(set(tongues)) >= 4
