"""Polls on a phone: each button sends the whole answer, which can be changed, come late, or come too late."""

import pytest
from starlette.types import ASGIApp

from app.gathering.limits import LATE
from tests.client import Client
from tests.fixtures.clocks import HandClock
from tests.fixtures.rooms import OpenRoom, answer, enter, open_room
from tests.unit.accounts.desk import Desk


@pytest.fixture
def room(desk: Desk, app: ASGIApp, clock: HandClock) -> OpenRoom:
    """Chen's group session."""
    return open_room(desk, app, clock)


def pressed(client: Client, page: object) -> list[str]:
    """The answers that are marked as sent."""
    buttons = client.page(page).all("button")  # type: ignore[arg-type]
    return [one.get("value", "") for one in buttons if one.get("aria-pressed") == "true"]


def test_an_answer_is_marked_as_sent_and_can_be_changed(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    poll = room.first("single")
    one, other, *_ = room.options(poll)
    room.show(poll, "open")
    page = answer(client, poll, one)
    assert page.url.path == "/en/room"
    assert pressed(client, page) == [one]
    assert "Sent. You can change it." in client.page(page).said()
    assert pressed(client, answer(client, poll, other)) == [other]
    assert pressed(client, client.get("/fi/room")) == [other]


def test_results_come_with_the_host_s_tap_and_not_before(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    poll = room.first("single")
    room.show(poll, "open")
    answer(client, poll, room.options(poll)[0])
    room.to("close")
    closed = client.get("/en/room")
    assert "1 of 1" not in closed.text and "result" not in closed.text.split("<main")[1]
    assert "You chose A." in client.page(closed).said()
    room.to("reveal")
    assert "1 of 1" in client.page(client.get("/en/room")).said()
