"""What belongs to one organisation is not there for another, and the host's notes are nowhere but at the desk."""

import pytest

from tests.client import Client, Raw
from tests.fixtures.leading import SESSIONS, Leader
from tests.fixtures.rooms import OpenRoom, enter
from tests.integration.conftest import DeskClient
from tests.unit.accounts.desk import CHEN, DALIA, EERO

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def chen(room: OpenRoom, desk_client: DeskClient) -> Leader:
    """Her phone."""
    return Leader(desk_client(CHEN), room)


@pytest.mark.parametrize("over", [False, True], ids=["open", "over"])
def test_another_organisation_finds_no_address_of_it(
    room: OpenRoom, desk_client: DeskClient, over: bool
) -> None:
    if over:
        room.close()
    dalia = Leader(desk_client(DALIA), room)
    for place in ("", "/end", "/counts", "/news", "/after/1"):
        dalia.browser.get(dalia.address + place, status=404)
    for place in ("tap", "place", "timer", "hands", "screen", "host", "end"):
        dalia.browser.post(f"{dalia.address}/{place}", {"version": "1", "tap": "start"}, status=404)
    words = dalia.browser.page(dalia.browser.get(SESSIONS)).said()
    assert "My pay" not in words.partition("Past sessions")[2] and "leads it" not in words


@SQLITE
def test_a_colleague_sees_no_numbers_until_they_take_over(
    chen: Leader, desk_client: DeskClient, raw: Raw
) -> None:
    eero = Leader(desk_client(EERO), chen.room)
    for hosts, other in ((chen, eero), (eero, chen)):
        for one, status in ((hosts, 200), (other, 404)):
            raw.jar.clear()
            raw.jar.update(one.browser.jar)
            assert raw.get(f"{one.address}/counts").status_code == status
        if hosts is chen:
            eero.browser.submit(eero.page(), f"{eero.address}/host")


@SQLITE
@pytest.mark.parametrize("wrong", ["0" * 32, "x", "A" * 32, "0" * 31])
def test_an_id_that_is_none_is_not_there(desk_client: DeskClient, wrong: str) -> None:
    desk_client(CHEN).get(f"{SESSIONS}/{wrong}", status=404)


@SQLITE
def test_the_host_s_note_never_leaves_the_desk(chen: Leader, room: OpenRoom, client: Client) -> None:
    enter(client, room)
    chen.press("start")
    library = room.library
    assert library is not None
    for _ in range(4):
        page = chen.page()
        note = next(
            one for one in chen.browser.page(page).all("section") if "own-note" in one.get("class", "")
        )
        words = [
            text for one in note.iter("p") if (text := "".join(one.itertext())).startswith(("Do", "Avoid"))
        ]
        shown = client.get("/en/room").text + client.get(f"/screen/{room.begun.projector}").text
        assert words
        assert [one for one in words if one.partition(": ")[2] in shown] == []
        chen.press("next")


@SQLITE
def test_counts_that_nobody_else_sees_are_on_no_phone(chen: Leader, room: OpenRoom, client: Client) -> None:
    poll = room.first("single")
    enter(client, room)
    room.show(poll, "open")
    chen.browser.submit(chen.page(), f"{chen.address}/hands", {f"hands.{room.options(poll)[0]}": "77"})
    chen.press("close")
    assert "77 of 77" in chen.said()
    assert "77" not in client.page(client.get("/en/room")).said()
    assert "77 of 77" not in client.page(client.get(f"/screen/{room.begun.projector}")).said()
