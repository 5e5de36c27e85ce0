"""Polls on a phone: each button sends the whole answer, which can be changed, come late, or come too late."""

import httpx
import pytest

from app.gathering.limits import LATE
from app.gathering.stage import Result
from tests.client import Client
from tests.fixtures.rooms import OpenRoom, answer, enter

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def pressed(client: Client, page: httpx.Response) -> list[str]:
    """The options that are marked as sent."""
    buttons = client.page(page).all("button")
    return [one.get("data-option", "") for one in buttons if one.get("aria-pressed") == "true"]


def sends(client: Client, page: httpx.Response) -> dict[str, str]:
    """What the button of each option sends."""
    buttons = client.page(page).all("button")
    return {one.get("data-option", ""): one.get("value", "") for one in buttons if one.get("data-option")}


def said(client: Client, lang: str = "en") -> str:
    """The words of the room."""
    return client.page(client.get(f"/{lang}/room")).said()


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


def test_a_script_whose_screen_is_right_is_sent_nothing_and_the_phone_keeps_its_answer(
    client: Client, room: OpenRoom
) -> None:
    enter(client, room)
    poll = room.first("single")
    one, other, *_ = room.options(poll)
    version = str(room.show(poll, "open").version)
    sent = {"item": poll, "value": one, "shown": version}
    assert client.post("/en/room/answer", sent, status=204).content == b""
    assert pressed(client, client.get("/en/room")) == [one]
    room.tap("close")
    assert "You chose A." in said(client)
    late = client.post("/en/room/answer", {**sent, "value": other}, follow_redirects=False, status=303)
    assert late.headers["location"] == "/en/room"
    assert room.results(poll)[one].count == 1


@SQLITE
def test_a_script_whose_screen_is_older_gets_the_page_of_now(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    poll = room.first("single")
    one, *_ = room.options(poll)
    version = room.show(poll, "open").version
    page = client.post("/en/room/answer", {"item": poll, "value": one, "shown": str(version - 1)})
    assert pressed(client, page) == [one]


@SQLITE
def test_of_several_each_button_sends_all_that_is_chosen_then(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    poll = room.first("multi")
    one, two, three, *_ = room.options(poll)
    room.show(poll, "open")
    page = answer(client, poll, sends(client, client.get("/en/room"))[three])
    page = answer(client, poll, sends(client, page)[one])
    assert pressed(client, page) == [one, three]
    assert sends(client, page)[two] == f"{one},{two},{three}"
    page = answer(client, poll, sends(client, page)[one])
    page = answer(client, poll, sends(client, page)[three])
    assert pressed(client, page) == []
    assert "Sent." not in client.page(page).said()


def test_results_come_with_the_host_s_tap_and_not_before(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    poll = room.first("single")
    room.show(poll, "open")
    answer(client, poll, room.options(poll)[0])
    room.to("close")
    room.hands(poll)
    closed = client.get("/en/room")
    assert "1 of 1" not in closed.text
    assert 'class="result' not in closed.text
    assert "You chose A." in client.page(closed).said()
    room.to("reveal")
    assert "1 of 1" in said(client)
    room.to("hide")
    assert "1 of 1" not in said(client)


@SQLITE
def test_letters_that_were_chosen_stand_in_a_list_of_the_language(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    poll = room.first("multi")
    one, _, three, *_ = room.options(poll)
    room.show(poll, "open")
    answer(client, poll, f"{one},{three}")
    room.to("close")
    assert "You chose A, C." in said(client)
    assert "A، C" in said(client, "ar")


@SQLITE
def test_while_a_question_is_open_nothing_tells_which_answer_is_right(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    poll = room.first("single")
    room.show(poll, "open")
    page = answer(client, poll, room.options(poll)[0])
    answers = page.text.split('class="answers"')[1].split("</main>")[0]
    assert "right" not in answers and "correct" not in answers


def test_an_answer_that_comes_late_is_counted_and_that_is_said(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    poll = room.first("single")
    one = room.options(poll)[0]
    room.show(poll, "open", "close")
    room.clock.forward(seconds=LATE - 1)
    assert "It was counted." in client.page(answer(client, poll, one)).said()
    assert room.results(poll)[one] == Result(1)


def test_an_answer_that_comes_too_late_is_not_counted_and_that_is_said(
    client: Client, room: OpenRoom
) -> None:
    enter(client, room)
    poll = room.first("single")
    one = room.options(poll)[0]
    room.show(poll, "open", "close")
    room.clock.forward(seconds=LATE + 2)
    assert "Only answers in time were counted." in client.page(answer(client, poll, one)).said()
    assert one not in room.results(poll)


def test_a_change_that_comes_too_late_leaves_the_answer_that_was_counted(
    client: Client, room: OpenRoom
) -> None:
    enter(client, room)
    poll = room.first("single")
    one, two, *_ = room.options(poll)
    room.show(poll, "open")
    answer(client, poll, one)
    room.to("close")
    for _ in range(2):  # whoever tries again is told the same
        told = client.page(answer(client, poll, two)).said()
        assert "Your first answer was counted." in told
        assert "You chose A." in told
    assert (room.results(poll)[one], two in room.results(poll)) == (Result(1), False)


@SQLITE
def test_who_was_twice_too_late_is_never_told_that_something_was_counted(
    client: Client, room: OpenRoom
) -> None:
    enter(client, room)
    poll = room.first("single")
    room.show(poll, "open", "close")
    room.clock.forward(seconds=LATE + 2)
    for option in room.options(poll)[:2]:
        assert "Only answers in time were counted." in client.page(answer(client, poll, option)).said()


@SQLITE
def test_before_a_question_opens_that_is_said(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    poll = room.first("single")
    room.show(poll)
    assert "The question is not open yet." in said(client)
    for tap in ("open", "close"):
        room.to(tap)
        assert "not open yet" not in said(client)


@SQLITE
def test_it_is_also_said_when_the_group_has_gone_on_meanwhile(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    poll = room.first("single")
    room.show(poll, "open", "next")
    room.clock.forward(seconds=LATE + 2)
    page = answer(client, poll, room.options(poll)[0])
    assert "Only answers in time were counted." in client.page(page).said()
    room.to("next")
    assert "Only answers in time" not in said(client)


@SQLITE
def test_made_up_answers_change_nothing(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    poll = room.first("single")
    room.show(poll, "open")
    for item, value in [("", ""), ("q-none", "x"), (poll, "none"), (poll, "x" * 700), ("x" * 99, "x")]:
        assert pressed(client, answer(client, item, value)) == []
    assert client.post("/en/room/answer", {"item": poll}).url.path == "/en/room"
    assert room.counts().answered == 0


@SQLITE
def test_without_a_seat_an_answer_leads_to_the_way_in(client: Client, room: OpenRoom) -> None:
    room.show(room.first("single"), "open")
    page = answer(client, room.first("single"), "x")
    assert "You are not in a group now" in client.page(page).said()


@SQLITE
def test_after_the_end_no_answer_is_taken(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    poll = room.first("single")
    room.show(poll, "open")
    client.get("/en/room")
    room.close()
    page = answer(client, poll, room.options(poll)[0])
    assert "Thank you for being here" in client.page(page).said()
    assert room.options(poll)[0] not in room.results(poll)
