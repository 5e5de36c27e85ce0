"""Attacks on group sessions: by strangers with a guess, phones with a seat, hosts of before, pages left alone."""

import asyncio
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.types import ASGIApp

from app.accounts.actions import disable_member
from app.accounts.models import ADMIN
from app.gathering import watcher
from app.gathering.stage import Result
from app.security.tokens import random_token
from tests.cast import Person
from tests.client import Client, Raw
from tests.conftest import MakeApp
from tests.fixtures.clocks import HandClock
from tests.fixtures.leading import SESSIONS, Leader
from tests.fixtures.rooms import OpenRoom, answer, enter, open_room
from tests.fixtures.streams import Told, listening
from tests.fixtures.threads import in_a_thread
from tests.integration.conftest import DeskClient
from tests.unit.accounts.desk import CHEN, EERO, Desk

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
SAME = {"Sec-Fetch-Site": "same-origin"}
BY_ITSELF = {**SAME, "Sec-Fetch-Mode": "cors"}
"""How a script of a page asks."""


@pytest.fixture
def chen(room: OpenRoom, desk_client: DeskClient) -> Leader:
    """Her phone."""
    return Leader(desk_client(CHEN), room)


def covers_in(page: str) -> int:
    """After how many seconds a page covers itself."""
    [found] = re.findall(r'data-idle-end="(\d+)"', page)
    return int(found)


def statuses(app: ASGIApp, *paths: str) -> list[int]:
    """What listeners get who come one after the other and stay."""

    async def work() -> list[int]:
        async with asyncio.TaskGroup() as group:
            gone, come = asyncio.Event(), []
            for path in paths:
                there: asyncio.Future[int] = asyncio.get_running_loop().create_future()
                group.create_task(_stay(app, path, there, gone))
                come.append(await asyncio.wait_for(there, 10))
            gone.set()
        return come

    return in_a_thread(lambda: asyncio.run(work()))


async def _stay(app: ASGIApp, path: str, there: asyncio.Future[int], gone: asyncio.Event) -> None:
    async with listening(app, path) as told:
        await _answered(told)
        there.set_result(told.start["status"])
        await gone.wait()


async def _answered(told: Told) -> None:
    async with asyncio.timeout(10):
        while not told.start or (told.start["status"] == 200 and not told.versions):
            await asyncio.sleep(0.01)


@SQLITE
def test_streams_of_one_room_leave_other_rooms_theirs(
    app: ASGIApp, room: OpenRoom, desk: Desk, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watcher, "MOST_AT_ONE", 2)
    other = open_room(desk, app, clock, host=room.host)
    here, there = (f"/screen/{one.begun.projector}/news" for one in (room, other))
    assert statuses(app, here, here, here, there) == [200, 200, 204, 200]
    assert statuses(app, here) == [200]


@SQLITE
def test_all_streams_together_leave_room_for_ordinary_pages(
    app: ASGIApp, room: OpenRoom, raw: Raw, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watcher, "MOST_LISTENERS", 1)
    here = f"/screen/{room.begun.projector}/news"
    assert statuses(app, here, here) == [200, 204]
    assert raw.get(here).text == "id: 1\ndata: 1\n\n"


@SQLITE
def test_a_host_s_page_that_was_left_alone_does_not_keep_the_desk_open(
    chen: Leader, raw: Raw, clock: HandClock
) -> None:
    chen.page()
    raw.jar.update(chen.browser.jar)
    for _ in range(31):
        clock.forward(minutes=1)
        for place in ("counts", "after/0", "news"):
            raw.get(f"{chen.address}/{place}", headers=BY_ITSELF)
    assert raw.get(f"{chen.address}/counts", headers=BY_ITSELF).url.path == "/desk/en/sign-in"


@SQLITE
def test_whoever_taps_stays_at_the_desk(chen: Leader, raw: Raw, clock: HandClock) -> None:
    chen.page()
    raw.jar.update(chen.browser.jar)
    for _ in range(4):
        clock.forward(minutes=20)
        reply = raw.post(f"{chen.address}/tap", {"version": "0", "tap": "start"}, headers=BY_ITSELF)
        assert (reply.status_code, reply.url.path) == (200, f"{chen.address}/tap")


@SQLITE
def test_the_room_covers_itself_when_the_session_of_the_code_ends(
    bruno: Person, room: OpenRoom, clock: HandClock
) -> None:
    bruno.make_code()
    enter(bruno.phone, room)
    for minute in range(1, 14):
        clock.forward(minutes=1)
        page = bruno.phone.get("/en/room/after/0").text
        assert covers_in(page) <= (15 - minute) * 60
    assert answer(bruno.phone, "", "").status_code == 200
    bruno.phone.post("/en/room/signal", {"ready": "1"})
    assert covers_in(bruno.phone.get("/en/room").text) > 14 * 60


@SQLITE
def test_news_of_a_room_do_not_keep_a_code_open(bruno: Person, room: OpenRoom, clock: HandClock) -> None:
    bruno.make_code()
    enter(bruno.phone, room)
    for _ in range(16):
        clock.forward(minutes=1)
        bruno.phone.get("/en/room/after/0")
    assert bruno.visit("me").url.path == bruno.at("code")
    assert room.counts().phones == 1


def test_a_room_whose_host_is_kept_out_goes_on_with_a_colleague(
    client: Client, chen: Leader, room: OpenRoom, desk: Desk, desk_client: DeskClient
) -> None:
    enter(client, room)
    eero = Leader(desk_client(EERO), room)
    desk.joined(desk.one, "ada@one.example", ADMIN)
    with desk.writing() as session:
        disable_member(
            session, desk.doors.secrets, desk.doors.clock, desk.whole("ada@one.example"), room.host.id
        )
    chen.browser.post(f"{chen.address}/tap", {"version": "1", "tap": "start"}, status=403)
    assert room.stage().state.phase == "waiting"
    assert room.begun.id.hex() in eero.browser.get(SESSIONS).text
    eero.browser.post(f"{eero.address}/host")
    eero.press("start")
    assert room.stage().state.phase == "running"
    assert client.get("/en/room").url.path == "/en/room"


def test_forty_phones_in_the_same_moment_all_come_in_and_none_waits(
    make_client: Callable[..., Client], room: OpenRoom
) -> None:
    phones = [make_client(kind=Raw) for _ in range(40)]

    def come(phone: Client) -> int:
        form = {"digits": room.begun.code, "token": random_token()}
        return phone.post("/en/join", form, headers=SAME, follow_redirects=False).status_code

    with ThreadPoolExecutor(len(phones)) as pool:
        assert set(pool.map(come, phones)) == {303}
    assert room.counts().phones == len(phones)


@SQLITE
@pytest.mark.parametrize(("answers", "told"), [(0, False), (1, True), (4, True), (5, False)])
def test_a_host_is_told_before_the_result_of_very_few_is_shown(
    chen: Leader, room: OpenRoom, answers: int, told: bool
) -> None:
    poll = room.first("single")
    room.show(poll, "open", "close")
    chen.send("hands", {f"hands.{room.options(poll)[0]}": str(answers)})
    assert ("Others can guess who chose what" in chen.said()) is told
    assert "Others can guess" not in chen.said(chen.press("reveal"))


@SQLITE
def test_a_projector_that_is_over_is_the_same_bytes_as_one_that_never_was(raw: Raw, room: OpenRoom) -> None:
    guessed, real = random_token(), room.begun.projector
    room.close()
    for place in ("", "/news", "/after/1"):
        for method in ("GET", "HEAD"):
            never, over = (raw.request(method, f"/screen/{one}{place}") for one in (guessed, real))
            assert never.status_code == over.status_code == 404
            assert never.text.replace(guessed, "") == over.text.replace(real, "")
            assert dict(never.headers) == dict(over.headers)


@SQLITE
def test_one_answer_counts_once_however_it_is_written(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    poll = room.first("multi")
    one, two = room.options(poll)[:2]
    room.show(poll, "open")
    answer(client, poll, ",".join([one, two] * 9))
    room.tap("close")
    assert set(room.results(poll).values()) == {Result(1, 0)}


@SQLITE
@pytest.mark.parametrize("value", ["\0", "," * 600, "x" * 700, "a,a", "9" * 5000, "😀"])
def test_what_no_page_of_ours_sends_changes_nothing(
    raw: Raw, client: Client, room: OpenRoom, value: str
) -> None:
    enter(client, room)
    raw.jar.update(client.jar)
    poll = room.first("single")
    room.show(poll, "open")
    for form in ({"item": poll, "value": value}, {"item": value, "value": room.options(poll)[0]}):
        assert raw.post("/en/room/answer", form, headers=SAME).status_code == 200
    for form in ({"ready": value}, {value: "1"}):
        assert raw.post("/en/room/signal", form, headers=SAME).status_code == 200
    for form in ({"digits": value, "token": "x"}, {"digits": "x", "token": value}):
        assert raw.post("/en/join", form, headers=SAME).status_code == 422
    counts = room.counts()
    assert (counts.phones, counts.answered, counts.ready) == (1, 0, 0)


@SQLITE
def test_with_a_host_for_the_desk_each_side_has_its_own_pages(
    make_app: MakeApp, make_client: Callable[..., Client]
) -> None:
    apart = make_client(kind=Raw, to=make_app(hosts="askel.example", desk_host="desk.example"))
    apart.follow_redirects = False
    learners = ("/join", "/fi/join", "/fi/room", "/fi/room/news", f"/screen/{random_token()}")
    for path in learners:
        assert apart.get(path, headers={"Host": "desk.example"}).status_code == 404
    for path in learners[:-1]:
        assert apart.get(path, headers={"Host": "askel.example"}).status_code < 400
    assert apart.get("/desk/fi/sessions", headers={"Host": "askel.example"}).status_code == 404
    assert apart.get("/desk/fi/sessions", headers={"Host": "desk.example"}).status_code == 303
