"""Leaving and the end: seats go, cookies go, and no page says who, where, or with whom."""

import pytest
from sqlmodel import select
from starlette.types import ASGIApp

from app.db import open_session
from app.gathering.models import Seat
from app.gathering.stage import Stage
from app.gathering.watcher import Watch
from tests.client import Client
from tests.conftest import inside
from tests.fixtures.rooms import OpenRoom, answer, enter
from tests.fixtures.sharing import naming
from tests.unit.accounts.desk import there

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def seats(room: OpenRoom) -> list[Seat]:
    """All that there are."""
    with open_session(room.desk.engine, writes=False) as session:
        return list(session.exec(select(Seat)))


def test_the_exit_frees_the_seat_and_takes_both_cookies(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    room.show(room.first("single"), "open")
    answer(client, room.first("single"), room.options(room.first("single"))[0])
    out = client.post("/out")
    assert seats(room) == []
    taken = [value.split("=")[0] for value in out.headers.get_list("set-cookie") if "Max-Age=0" in value]
    assert {"__Host-g", "__Host-b"} <= set(taken)
    assert "You are not in a group now" in client.page(client.get("/en/room")).said()


def test_after_the_end_no_seat_and_no_choice_is_left(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    poll = room.first("single")
    room.show(poll, "open")
    answer(client, poll, room.options(poll)[0])
    version = room.stage().version
    room.close()
    assert seats(room) == []
    news = client.get(f"/en/room/after/{version}")
    assert "Thank you for being here" in client.page(news).said()
    assert 'data-behaviour="following"' not in news.text
    assert client.get("/en/room/news").status_code == 204


@SQLITE
def test_when_nobody_ended_it_the_page_is_the_same_kind_one(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    room.to("start")
    client.get("/en/room")
    room.clock.forward(hours=8)
    assert "Thank you for being here" in client.page(client.get("/en/room")).said()
    assert client.get("/en/room/after/1").status_code == 200


@SQLITE
@pytest.mark.parametrize("cookie", ["", "x", "A" * 43, "A" * 5000])
def test_a_cookie_that_is_no_seat_is_no_error(client: Client, room: OpenRoom, cookie: str) -> None:
    client.jar["__Host-g"] = cookie
    for place in ("room", "room/after/1", "room/look", "room/languages"):
        assert client.get(f"/en/{place}").status_code == 200
    assert "You are not in a group now" in client.page(client.get("/en/room")).said()
    assert room.counts().phones == 0


def test_no_page_of_a_phone_names_anybody_or_the_group_session(client: Client, room: OpenRoom) -> None:
    pages = [enter(client, room)]
    poll = room.first("single")
    for act in ("start", "next", "break", "go-on"):
        room.to(act)
        pages.append(client.get("/en/room"))
    room.show(poll, "open")
    pages += [answer(client, poll, room.options(poll)[0]), client.get("/en/room/look")]
    room.close()
    pages.append(client.get("/en/room"))
    secret = (room.begun.id.hex(), room.begun.code, room.begun.projector, "Chen", "chen@", room.host.name)
    for page in pages:
        assert not [word for word in secret if word in page.text]
        [title] = [one.text or "" for one in client.page(page).all("title")]
        assert "group" not in title.lower()


def test_no_page_of_a_phone_holds_a_note_for_hosts(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    library = there(room.library)
    notes = library.host_notes("l03", naming(library).reader)
    assert len(notes) > 12
    for note in [one for one in notes if one.item][:12]:
        room.show(note.item)
        text = client.get("/en/room").text
        assert note.html not in text
        assert "Avoid:" not in text


def test_the_end_is_known_at_once_where_the_seat_is_gone(
    client: Client, room: OpenRoom, app: ASGIApp
) -> None:
    enter(client, room)
    client.get("/en/room")
    stage, watchers = room.stage(), inside(app).state.watchers
    watchers.watches[stage.id] = remembering(stage)
    room.close()
    assert "Thank you for being here" in client.page(client.get("/en/room")).said()
    del watchers.watches[stage.id]


def remembering(stage: Stage) -> Watch:
    """A watch that has not heard of anything newer."""
    watch = Watch()
    watch.newest = stage
    return watch
