"""Polls from the host's side: open, close, show, hide, ask again; hands of people without a phone."""

import pytest
from starlette.types import ASGIApp

from tests.fixtures.clocks import HandClock
from tests.fixtures.leading import Leader
from tests.fixtures.rooms import OpenRoom, open_room
from tests.integration.conftest import DeskClient
from tests.unit.accounts.desk import CHEN, Desk

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def room(desk: Desk, app: ASGIApp, clock: HandClock) -> OpenRoom:
    """Chen's group session, with three phones, at its first question."""
    made = open_room(desk, app, clock)
    for name in ("a", "b", "c"):
        made.join(name)
    made.show(made.first("single"))
    return made


@pytest.fixture
def chen(room: OpenRoom, desk_client: DeskClient) -> Leader:
    """Her phone."""
    return Leader(desk_client(CHEN), room)


def vote(room: OpenRoom, **choices: int) -> None:
    """Phones answer with the option at this place."""
    shapes, poll = room.library.shapes, room.first("single")  # type: ignore[union-attr]
    from app.gathering.seats.actions import answer
    from tests.unit.accounts.desk import there

    for name, place in choices.items():
        seat = there(room.seated(name))
        with room.committing() as connection:
            answer(connection, shapes, seat, poll, room.options(poll)[place])


def test_a_poll_is_opened_counted_shown_and_hidden(chen: Leader, room: OpenRoom) -> None:
    assert "open" in chen.buttons()
    opened = chen.press("open")
    assert "0 of 3 answered" in chen.said(opened)
    vote(room, a=0, b=0, c=1)
    assert "3 of 3 answered" in chen.said() and "2 of 3" not in chen.said()
    closed = chen.said(chen.press("close"))
    assert "Only you see these numbers now." in closed and "2 of 3" in closed and "1 of 3" in closed
    assert room.stage().results == {}
    assert "Everybody sees these numbers." in chen.said(chen.press("reveal"))
    assert sum(one.total for name, one in room.stage().results.items() if name) == 3
    assert "Only you see" in chen.said(chen.press("hide"))
    assert room.stage().results == {}


@SQLITE
def test_a_question_is_asked_again_from_the_start(chen: Leader, room: OpenRoom) -> None:
    chen.press("open")
    vote(room, a=0)
    chen.press("close")
    assert "0 of 3 answered" in chen.said(chen.press("open"))
    assert "of 0" in chen.said(chen.press("close"))


@SQLITE
def test_going_on_counts_a_poll_that_is_open(chen: Leader, room: OpenRoom) -> None:
    chen.press("open")
    vote(room, a=0)
    chen.press("next")
    assert "1 of 1" in chen.said(chen.press("back"))


def test_raised_hands_add_to_phones_and_a_second_form_adds_nobody(chen: Leader, room: OpenRoom) -> None:
    poll = room.first("single")
    one, other, *_ = room.options(poll)
    chen.press("open")
    vote(room, a=0)
    page = chen.page()
    for _ in range(2):
        chen.browser.submit(page, f"{chen.address}/hands", {f"hands.{one}": "4", f"hands.{other}": "٢"})
    words = chen.said(chen.press("close"))
    assert "5 of 7" in words and "2 of 7" in words
    assert "Raised hands (6)" in words


@SQLITE
@pytest.mark.parametrize(
    ("typed", "told"), [("many", "digits only"), ("501", "up to 500"), ("-", "digits only")]
)
def test_hands_that_are_no_number_come_back_as_typed(
    chen: Leader, room: OpenRoom, typed: str, told: str
) -> None:
    one, other, *_ = room.options(room.first("single"))
    chen.press("open")
    back = chen.send("hands", {f"hands.{one}": typed, f"hands.{other}": "3"}, status=422)
    fields = {field.get("name"): field.get("value") for field in chen.browser.page(back).all("input")}
    assert told in chen.said(back)
    assert (fields[f"hands.{one}"], fields[f"hands.{other}"]) == (typed, "3")


@SQLITE
def test_hands_for_another_step_than_the_one_shown_count_for_none(chen: Leader, room: OpenRoom) -> None:
    one = room.options(room.first("single"))[0]
    chen.press("open")
    page = chen.page()
    chen.press("next")
    old = chen.browser.submit(page, f"{chen.address}/hands", {f"hands.{one}": "4"})
    assert "already moved on" in chen.said(old)
    assert (
        room.results(room.first("single")).get(one) is None
        or not room.results(room.first("single"))[one].hands
    )


@SQLITE
def test_a_step_that_cannot_be_counted_offers_no_poll(chen: Leader, room: OpenRoom) -> None:
    room.show(room.first("step"))
    assert "open" not in chen.buttons() and "Raised hands" not in chen.said()
