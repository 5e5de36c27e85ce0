"""The projector: what the whole room sees, and what nobody may see there."""

import re

import httpx
import pytest
from starlette.types import ASGIApp

from app.content.models import Item
from app.gathering.models import LECTURE, VISIT
from app.gathering.stage import show_in, timer
from app.i18n import DEFAULT
from tests.client import Client, Raw
from tests.conftest import inside
from tests.fixtures.clocks import HandClock
from tests.fixtures.rooms import LESSON_MODULE, OpenRoom, answer, enter, open_room
from tests.unit.accounts.desk import Desk

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def address(room: OpenRoom) -> str:
    """Of its projector."""
    return f"/screen/{room.begun.projector}"


def said(client: Client, room: OpenRoom) -> str:
    """The words of the screen."""
    return client.page(client.get(address(room))).said()


def bare(reply: httpx.Response) -> tuple[int, bytes, list[tuple[str, str]]]:
    """A reply, to be compared."""
    return reply.status_code, reply.content, sorted(reply.headers.items())


def test_a_waiting_room_shows_how_to_come_in(client: Client, room: OpenRoom) -> None:
    words = said(client, room)
    assert f"{room.begun.code[:4]} {room.begun.code[4:]}" in words
    assert "localhost/join" in words
    assert "Welcome" in words


def test_a_wrong_secret_is_like_any_unknown_address(raw: Raw, room: OpenRoom) -> None:
    unknown = bare(raw.get("/screens/nothing"))
    assert unknown[0] == 404
    for secret in ("x" * 43, room.begun.projector[:-1], "0", room.begun.code, room.begun.id.hex()):
        for end in ("", "/after/1", "/news"):
            assert bare(raw.get(f"/screen/{secret}{end}")) == unknown, (secret, end)


def test_after_the_end_the_secret_opens_nothing(raw: Raw, room: OpenRoom) -> None:
    unknown = bare(raw.get("/screens/nothing"))
    assert raw.get(address(room)).status_code == 200
    room.close()
    for end in ("", "/after/1", "/news"):
        assert bare(raw.get(address(room) + end)) == unknown


def test_after_eight_hours_it_opens_nothing_either(raw: Raw, room: OpenRoom, clock: HandClock) -> None:
    clock.forward(hours=8)
    assert raw.get(address(room)).status_code == 404


def test_nothing_new_is_no_content_and_news_are_the_screen(client: Client, room: OpenRoom) -> None:
    assert client.get(f"{address(room)}/after/1").status_code == 204
    room.to("start")
    assert 'data-version="2"' in client.get(f"{address(room)}/after/1").text
    for other in ("0", "3", "x", "999999999999999999999999"):
        assert client.get(f"{address(room)}/after/{other}").status_code == 200


def test_it_speaks_the_languages_that_the_host_chose(client: Client, room: OpenRoom) -> None:
    step = room.first("step")
    room.show(step)
    room.tap(show_in("fi", "ar"))
    page = client.get(address(room))
    assert '<html lang="fi" dir="ltr"' in page.text
    assert page.headers["content-language"] == "fi"
    columns = re.findall(r'class="column" lang="(\w+)" dir="(\w+)"', page.text)
    assert columns[:2] == [("fi", "ltr"), ("ar", "rtl")]
    room.tap(show_in("sv"))
    assert re.findall(r'class="column" lang="(\w+)"', client.get(address(room)).text)[0] == "sv"


def test_letters_are_the_same_in_both_languages(client: Client, room: OpenRoom) -> None:
    poll = room.first("poll")
    room.show(poll)
    room.tap(show_in("fi", "ar"))
    letters = re.findall(r'class="letter">(\w)<', client.get(address(room)).text)
    count = len(room.options(poll))
    assert letters == [*"ABCDEFGHIJ"[:count]] * 2


def test_nobody_sees_numbers_before_the_host_shows_them(client: Client, room: OpenRoom) -> None:
    poll = room.first("poll")
    room.show(poll, "open")
    before = client.get(address(room)).text
    enter(client, room)
    answer(client, poll, room.options(poll)[0])
    shown = client.get(address(room)).text
    told = re.compile(r'data-version="\d+"')
    assert told.sub("", shown) == told.sub("", before)
    room.to("close")
    assert " of 1" not in said(client, room)
    assert "<svg" not in client.get(address(room)).text.partition('class="letters')[2].partition("</ol>")[0]
    room.to("reveal")
    assert "1 of 1" in said(client, room)
    assert "0 of 1" in said(client, room)
    room.to("hide")
    assert " of 1" not in said(client, room)


def test_what_is_put_in_order_does_not_stand_in_order(client: Client, room: OpenRoom, app: ASGIApp) -> None:
    item = room.first("order")
    room.show(item)
    shown = re.findall(
        r'class="option"><b class="letter">\w</b><span>(.*?)</span>', client.get(address(room)).text
    )
    words = {option.id: option.html for option in item_of(app, item).options}
    right = [words[option] for option in room.options(item)]
    assert sorted(shown) == sorted(right)
    assert shown != right


def item_of(app: ASGIApp, item: str) -> Item:
    """One item in English."""
    state = inside(app).state
    reader = state.pages.reader(DEFAULT, state.clock.today())
    shape = state.library.shapes[LESSON_MODULE].items[item]
    lesson = state.library.lesson(LESSON_MODULE, shape.lesson, reader)
    found: Item = next(one for one in lesson.items if one.id == item)
    return found


def test_a_break_is_calm_and_shows_the_time_that_is_left(client: Client, room: OpenRoom) -> None:
    poll = room.first("poll")
    room.show(poll, "open", "break")
    room.tap(timer(300))
    words = said(client, room)
    assert "Break" in words
    assert "5:00" in words
    assert 'class="letter"' not in client.get(address(room)).text


@pytest.mark.parametrize("kind", [LECTURE, VISIT])
def test_a_talk_and_a_visit_show_their_parts(
    client: Client, desk: Desk, app: ASGIApp, clock: HandClock, kind: str
) -> None:
    room = open_room(desk, app, clock, kind=kind, module="")
    room.to("start")
    seen = {said(client, room)}
    for _ in range(2):
        room.to("next")
        seen.add(said(client, room))
    assert len(seen) == 3


@SQLITE
def test_no_step_says_more_than_phones_do_or_leads_anywhere(
    client: Client, room: OpenRoom, app: ASGIApp
) -> None:
    reader = inside(app).state.pages.reader(DEFAULT, inside(app).state.clock.today())
    notes = [note.html for note in inside(app).state.library.host_notes(LESSON_MODULE, reader)]
    assert notes
    room.to("start")
    for _ in inside(app).state.library.shapes[LESSON_MODULE].items:
        text = client.get(address(room)).text
        main = text.partition("<main")[2].partition("</main>")[0]
        assert "<a " not in main
        assert "<button" not in main
        assert "<form" not in main
        assert not any(note in text for note in notes)
        room.to("next")


def test_a_browser_without_scripts_asks_again_and_others_do_not(client: Client, room: OpenRoom) -> None:
    assert "refresh" not in client.get(address(room)).headers
    client.get("/mark")
    assert client.get(address(room)).headers["refresh"] == f"5; url={address(room)}"
    by_script = client.get(address(room), headers={"Sec-Fetch-Mode": "cors"})
    assert "refresh" not in by_script.headers
    assert "refresh" not in client.get(address(room)).headers
