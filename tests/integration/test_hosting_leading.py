"""Leading from the desk: each tap is a form that counts once, and every page says how it stands now."""

import pytest

from app.gathering.models import Gathering
from tests.client import Raw
from tests.fixtures.leading import Leader
from tests.fixtures.rooms import OpenRoom
from tests.fixtures.sharing import rows
from tests.integration.conftest import DeskClient
from tests.unit.accounts.desk import CHEN, EERO

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def chen(room: OpenRoom, desk_client: DeskClient) -> Leader:
    """Her phone."""
    return Leader(desk_client(CHEN), room)


def test_a_host_goes_through_the_steps(chen: Leader) -> None:
    first = chen.heading(chen.press("start"))
    assert "Step 1 of 40" in chen.said()
    second = chen.heading(chen.press("next"))
    assert chen.heading(chen.press("back")) == first != second
    assert chen.buttons() == ["break", "next"]


def test_a_page_that_is_old_changes_nothing_and_says_so(chen: Leader) -> None:
    old = chen.press("start")
    chen.press("next", old)
    again = chen.press("next", old)
    assert "The session had already moved on. This page is up to date now." in chen.said(again)
    assert "Step 2 of 40" in chen.said(again)
    assert chen.room.stage().version == 3


def test_a_break_is_on_every_phone_until_it_is_over(chen: Leader) -> None:
    chen.press("start")
    assert chen.heading(chen.press("break")) == "Break"
    assert chen.room.stage().state.on_break
    assert chen.buttons() == ["go-on"]
    assert chen.heading(chen.press("go-on")) != "Break"


@SQLITE
def test_a_timer_runs_and_is_taken_away(chen: Leader) -> None:
    chen.press("start")
    page = chen.send("timer", {}, "minutes=3")
    assert "Time left: 3:00" in chen.said(page)
    chen.room.clock.forward(seconds=61)
    assert "Time left: 1:59" in chen.said()
    assert "Time left" not in chen.said(chen.send("timer", {}, "minutes=0"))


@SQLITE
@pytest.mark.parametrize("minutes", ["", "2", "-1", "9999999", "x"])
def test_no_other_time_than_those_on_the_buttons_is_taken(chen: Leader, minutes: str) -> None:
    version = chen.version(chen.press("start"))
    chen.browser.post(f"{chen.address}/timer", {"version": version, "minutes": minutes})
    assert chen.room.stage().state.timer_ends_at == 0


@SQLITE
def test_another_step_is_reached_at_once_and_begun_at(chen: Leader) -> None:
    last = list(chen.room.library.shapes["l03"].items)[-1]  # type: ignore[union-attr]
    chen.send("place", {"step": last})
    assert "Step 40 of 40" in chen.said(chen.press("start"))
    assert "next" not in chen.buttons()


@SQLITE
def test_the_languages_of_the_projector_change_while_it_runs(chen: Leader) -> None:
    chen.press("start")
    chen.send("screen", {"first": "sv", "second": "ar"})
    assert chen.room.stage().state.screen == "sv ar"
    chen.send("screen", {"first": "fi", "second": ""})
    assert chen.room.stage().state.screen == "fi"


@SQLITE
def test_the_note_of_the_step_is_there_in_the_host_s_language(chen: Leader) -> None:
    assert "If somebody is upset" in chen.said()
    chen.press("start")
    assert "Note for the host" in chen.said()
    finnish = chen.browser.get(chen.address.replace("/en/", "/fi/"))
    assert "minuuttia" in chen.browser.page(finnish).said()


def test_a_page_that_is_loaded_again_shows_all_of_it(chen: Leader, desk_client: DeskClient) -> None:
    chen.room.join("a")
    chen.press("start")
    chen.press("next")
    other = Leader(desk_client(CHEN), chen.room)
    assert other.heading() == chen.heading()
    assert "1 phone" in other.said() and chen.room.begun.code[:4] in other.said()


def test_what_is_known_already_is_not_sent_again(chen: Leader) -> None:
    version = chen.version(chen.press("start"))
    assert chen.browser.get(f"{chen.address}/after/{version}").status_code == 204
    newer = chen.browser.get(f"{chen.address}/after/1")
    assert (newer.status_code, chen.version(newer)) == (200, version)


@SQLITE
def test_signals_are_numbers_and_help_stands_out(chen: Leader, raw: Raw) -> None:
    for name in ("a", "b", "c"):
        chen.room.join(name)
    chen.press("start")
    for name, what in (("a", "ready"), ("b", "ready"), ("b", "pause"), ("c", "help")):
        chen.room.signal(name, what)
    raw.jar.update(chen.browser.jar)
    box = raw.get(f"{chen.address}/counts").text
    for words in ("3 phones", "2 ready", "1 needs a break", "1 asks for help"):
        assert words in box and words in chen.said()
    assert box.count('role="status"') == 1


@SQLITE
def test_a_phone_that_has_been_away_is_not_open_now(chen: Leader) -> None:
    chen.room.join("a")
    chen.room.clock.forward(minutes=4)
    chen.room.join("b")
    assert "2 phones 1 of them is connected now" in chen.said()


def test_a_colleague_takes_over_and_the_first_host_is_told(chen: Leader, desk_client: DeskClient) -> None:
    before = chen.press("start")
    eero = Leader(desk_client(EERO), chen.room)
    assert eero.heading() == "Take over this session?"
    assert "Note for the host" not in eero.said() and chen.room.begun.code[:4] not in eero.said()
    taken = eero.browser.submit(eero.page(), f"{eero.address}/host")
    assert "Step 1 of 40" in eero.said(taken)
    told = chen.press("next", before)
    assert chen.heading(told) == "Take over this session?" and "Somebody leads it now." in chen.said(told)
    assert chen.heading(chen.browser.get(f"{chen.address}/after/2")) == "Take over this session?"
    assert "Step 2 of 40" in eero.said(eero.press("next"))
    assert chen.room.desk.acts(chen.room.desk.one).count("session taken over") == 1


@SQLITE
def test_taking_over_twice_is_one_act(chen: Leader, desk_client: DeskClient) -> None:
    eero = Leader(desk_client(EERO), chen.room)
    form = eero.page()
    for _ in range(2):
        eero.browser.submit(form, f"{eero.address}/host")
    assert chen.room.desk.acts(chen.room.desk.one).count("session taken over") == 1
    [row] = rows(chen.room.desk.engine, Gathering)
    assert row.version == 2


@SQLITE
def test_the_stream_says_which_version_is_shown(chen: Leader) -> None:
    chen.press("start")
    reply = chen.browser.get(f"{chen.address}/news")
    assert "data: 2" in reply.text
    chen.room.close()
    assert chen.browser.get(f"{chen.address}/news").status_code == 204
