"""Pages are kept for all phones that see the same: none shows what another phone did, or what was true before."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from starlette.types import ASGIApp

from app import i18n
from app.gathering.limits import LATE
from app.gathering.seats.rooms import Rooms, Sight
from app.gathering.stage import timer
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


def remembered(app: ASGIApp, room: OpenRoom) -> Watch:
    """This process remembers what is shown now, and hears of no change: the last one was made by another process."""
    watch = Watch()
    watch.show(room.stage())
    inside(app).state.watchers.watches[room.begun.id] = watch
    return watch


def test_a_page_that_knows_more_than_this_process_never_goes_back(
    phones: tuple[Client, Client], room: OpenRoom, app: ASGIApp
) -> None:
    first, _ = phones
    remembered(app, room)
    now = room.to("close").version
    assert first.get(f"/en/room/after/{now}", status=204).content == b""


def test_whoever_was_told_of_news_by_another_process_has_them_at_once(
    phones: tuple[Client, Client], room: OpenRoom, app: ASGIApp
) -> None:
    first, second = phones
    watch = remembered(app, room)
    before, now = room.stage().version, room.to("close").version
    assert first.get(f"/en/room/after/{before}").status_code == 204
    told = {"last-event-id": str(now)}
    assert f'data-version="{now}"' in first.get(f"/en/room/after/{before}", headers=told).text
    # and so has everybody else in this process
    assert watch.newest == room.stage()
    assert f'data-version="{now}"' in second.get(f"/en/room/after/{before}").text


def test_a_projector_that_was_told_of_news_has_them_at_once(
    client: Client, room: OpenRoom, app: ASGIApp
) -> None:
    room.to("start")
    remembered(app, room)
    before, now = room.stage().version, room.to("next").version
    address = f"/screen/{room.begun.projector}/after/{before}"
    assert client.get(address).status_code == 204
    assert f'data-version="{now}"' in client.get(address, headers={"last-event-id": str(now)}).text


def test_an_answer_from_a_page_of_now_needs_no_page_though_this_process_lags(
    phones: tuple[Client, Client], room: OpenRoom, app: ASGIApp
) -> None:
    first, _ = phones
    remembered(app, room)
    room.tap(timer(600))
    step = room.stage().state.step
    sent = {"item": step, "value": room.options(step)[0], "shown": str(room.stage().version)}
    assert first.post("/en/room/answer", sent).status_code == 204
