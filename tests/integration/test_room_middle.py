"""A script is sent the middle of a room's page alone: the same words as the whole page, and few bytes."""

import re
from collections.abc import Callable

import httpx
import pytest
from starlette.types import ASGIApp

from app.gathering.limits import LATE
from app.gathering.seats.rooms import Rooms, Sight
from app.gathering.stage import timer
from app.i18n import REGISTRY
from tests.cast import Person
from tests.client import Client
from tests.conftest import inside
from tests.fixtures.rooms import OpenRoom, answer, enter
from tests.integration.test_room_refresh import FETCHES, LOADS

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
MAIN = re.compile(r"<main .*?</main>", re.DOTALL)
PARTS = (r"<html lang=\S+ dir=\S+", r"<title>.*?</title>", r' data-address="[^"]*"')
AS_A_PHONE = {**FETCHES, "accept-encoding": "gzip", "prefer": "return=minimal"}


def fetched(phone: Client, lang: str = "en") -> httpx.Response:
    """What a script is sent that has all around the middle, while something else is on the screen."""
    return phone.get(f"/{lang}/room/after/0", headers=AS_A_PHONE)


def says_the_same(phone: Client, lang: str = "en") -> None:
    """The middle is that of the whole page, in every letter."""
    whole, middle = phone.get(f"/{lang}/room", headers=LOADS).text, fetched(phone, lang).text
    assert "data-middle" in middle
    assert "data-minimal" in middle
    assert MAIN.findall(middle) == MAIN.findall(whole)
    for part in PARTS:
        assert re.findall(part, middle) == re.findall(part, whole) != [], part


@pytest.mark.parametrize("lang", ["en", "fi", "ar"])
def test_in_every_state_the_middle_is_that_of_the_page(client: Client, room: OpenRoom, lang: str) -> None:
    enter(client, room, lang)
    says_the_same(client, lang)
    poll = room.first("single")
    room.show(poll)
    says_the_same(client, lang)
    room.to("open")
    says_the_same(client, lang)
    answer(client, poll, room.options(poll)[1], lang)
    client.post(f"/{lang}/room/signal", {"help": "1"})
    says_the_same(client, lang)
    for taps in (("close",), ("reveal",), ("break",), ("go-on", "next")):
        room.to(*taps)
        says_the_same(client, lang)


def test_a_late_answer_and_a_timer_are_in_the_middle(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    poll = room.first("single")
    room.show(poll, "open", "close")
    room.clock.forward(seconds=LATE + 1)
    answer(client, poll, room.options(poll)[0])
    room.tap(timer(600))
    says_the_same(client)
    assert "The question was closed before your answer came." in fetched(client).text
    assert 'data-behaviour="timer"' in fetched(client).text


def test_the_middle_is_a_third_of_the_bytes(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    room.show(room.first("single"), "open")
    whole = client.get("/en/room", headers={**LOADS, "accept-encoding": "gzip"})
    assert int(fetched(client).headers["content-length"]) < int(whole.headers["content-length"]) / 3


def test_each_phone_has_a_middle_of_its_own(make_client: Callable[[], Client], room: OpenRoom) -> None:
    first, second = make_client(), make_client()
    for phone in (first, second):
        enter(phone, room)
    poll = room.first("single")
    room.show(poll, "open")
    plain = fetched(first).text
    answer(second, poll, room.options(poll)[1])
    assert 'aria-pressed="true"' in fetched(second).text
    assert fetched(first).text == plain


def test_how_pages_look_is_not_in_the_middle(
    make_client: Callable[[], Client], room: OpenRoom, app: ASGIApp
) -> None:
    plain, dark = make_client(), make_client()
    dark.post("/en/settings", {"size": "n", "theme": "d", "data": "n"})
    for phone in (plain, dark):
        enter(phone, room)
    stage = room.show(room.first("single"))
    assert 'class="theme-dark"' in dark.get("/en/room", headers=LOADS).text
    assert fetched(plain).text == fetched(dark).text
    # and it is kept once for both
    rooms: Rooms = inside(app).state.rooms
    middles = [
        rooms.page(REGISTRY["en"], prefs, Sight(stage), "gzip", middle=True) for prefs in ("", "theme-dark")
    ]
    assert middles[0] is middles[1]


def test_whoever_does_not_ask_for_the_middle_has_a_whole_page(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    room.show(room.first("single"))
    for headers in (LOADS, FETCHES, {}):
        assert 'action="/out"' in client.get("/en/room/after/0", headers=headers).text


def test_a_phone_with_an_open_code_and_one_without_a_seat_have_whole_pages(
    amina: Person, room: OpenRoom
) -> None:
    amina.make_code()
    phone = amina.phone
    enter(phone, room)
    room.show(room.first("single"))
    assert 'href="/en/me"' in fetched(phone).text
    assert "data-minimal" not in fetched(phone).text
    room.close()
    assert 'action="/out"' in fetched(phone).text
