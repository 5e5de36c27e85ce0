"""Looking around: any step, no answering, nothing that was counted, and one tap back."""

import pytest
from starlette.types import ASGIApp

from tests.client import Client
from tests.fixtures.clocks import HandClock
from tests.fixtures.rooms import OpenRoom, answer, enter, open_room
from tests.page_rules import text_of
from tests.unit.accounts.desk import Desk

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def room(desk: Desk, app: ASGIApp, clock: HandClock, client: Client) -> OpenRoom:
    """Chen's group session, at its first step, with one phone."""
    made = open_room(desk, app, clock)
    enter(client, made)
    made.to("start")
    return made


def test_the_list_has_every_step_and_says_where_the_group_is(client: Client, room: OpenRoom) -> None:
    room.to("next")
    page = client.page(client.get("/en/room/look"))
    links = [one.get("href", "") for one in page.all("a") if "/look/" in one.get("href", "")]
    shape = room.shape
    assert links == [f"/en/room/look/{number}" for number in range(1, len(shape.items) + 1)]
    [here] = [text_of(one) for one in page.all("a") if "the group is here" in text_of(one)]
    assert here.split()[0] == "2"
    assert "Back to the group" in page.said()


@SQLITE
def test_a_step_has_no_buttons_and_no_numbers(client: Client, room: OpenRoom) -> None:
    poll = room.first("single")
    room.show(poll, "open")
    answer(client, poll, room.options(poll)[0])
    room.to("close", "reveal")
    shape = room.shape
    number = [item for ids in shape.lessons.values() for item in ids].index(poll) + 1
    page = client.page(client.get(f"/en/room/look/{number}"))
    assert "1 of 1" not in page.said()
    assert [one.get("action") for one in page.all("form")] == ["/out"]
    assert "Previous step" in page.said() and "Next step" in page.said()


@SQLITE
@pytest.mark.parametrize("number", ["0", "999", "x", "-1", "01x"])
def test_a_number_that_there_is_not_leads_to_the_list(client: Client, room: OpenRoom, number: str) -> None:
    assert client.get(f"/en/room/look/{number}").url.path == "/en/room/look"
    assert room.counts().phones == 1


@SQLITE
def test_the_languages_keep_the_step(client: Client, room: OpenRoom) -> None:
    page = client.page(client.get("/en/room/look/3"))
    assert "/sv/room/look/3" in [one.get("href") for one in page.all("a")]
    assert room.counts().phones == 1


@SQLITE
def test_only_who_takes_part_looks_around(client: Client, room: OpenRoom) -> None:
    room.close()
    for place in ("look", "look/1"):
        assert client.get(f"/en/room/{place}").url.path == "/en/room"
