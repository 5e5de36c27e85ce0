"""Signals to the host: toggles with words, and only numbers arrive."""

import pytest
from starlette.types import ASGIApp

from tests.client import Client
from tests.fixtures.clocks import HandClock
from tests.fixtures.rooms import OpenRoom, enter, open_room
from tests.unit.accounts.desk import Desk

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def room(desk: Desk, app: ASGIApp, clock: HandClock) -> OpenRoom:
    """Chen's group session, at its first step."""
    made = open_room(desk, app, clock)
    made.to("start")
    return made


@pytest.mark.parametrize("name", ["ready", "pause", "help"])
def test_a_signal_is_given_and_taken_back_by_the_same_button(
    client: Client, room: OpenRoom, name: str
) -> None:
    enter(client, room)
    page = client.post("/en/room/signal", {name: "1"})
    assert page.url.path == "/en/room"
    assert getattr(room.counts(), name) == 1
    [button] = [one for one in client.page(page).all("button") if one.get("name") == name]
    assert (button.get("aria-pressed"), button.get("value")) == ("true", "0")
    client.post("/en/room/signal", {name: "0"})
    assert getattr(room.counts(), name) == 0


@SQLITE
def test_somebody_who_asks_for_help_is_told_what_the_host_sees(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    said = client.page(client.post("/en/room/signal", {"help": "1"})).said()
    assert "never who" in said
    assert "Raise your hand" in said


@SQLITE
def test_ready_is_about_one_step_and_goes_with_it(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    client.post("/en/room/signal", {"ready": "1"})
    room.to("next")
    assert 'aria-pressed="true"' not in client.get("/en/room").text


@SQLITE
def test_unknown_signals_and_phones_without_a_seat_change_nothing(client: Client, room: OpenRoom) -> None:
    client.post("/en/room/signal", {"ready": "1"})
    enter(client, room)
    client.post("/en/room/signal", {"loud": "1"})
    client.post("/en/room/signal")
    counts = room.counts()
    assert (counts.ready, counts.pause, counts.help) == (0, 0, 0)
    assert client.get("/en/room/signal").url.path == "/en/room"
