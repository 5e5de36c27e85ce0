"""Pages are kept for all phones that see the same: none shows what another phone did, or what was true before."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from starlette.types import ASGIApp

from app import i18n
from app.gathering.limits import LATE
from app.gathering.seats.rooms import Rooms, Sight
from app.gathering.watcher import Watch
from tests.client import Client
from tests.conftest import inside
from tests.fixtures.clocks import HandClock
from tests.fixtures.rooms import OpenRoom, answer, enter

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def phones(make_client: Callable[[], Client], room: OpenRoom) -> tuple[Client, Client]:
    """Two of them, at a poll that is open. The first one looks before the second one does something."""
    first, second = make_client(), make_client()
    for phone in (first, second):
        enter(phone, room)
    room.show(room.first("single"), "open")
    return first, second


def pressed(phone: Client) -> list[str | None]:
    """What is pressed on its page."""
    buttons = phone.page(phone.get("/en/room")).all("button")
    return [one.get("id") for one in buttons if one.get("aria-pressed") == "true"]


@pytest.mark.parametrize("name", ["ready", "pause", "help"])
def test_a_signal_is_seen_on_the_phone_that_gave_it(phones: tuple[Client, Client], name: str) -> None:
    first, second = phones
    assert pressed(first) == []
    second.post("/en/room/signal", {name: "1"})
    assert (pressed(second), pressed(first)) == ([f"signal-{name}"], [])
    second.post("/en/room/signal", {name: "0"})
    assert pressed(second) == []


def test_an_answer_is_seen_on_the_phone_that_gave_it(phones: tuple[Client, Client], room: OpenRoom) -> None:
    first, second = phones
    assert pressed(first) == []
    answer(second, room.stage().state.step, room.options(room.stage().state.step)[1])
    assert (pressed(second), pressed(first)) == (["answer-B"], [])


def test_what_came_too_late_is_said_to_one_phone(
    phones: tuple[Client, Client], room: OpenRoom, clock: HandClock
) -> None:
    first, second = phones
    step = room.stage().state.step
    answer(first, step, room.options(step)[0])
    room.to("close")
    clock.forward(seconds=LATE + 1)
    plain = first.get("/en/room").content
    answer(second, step, room.options(step)[0])
    assert second.get("/en/room").content != plain
    assert first.get("/en/room").content == plain


def test_a_page_is_made_anew_on_another_day(room: OpenRoom, app: ASGIApp, clock: HandClock) -> None:
    rooms: Rooms = inside(app).state.rooms
    seen = Sight(room.show(room.first("single")))
    wholes = []
    for hours in (0, 1, 24, 1):
        clock.forward(hours=hours)
        wholes.append(rooms.page(i18n.REGISTRY["fi"], "", seen, "gzip, br"))
    assert [one is next_one for one, next_one in pairwise(wholes)] == [True, False, True]


def test_a_page_that_knows_more_than_this_process_never_goes_back(
    phones: tuple[Client, Client], room: OpenRoom, app: ASGIApp
) -> None:
    first, _ = phones
    watch, watchers = Watch(), inside(app).state.watchers
    watch.show(room.stage())
    watchers.watches[room.begun.id] = watch
    now = room.to("close").version
    assert first.get(f"/en/room/after/{now}", status=204).content == b""
