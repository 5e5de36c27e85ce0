"""Streams of news in one process: what comes, what ends them, and that nobody is left behind."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from starlette.types import ASGIApp

from app.accounts.entering.actions import end_session
from app.gathering import access
from tests.client import Raw
from tests.conftest import inside
from tests.fixtures.leading import SESSIONS
from tests.fixtures.rooms import OpenRoom
from tests.fixtures.streams import Told, listening
from tests.fixtures.threads import in_a_thread
from tests.unit.accounts.desk import CHEN

Doing = Callable[[Told], Awaitable[None]]


def news_of(room: OpenRoom) -> str:
    """Where its projector listens."""
    return f"/screen/{room.begun.projector}/news"


def listen(app: ASGIApp, path: str, doing: Doing, **headers: str) -> Told:
    """One listener, while somebody does this. At the end nothing may be watched, and no task be left."""

    async def work() -> Told:
        async with listening(app, path, **headers) as told:
            await doing(told)
        watchers = inside(app).state.watchers
        assert (watchers.watches, watchers.tasks, watchers.listening) == ({}, {}, None)
        async with asyncio.timeout(5):
            while len(asyncio.all_tasks()) > 1:
                await asyncio.sleep(0.01)
        return told

    return in_a_thread(lambda: asyncio.run(work()))


def test_a_stream_says_the_number_of_each_version_and_nothing_else(app: ASGIApp, room: OpenRoom) -> None:
    async def doing(told: Told) -> None:
        await told.until(1)
        await asyncio.to_thread(room.to, "start")
        await told.until(2)

    told = listen(app, news_of(room), doing)
    headers = dict(told.start["headers"])
    assert headers[b"content-type"] == b"text/event-stream; charset=utf-8"
    assert (headers[b"cache-control"], headers[b"x-accel-buffering"]) == (b"no-store", b"no")
    assert b"content-encoding" not in headers
    assert b"".join(told.chunks) == b"retry: 2000\n\nid: 1\ndata: 1\n\nid: 2\ndata: 2\n\n"


def test_whoever_comes_back_is_told_only_what_is_new(app: ASGIApp, room: OpenRoom) -> None:
    async def doing(told: Told) -> None:
        await asyncio.sleep(0.6)
        assert told.versions == []
        await asyncio.to_thread(room.to, "start")
        await told.until(2)

    assert listen(app, news_of(room), doing, last_event_id="1").versions == [2]


def test_a_number_that_is_none_is_not_believed(app: ASGIApp, room: OpenRoom) -> None:
    async def doing(told: Told) -> None:
        await told.until(1)

    for typed in ("-1", "1e9", "99999999999999999999", "٣", ""):
        assert listen(app, news_of(room), doing, last_event_id=typed).versions == [1]


def test_the_end_of_a_group_session_ends_its_streams(app: ASGIApp, room: OpenRoom) -> None:
    async def doing(told: Told) -> None:
        await told.until(1)
        await asyncio.to_thread(room.close)
        await told.ended()

    assert listen(app, news_of(room), doing).versions == [1, 2]


def test_a_quiet_stream_says_the_same_again_so_that_both_sides_know(
    app: ASGIApp, room: OpenRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "KEEP_ALIVE_SECONDS", 0.1)

    async def doing(told: Told) -> None:
        async with asyncio.timeout(10):
            while len(told.versions) < 3:
                await asyncio.sleep(0.01)

    assert set(listen(app, news_of(room), doing).versions) == {1}


def test_a_seat_that_was_freed_hears_no_more(
    app: ASGIApp, room: OpenRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "KEEP_ALIVE_SECONDS", 0.1)
    room.join("Amina")
    name = inside(app).state.cookies.seat.name

    async def doing(told: Told) -> None:
        await told.until(1)
        await asyncio.to_thread(room.leave, "Amina")
        await told.ended()

    listen(app, "/fi/room/news", doing, cookie=f"{name}={room.phones['Amina']}")


def test_a_host_who_signs_out_hears_no_more(
    app: ASGIApp, room: OpenRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "KEEP_ALIVE_SECONDS", 0.1)
    cookie, name = room.desk.cookie(CHEN), inside(app).state.cookies.desk.name

    def sign_out() -> None:
        with room.desk.writing() as session:
            end_session(session, cookie)

    async def doing(told: Told) -> None:
        await told.until(1)
        await asyncio.to_thread(sign_out)
        await told.ended()

    listen(app, f"{SESSIONS}/{room.begun.id.hex()}/news", doing, cookie=f"{name}={cookie}")


def test_a_server_that_ends_lets_everybody_go(app: ASGIApp, room: OpenRoom) -> None:
    async def doing(told: Told) -> None:
        await told.until(1)
        inside(app).state.watchers.close()
        await told.ended()

    listen(app, news_of(room), doing)


def test_who_asks_for_no_stream_gets_the_number_once(raw: Raw, room: OpenRoom) -> None:
    reply = raw.get(news_of(room))
    assert (reply.status_code, reply.text) == (200, "id: 1\ndata: 1\n\n")
    head = raw.request("HEAD", news_of(room))
    assert (head.status_code, head.content) == (200, b"")
