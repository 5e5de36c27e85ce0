"""Without scripts the browser asks for the room anew by itself; with scripts it never does."""

import pytest

from tests.client import Client
from tests.fixtures.rooms import OpenRoom, enter

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
LOADS = {"sec-fetch-mode": "navigate"}
FETCHES = {"sec-fetch-mode": "cors"}


def test_a_browser_without_scripts_is_told_to_ask_again(client: Client, room: OpenRoom) -> None:
    client.get("/mark")
    enter(client, room)
    assert client.get("/fi/room", headers=LOADS).headers["refresh"] == "5; url=/fi/room"
    room.to("start")
    assert client.get("/fi/room").headers["refresh"] == "5; url=/fi/room"


def test_a_browser_with_scripts_is_not(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    assert "refresh" not in client.get("/fi/room", headers=LOADS).headers
    client.get("/mark")
    assert "refresh" not in client.get("/fi/room", headers=FETCHES).headers


def test_a_browser_whose_scripts_ran_after_all_is_never_told_again(client: Client, room: OpenRoom) -> None:
    client.get("/mark")
    enter(client, room)
    client.get("/fi/room/after/0", headers=FETCHES)
    assert "refresh" not in client.get("/fi/room", headers=LOADS).headers


def test_after_the_end_nothing_is_asked_again(client: Client, room: OpenRoom) -> None:
    client.get("/mark")
    enter(client, room)
    client.get("/fi/room", headers=LOADS)
    room.close()
    assert "refresh" not in client.get("/fi/room", headers=LOADS).headers


def test_a_plain_form_leads_back_to_the_room(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    room.to("start")
    for place in ("answer", "signal"):
        reply = client.post(f"/fi/room/{place}", {"ready": "1"}, headers=LOADS, follow_redirects=False)
        assert (reply.status_code, reply.headers["location"]) == (303, "/fi/room")
        assert client.get(f"/fi/room/{place}", headers=LOADS).url.path == "/fi/room"
