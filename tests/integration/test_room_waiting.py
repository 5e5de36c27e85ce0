"""What a phone shows while nothing is asked of it: the waiting room, a break, a timer, a talk."""

import pytest
from starlette.types import ASGIApp

from app.gathering.models import LECTURE, VISIT
from app.gathering.stage import timer
from app.gathering.watcher import Watch
from tests.client import Client
from tests.conftest import inside
from tests.fixtures.clocks import HandClock
from tests.fixtures.rooms import OpenRoom, enter, open_room
from tests.unit.accounts.desk import Desk

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def said(client: Client, lang: str = "en") -> str:
    """The words of the room."""
    return client.page(client.get(f"/{lang}/room")).said()


def test_early_phones_wait_in_a_room_and_start_with_everybody(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    assert "You are in" in said(client)
    room.to("start")
    assert "You are in" not in said(client)


def test_nothing_new_is_no_content_and_news_are_the_room(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    version = room.stage().version
    quiet = client.get(f"/en/room/after/{version}")
    assert (quiet.status_code, quiet.content) == (204, b"")
    room.to("start")
    news = client.get(f"/fi/room/after/{version}")
    assert news.status_code == 200
    assert 'data-address="/fi/room"' in news.text
    assert f'data-version="{room.stage().version}"' in news.text
    for odd in ("0", "x", "-1", "999999999999999999999"):
        assert client.get(f"/en/room/after/{odd}").status_code == 200


@SQLITE
def test_a_break_is_a_calm_page_with_the_time_of_its_end(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    room.to("start", "break")
    room.tap(timer(600))
    assert "Break Drink some water." in said(client)
    assert "\u2068" not in said(client)
    assert "Until 11:10" in said(client)
    assert "11.10" in said(client, "fi")
    assert 'aria-hidden="true"><bdi' in client.get("/en/room").text
    room.to("go-on")
    assert "Drink some water." not in said(client)


@SQLITE
def test_what_is_left_on_a_kept_page_is_right(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    room.to("start")
    room.tap(timer(600))
    client.get("/en/room")
    room.clock.forward(seconds=100)
    assert ">8:20</bdi>" in client.get("/en/room").text


@SQLITE
@pytest.mark.parametrize("kind", [LECTURE, VISIT])
def test_a_talk_and_a_visit_go_through_their_parts(
    desk: Desk, app: ASGIApp, clock: HandClock, client: Client, kind: str
) -> None:
    room = open_room(desk, app, clock, kind=kind, module="")
    enter(client, room)
    shown = []
    for act in ("start", "next", "next"):
        room.to(act)
        shown.append(said(client))
    assert len(set(shown)) == 3
    assert not any("Look around" in words for words in shown)
    assert client.get("/en/room/look").url.path == "/en/room"
    room.close()
    assert "Keep what" not in said(client)


@SQLITE
def test_a_step_that_is_gone_from_the_module_is_no_error(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    room.to("start")
    with room.committing() as connection:
        connection.exec_driver_sql("UPDATE gathering SET step = 's-gone', version = version + 1")
    assert "Please listen to the host" in said(client)


@SQLITE
def test_a_page_never_goes_back_to_what_this_process_knew_before(
    client: Client, room: OpenRoom, app: ASGIApp
) -> None:
    enter(client, room)
    old, watchers = room.stage(), inside(app).state.watchers
    watch = watchers.watches[old.id] = Watch()
    watch.newest = old
    room.to("start")
    assert client.get(f"/en/room/after/{room.stage().version}").status_code == 204
    del watchers.watches[old.id]
