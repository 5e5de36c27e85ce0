"""The way in: a code of eight digits in any script, a seat, a language. Whatever does not open is alike."""

import httpx
import pytest
from starlette.types import ASGIApp

from app.gathering.codes import join_code
from app.gathering.limits import JOINS
from app.gathering.seats import actions
from app.security.tokens import random_token
from tests.client import Client
from tests.fixtures.clocks import HandClock
from tests.fixtures.rooms import OpenRoom, enter, open_room
from tests.unit.accounts.desk import Desk

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@pytest.fixture
def unknown(desk: Desk) -> str:
    """Good digits that open nothing."""
    return join_code(desk.doors.secrets, b"nobody" * 3)


def seat_of(phone: Client) -> str:
    """The cookie of its seat."""
    return next(value for name, value in phone.jar.items() if name.endswith("-g"))


def sent(phone: Client, digits: str, token: str = "", **options: int) -> httpx.Response:
    """The form, as a phone sends it."""
    return phone.post("/en/join", {"digits": digits, "token": token or random_token()}, **options)


def test_the_code_leads_to_the_languages_and_then_into_the_room(client: Client, room: OpenRoom) -> None:
    chosen = enter(client, room)
    assert chosen.url.path == "/en/room/languages"
    page = client.get("/ar/room")
    assert 'dir="rtl"' in page.text
    assert room.counts().phones == 1


@SQLITE
def test_the_short_address_leads_to_the_likely_language(client: Client) -> None:
    assert client.get("/join", headers={"accept-language": "sv"}).url.path == "/sv/join"


@SQLITE
def test_the_current_language_comes_first_in_the_list(client: Client, room: OpenRoom) -> None:
    page = client.page(enter(client, room, "fi"))
    tongues = [one.get("hreflang") for one in page.all("a") if one.get("class") == "card-title"]
    assert tongues[0] == "fi"
    assert len(tongues) == len(set(tongues)) >= 4


@SQLITE
def test_digits_are_read_in_any_script_and_grouping(client: Client, room: OpenRoom) -> None:
    code = room.begun.code
    typed = f" {code[:4]} - {code[4:]} ".translate(ARABIC_DIGITS)
    assert sent(client, typed).url.path == "/en/room/languages"


@SQLITE
def test_the_address_of_the_picture_needs_one_tap(client: Client, room: OpenRoom) -> None:
    page = client.get(f"/fi/join/{room.begun.code}")
    assert room.counts().phones == 0
    assert client.submit(page, "/fi/join").url.path == "/fi/room/languages"
    assert client.get("/fi/join/12345678").url.path == "/fi/join"


@SQLITE
@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Please type the code here."),
        ("abcd", "only digits"),
        ("1234", "You typed 4 digits"),
        ("11111111", "One digit is not right"),
    ],
)
def test_a_slip_is_said_before_anybody_is_asked(client: Client, typed: str, words: str) -> None:
    for _ in range(JOINS.burst + 5):
        reply = sent(client, typed, status=422)
    assert words in client.page(reply).said()
    assert f'value="{typed}"' in reply.text


def test_codes_that_open_nothing_are_the_same_bytes(
    client: Client, desk: Desk, app: ASGIApp, clock: HandClock, unknown: str
) -> None:
    token, ended = random_token(), open_room(desk, app, clock)
    ended.close()
    expired = open_room(desk, app, clock, host=ended.host)
    clock.forward(hours=8)
    codes = (unknown, ended.begun.code, expired.begun.code)
    replies = [sent(client, code, token, status=422) for code in codes]
    shown = {reply.text.replace(code, "") for reply, code in zip(replies, codes, strict=True)}
    assert len(shown) == 1
    assert not any("set-cookie" in reply.headers for reply in replies)


@SQLITE
def test_when_the_bucket_is_empty_everybody_waits_and_keeps_the_digits(
    client: Client, room: OpenRoom, unknown: str
) -> None:
    for _ in range(JOINS.burst):
        sent(client, unknown, status=422)
    waits = sent(client, room.begun.code, status=429)
    assert waits.headers["retry-after"].isdigit()
    assert room.begun.code in waits.text
    room.clock.forward(seconds=2)
    assert client.submit(waits, "/en/join").url.path == "/en/room/languages"


@SQLITE
def test_good_codes_cost_no_try(client: Client, room: OpenRoom) -> None:
    for _ in range(JOINS.burst * 2):
        sent(client, room.begun.code, status=200)
    assert room.counts().phones == 1


def test_a_second_tap_takes_one_seat(client: Client, room: OpenRoom) -> None:
    token = random_token()
    cookies = set()
    for _ in range(2):
        client.jar.clear()
        sent(client, room.begun.code, token)
        cookies.add(seat_of(client))
    assert len(cookies) == 1
    assert room.counts().phones == 1


def test_coming_again_finds_the_same_seat_and_its_answers(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    poll = room.first("single")
    room.show(poll, "open")
    client.post("/en/room/answer", {"item": poll, "value": room.options(poll)[0]})
    enter(client, room, "fi")
    assert room.counts().phones == 1
    assert 'aria-pressed="true"' in client.get("/fi/room").text


@SQLITE
def test_whoever_joins_another_group_leaves_the_first_one(
    client: Client, desk: Desk, app: ASGIApp, clock: HandClock
) -> None:
    first = open_room(desk, app, clock)
    second = open_room(desk, app, clock, host=first.host)
    first.to("start")
    enter(client, first)
    client.get("/en/room")
    enter(client, second)
    assert (first.counts().phones, second.counts().phones) == (0, 1)
    second.close()
    assert "Keep what" not in client.get("/en/room").text


@SQLITE
def test_a_full_group_says_so_and_keeps_the_digits(
    client: Client, room: OpenRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "MOST_SEATS", 0)
    reply = sent(client, room.begun.code, status=422)
    assert "All places for phones are taken" in client.page(reply).said()
    assert room.begun.code in reply.text


@SQLITE
def test_a_phone_that_sits_already_finds_its_way_back(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    assert "Back to the group" in client.page(client.get("/en/join")).said()


@SQLITE
def test_a_late_phone_comes_to_the_step_that_is_shown(client: Client, room: OpenRoom) -> None:
    room.show(room.first("single"))
    enter(client, room)
    assert "Tell the host quietly" in client.page(client.get("/en/room")).said()
