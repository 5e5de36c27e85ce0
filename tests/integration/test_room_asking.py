"""Whether there is something new is answered before any routing, and by nobody who should be told more."""

import httpx
import pytest
from sqlalchemy import Connection
from starlette.types import ASGIApp, Receive, Scope, Send

from app.gathering.seats.asking import AskingRoad
from app.gathering.seats.queries import OpenSeat, open_seat
from app.gathering.watcher import Watch
from tests.asgi import InProcess
from tests.client import ORIGIN, Client
from tests.conftest import inside
from tests.fixtures.rooms import OpenRoom, enter

HANDED_ON = 418


async def anything(_scope: Scope, _receive: Receive, send: Send) -> None:
    """Stands for all that lies behind the road."""
    await send({"type": "http.response.start", "status": HANDED_ON, "headers": []})
    await send({"type": "http.response.body", "body": b""})


class Asking:
    """A phone with its cookies, and the road with nothing behind it."""

    def __init__(self, phone: Client, app: ASGIApp, room: OpenRoom) -> None:
        inner = phone._transport
        assert isinstance(inner, InProcess)
        self.state, self.version = inside(app).state, room.stage().version
        self.transport = InProcess(AskingRoad(anything, self.state), inner.portal)
        self.transport.jar.update(phone.jar)
        self.client = httpx.Client(transport=self.transport, base_url=ORIGIN)

    def status(self, path: str, method: str = "GET", told: int = 0) -> int:
        """What this address is answered to whoever was told of this version."""
        return self.client.request(method, path, headers={"last-event-id": str(told)}).status_code


@pytest.fixture
def asking(client: Client, app: ASGIApp, room: OpenRoom) -> Asking:
    """A phone that sits in the room and shows what is shown."""
    enter(client, room)
    room.show(room.first("step"))
    return Asking(client, app, room)


def test_nothing_new_is_said_without_any_route(asking: Asking) -> None:
    now = asking.version
    assert [asking.status(f"/{lang}/room/after/{now}") for lang in ("fi", "ar")] == [204, 204]
    assert asking.status(f"/fi/room/after/{now - 1}") == HANDED_ON


def test_who_was_told_of_news_that_this_process_missed_is_handed_on(asking: Asking, room: OpenRoom) -> None:
    watch = Watch()
    watch.show(room.stage())
    asking.state.watchers.watches[room.begun.id] = watch
    before, now = asking.version, room.to("break").version
    address = f"/fi/room/after/{before}"
    assert [asking.status(address, told=told) for told in (before, now)] == [204, HANDED_ON]


@pytest.mark.parametrize(
    "odd", ["/xx/room/after/{}", "/FI/room/after/{}", "/fi/room/after/0{}", "/fi/room/{}"]
)
def test_an_odd_address_is_left_to_the_routes(asking: Asking, odd: str) -> None:
    assert asking.status(odd.format(asking.version)) == HANDED_ON


def test_a_form_and_a_stranger_are_left_to_the_routes(asking: Asking) -> None:
    address = f"/fi/room/after/{asking.version}"
    assert asking.status(address, "POST") == HANDED_ON
    asking.transport.jar.clear()
    assert asking.status(address) == HANDED_ON


def test_a_database_in_trouble_is_left_to_the_routes(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking.state.roads, "read", None)
    assert asking.status(f"/fi/room/after/{asking.version}") == HANDED_ON


def test_after_the_end_there_is_always_something_new(asking: Asking, room: OpenRoom) -> None:
    room.close()
    versions = (asking.version, room.stage().version)
    assert [asking.status(f"/fi/room/after/{one}") for one in versions] == [HANDED_ON, HANDED_ON]


def test_a_phone_that_is_handed_on_is_read_once(
    client: Client, room: OpenRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(client, room)
    read: list[str] = []

    def reading(connection: Connection, cookie: str, now: int) -> OpenSeat | None:
        read.append(cookie)
        return open_seat(connection, cookie, now)

    monkeypatch.setattr("app.gathering.seats.access.open_seat", reading)
    assert 'data-behaviour="following"' in client.get("/fi/room/after/0").text
    assert len(read) == 1
