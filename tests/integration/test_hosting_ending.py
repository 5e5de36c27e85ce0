"""The end: heads are confirmed, phones are gone, the code is dead, and a summary of numbers stays."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.types import ASGIApp

from app.gathering.heads import heads_of
from app.gathering.hosting.actions import end_noted
from app.gathering.models import Gathering, HeadCount, Seat
from tests.client import Client
from tests.fixtures.clocks import HandClock
from tests.fixtures.leading import SESSIONS, Leader
from tests.fixtures.rooms import OpenRoom, answer, enter, open_room
from tests.fixtures.sharing import rows
from tests.integration.conftest import DeskClient
from tests.unit.accounts.desk import CHEN, EERO, Desk

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def room(desk: Desk, app: ASGIApp, clock: HandClock) -> OpenRoom:
    """Chen's group session with two phones."""
    made = open_room(desk, app, clock)
    made.join("a")
    made.join("b")
    return made


@pytest.fixture
def chen(room: OpenRoom, desk_client: DeskClient) -> Leader:
    """Her phone."""
    return Leader(desk_client(CHEN), room)


def end(leader: Leader, **typed: str) -> str:
    """Confirm the end; what the summary says."""
    form = leader.browser.get(f"{leader.address}/end")
    return leader.said(leader.browser.submit(form, f"{leader.address}/end", typed))


def test_the_end_takes_everything_but_numbers(chen: Leader, room: OpenRoom) -> None:
    poll = room.first("single")
    room.show(poll, "open")
    chen.browser.submit(chen.page(), f"{chen.address}/hands", {f"hands.{room.options(poll)[0]}": "3"})
    words = end(chen, without="4", well="pace")
    assert "1 December 2026" in words and "2 phones, 4 people without a phone" in words
    assert "6 people in all" in words and "There was enough time." in words
    assert "3 of 3" in words and "3 raised hands are in these numbers." in words
    assert "People talked with each other." not in words
    assert rows(room.desk.engine, Seat) == []
    [row] = rows(room.desk.engine, Gathering)
    assert (row.member_id, row.join_hash, row.started_at, row.phase) == (None, None, None, "closed")
    assert room.desk.acts(room.desk.one)[-1] == "session ended"
    assert chen.room.begun.code[:4] not in chen.page().text


def test_the_system_s_count_is_suggested(chen: Leader) -> None:
    form = chen.browser.page(chen.browser.get(f"{chen.address}/end"))
    assert {one.get("name"): one.get("value") for one in form.all("input") if one.get("inputmode")} == {
        "phones": "2",
        "without": "0",
    }


@SQLITE
def test_a_phone_that_answered_and_went_is_in_the_suggestion(
    chen: Leader, room: OpenRoom, make_client: Callable[[], Client]
) -> None:
    phones, poll = [make_client() for _ in range(3)], room.first("single")
    room.show(poll, "open")
    for phone in phones:
        enter(phone, room)
        answer(phone, poll, room.options(poll)[0])
    room.to("close")
    for phone in phones:
        phone.post("/out")
    form = chen.browser.page(chen.browser.get(f"{chen.address}/end"))
    assert [one.get("value") for one in form.all("input") if one.get("name") == "phones"] == ["3"]


@SQLITE
def test_a_second_end_changes_nothing(chen: Leader, room: OpenRoom) -> None:
    form = chen.browser.get(f"{chen.address}/end")
    for phones in ("2", "9"):
        chen.browser.submit(form, f"{chen.address}/end", {"phones": phones})
    [heads] = rows(room.desk.engine, HeadCount)
    assert heads.phones == 2
    assert room.desk.acts(room.desk.one).count("session ended") == 1


@SQLITE
def test_heads_that_are_no_number_end_nothing(chen: Leader, room: OpenRoom) -> None:
    form = chen.browser.get(f"{chen.address}/end")
    back = chen.browser.submit(
        form, f"{chen.address}/end", {"without": "some", "well": "talking"}, status=422
    )
    fields = {one.get("value"): one for one in chen.browser.page(back).all("input")}
    assert "Please type digits only." in chen.said(back)
    assert "some" in fields and "checked" in fields["talking"].attrib
    assert room.stage().state.phase == "waiting"


@SQLITE
def test_every_tap_after_the_end_leads_to_the_summary(chen: Leader, room: OpenRoom) -> None:
    old = chen.press("start")
    end(chen)
    assert "These numbers stay for two years." in chen.said(chen.press("next", old))
    for place in ("hands", "place", "timer", "screen", "host"):
        assert "These numbers stay for two years." in chen.said(
            chen.browser.post(f"{chen.address}/{place}", {"version": "2"})
        )
    assert chen.browser.get(f"{chen.address}/end").url.path == chen.address
    assert "These numbers stay for two years." in chen.said(chen.browser.get(f"{chen.address}/after/2"))


@SQLITE
def test_a_colleague_sees_what_is_over_and_cannot_end_what_is_not(
    chen: Leader, desk_client: DeskClient, room: OpenRoom
) -> None:
    eero = Leader(desk_client(EERO), room)
    eero.browser.post(f"{eero.address}/end", {"phones": "1"})
    assert room.stage().state.phase == "waiting"
    assert eero.browser.get(f"{eero.address}/end").url.path == eero.address
    end(chen)
    assert "2 people in all" in eero.said()
    assert "2 people" in eero.browser.page(eero.browser.get(SESSIONS)).said()


@SQLITE
def test_a_summary_knows_no_name_and_no_time(chen: Leader) -> None:
    chen.press("start")
    words = end(chen, without="1")
    assert "Somebody" not in words and "11:0" not in words


def test_two_taps_at_once_end_it_once(chen: Leader, room: OpenRoom) -> None:
    heads, desk = heads_of(2, 1), room.desk

    def tap(_: int) -> bool:
        with desk.writing() as session:
            return end_noted(session, desk.doors.secrets, room.clock, room.host, room.begun.id, heads)

    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(tap, range(3))) == [True, True, True]
    assert desk.acts(desk.one).count("session ended") == 1
    assert len(rows(desk.engine, HeadCount)) == 1
