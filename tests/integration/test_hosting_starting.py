"""Starting a group session at the desk: one form makes one, with all that lets people in, and the list knows it."""

import re

import pytest
from starlette.types import ASGIApp

from app.gathering.limits import MOST_OPEN
from app.gathering.models import Gathering
from app.handouts.qr import qr_svg
from tests.client import Raw
from tests.conftest import inside
from tests.fixtures.clocks import HandClock
from tests.fixtures.leading import SESSIONS, begin
from tests.fixtures.sharing import rows
from tests.integration.conftest import DeskClient, drawn_on
from tests.unit.accounts.desk import CHEN, EERO, Desk

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
PAY = "My pay and my pay slip"


def test_a_form_begins_one_with_its_waiting_room(desk_client: DeskClient, desk: Desk) -> None:
    page = begin(desk_client(CHEN), "l03", first="fi", second="ar")
    chen = desk_client(CHEN)
    words = chen.page(page).said()
    assert chen.page(page).said("h1") == "Waiting room"
    assert PAY in words and "0 phones" in words and "localhost/join" in words
    [row] = rows(desk.engine, Gathering)
    assert (row.kind, row.module, row.screen, row.phase) == ("module", "l03", "fi ar", "waiting")


def test_the_same_form_twice_is_one_group_session(desk_client: DeskClient, desk: Desk) -> None:
    chen = desk_client(CHEN)
    form = chen.get(SESSIONS)
    first = chen.submit(form, SESSIONS, {"what": "l03"})
    assert chen.submit(form, SESSIONS, {"what": "l03"}).url == first.url
    assert len(rows(desk.engine, Gathering)) == 1
    assert desk.acts(desk.one).count("session begun") == 1


@SQLITE
def test_code_and_square_lead_phones_to_the_same_place(desk_client: DeskClient) -> None:
    chen = desk_client(CHEN)
    page = begin(chen, "l03", first="sv")
    digits = re.sub(r"\D", "", chen.page(page).said().partition("type this code:")[2][:12])
    assert len(digits) == 8
    assert drawn_on(page) == drawn_path(f"http://localhost/sv/join/{digits}")


@SQLITE
def test_the_projector_opens_by_a_link_of_its_own(desk_client: DeskClient) -> None:
    chen = desk_client(CHEN)
    page = begin(chen, "l03")
    [link] = [one for one in chen.page(page).all("a") if one.get("target")]
    assert re.fullmatch(r"/screen/[\w-]{43}", link.get("href", ""))
    assert link.get("rel") == "noopener noreferrer"


@SQLITE
def test_a_desk_with_a_host_of_its_own_sends_phones_to_the_other_side(
    desk_client: DeskClient, app: ASGIApp, raw: Raw, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = inside(app).state
    changed = state.settings.model_copy(update={"desk_host": "localhost", "hosts": "askel.example"})
    monkeypatch.setattr(state.pages, "settings", changed)
    raw.jar.update(desk_client(CHEN).jar)
    html = raw.post(
        SESSIONS, {"what": "l03", "token": "A" * 43}, headers={"Sec-Fetch-Site": "same-origin"}
    ).text
    assert "askel.example/join" in html and 'href="http://askel.example/screen/' in html


@SQLITE
def test_nothing_begins_without_a_choice(desk_client: DeskClient, desk: Desk) -> None:
    chen = desk_client(CHEN)
    for what in ("", "l99", "hack"):
        back = chen.post(SESSIONS, {"what": what, "token": "A" * 43}, status=422)
        assert "Please choose what the session is about." in chen.page(back).said()
    assert rows(desk.engine, Gathering) == []


@SQLITE
def test_a_week_of_the_programme_leads_to_the_form_with_its_module(desk_client: DeskClient) -> None:
    chen = desk_client(CHEN)
    week = chen.get("/desk/en/programme/5")
    [value] = {one.get("value") for one in chen.page(week).all("button") if one.get("name") == "what"}
    form = chen.submit(week, SESSIONS, press=f"what={value}")
    assert form.status_code == 200
    [chosen] = [one for one in chen.page(form).all("option") if one.get("value") == value]
    assert "selected" in chosen.attrib


@pytest.mark.parametrize("what", ["lecture", "visit"])
@SQLITE
def test_a_lecture_and_a_visit_have_no_module(desk_client: DeskClient, desk: Desk, what: str) -> None:
    begin(desk_client(CHEN), what)
    [row] = rows(desk.engine, Gathering)
    assert (row.kind, row.module) == (what, "")


@SQLITE
def test_too_many_open_ones_are_said(desk_client: DeskClient) -> None:
    chen = desk_client(CHEN)
    for _ in range(MOST_OPEN):
        begin(chen, "l03")
    form = chen.get(SESSIONS)
    back = chen.submit(form, SESSIONS, {"what": "l03"}, status=422)
    assert "You have four group sessions open" in chen.page(back).said()


def test_the_list_shows_ones_own_and_those_of_colleagues(desk_client: DeskClient) -> None:
    chen, eero = desk_client(CHEN), desk_client(EERO)
    begin(chen, "l03")
    assert f"{PAY} Waiting room · since 11:00 You lead it." in chen.page(chen.get(SESSIONS)).said()
    words = eero.page(eero.get(SESSIONS)).said()
    assert "Somebody leads it. You can take over." in words and "You lead it" not in words


@SQLITE
def test_one_that_ended_by_itself_asks_for_its_heads(desk_client: DeskClient, clock: HandClock) -> None:
    chen = desk_client(CHEN)
    page = begin(chen, "l03")
    clock.forward(hours=8)
    again = desk_client(CHEN)
    assert "How many came?" in again.page(again.get(SESSIONS)).said()
    asked = again.get(f"{page.url.path}/end")
    assert "ended by itself" in again.page(asked).said()
    kept = again.submit(asked, f"{page.url.path}/end", {"phones": "4", "without": "2"})
    assert "6 people in all" in again.page(kept).said()
    assert "6 people" in again.page(again.get(SESSIONS)).said()


def drawn_path(text: str) -> str:
    """The square that says this."""
    return str(qr_svg(text, "")).partition('fill="#000" d="')[2].partition('"')[0]
