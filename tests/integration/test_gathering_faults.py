"""What goes wrong in a room: nobody has a phone, one sleeps, the server dies in the middle; and what still holds."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from app.commands import serve
from app.config import Settings
from tests.client import Client, Raw
from tests.fixtures.leading import Leader
from tests.fixtures.rooms import OpenRoom, answer, enter
from tests.integration.conftest import DeskClient
from tests.integration.test_serve import serving
from tests.page_rules import Page
from tests.unit.accounts.desk import CHEN, EERO

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
FORM = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def chen(room: OpenRoom, desk_client: DeskClient) -> Leader:
    """Her phone."""
    return Leader(desk_client(CHEN), room)


@SQLITE
def test_a_group_without_any_phone_goes_from_beginning_to_end(
    chen: Leader, room: OpenRoom, client: Client
) -> None:
    def screen() -> str:
        return client.page(client.get(f"/screen/{room.begun.projector}")).said("main")

    assert "0 phones" in chen.said(chen.press("next", chen.press("start")))
    poll = room.first("single")
    chen.send("place", {"step": poll})
    assert "0 of 0 answered" in chen.said(chen.press("open"))
    chen.press("close")
    first, second = room.options(poll)[:2]
    chen.send("hands", {f"hands.{first}": "7", f"hands.{second}": "4"})
    assert "7 of 11" in chen.said() and "7 of 11" not in screen()
    chen.press("reveal")
    assert "7 of 11" in screen() and "4 of 11" in screen()
    assert chen.heading(chen.press("break")) == "Break"
    assert "7 of 11" in chen.said(chen.press("go-on"))
    ended = chen.browser.get(f"{chen.address}/end")
    summary = chen.browser.submit(ended, f"{chen.address}/end", {"without": "12"})
    assert "12 people in all" in chen.said(summary) and "7 of 11" in chen.said(summary)


def test_a_phone_that_slept_for_ten_minutes_sits_where_it_sat(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    first, other = room.first("single"), room.first("multi")
    slept = room.show(first, "open").version
    answer(client, first, room.options(first)[0])
    room.clock.forward(minutes=10)
    room.show(other, "open")
    assert room.results(first)[room.options(first)[0]].count == 1
    awake = client.get(f"/en/room/after/{slept}")
    assert f'name="item" value="{other}"' in awake.text
    answer(client, other, room.options(other)[0])
    counts = room.counts()
    assert (counts.phones, counts.here, counts.answered) == (1, 1, 1)


@SQLITE
def test_when_a_colleague_takes_over_an_open_question_goes_on(
    client: Client, room: OpenRoom, desk_client: DeskClient
) -> None:
    enter(client, room)
    poll = room.first("single")
    room.show(poll, "open")
    answer(client, poll, room.options(poll)[1])
    eero = Leader(desk_client(EERO), room)
    eero.browser.submit(eero.page(), f"{eero.address}/host")
    assert "1 of 1 answered" in eero.said()
    eero.press("close")
    assert room.results(poll)[room.options(poll)[1]].count == 1


def test_a_server_that_dies_during_a_question_loses_no_seat_and_no_answer(
    room: OpenRoom, database_url: str, tmp_path: Path
) -> None:
    known = {"migrated": False, "ASKEL_DATABASE_URL": database_url}
    poll = room.first("single")
    chosen, changed, *_ = room.options(poll)
    with serving(tmp_path / "data", **known) as (port, started), phone(port) as amina:  # type: ignore[arg-type]
        join(amina, room)
        room.show(poll, "open")
        send(amina, poll, chosen)
        started.kill()
        started.wait(10)
    with serving(tmp_path / "data", **known) as (port, _), phone(port) as again:  # type: ignore[arg-type]
        again.headers["cookie"] = amina.headers["cookie"]
        assert pressed(again) == chosen
        send(again, poll, changed)
        assert pressed(again) == changed
        room.to("close", "reveal")
        assert room.results(poll)[changed].count == 1
        assert room.results(poll).get(chosen) is None
        room.close()
        assert "Thank you for being here" in again.get("/en/room").text


def test_a_process_may_need_as_long_to_begin_as_a_busy_machine_takes() -> None:
    assert serve._config(Settings(workers=2), reload=False).timeout_worker_healthcheck >= 30


@SQLITE
@pytest.mark.parametrize("strange", ["x%00y", "a%3Fb", "a%22b%3Cc", "a%0Ab"])
def test_an_address_that_is_none_stays_what_it_is_in_the_other_languages(raw: Raw, strange: str) -> None:
    page = raw.get(f"/en/{strange}")
    assert page.status_code == 404
    assert "\x00" not in page.text
    assert f'href="/fi/{strange}"' in page.text


@contextmanager
def phone(port: int) -> Iterator[httpx.Client]:
    """A browser that asks a real server. Its cookies are taken by hand: their names want https, or a browser's
    trust in localhost."""
    with httpx.Client(base_url=f"http://localhost:{port}", headers={"cookie": ""}, timeout=15) as made:
        yield made


def join(browser: httpx.Client, room: OpenRoom) -> None:
    """By the digits."""
    form = Page(browser.get("/en/join").text, "/en/join", "", "")
    token = next(one.get("value", "") for one in form.all("input") if one.get("name") == "token")
    reply = browser.post("/en/join", data={"token": token, "digits": room.begun.code}, headers=FORM)
    assert reply.status_code == 303
    keep(browser, reply)
    assert "You are in" in browser.get("/en/room").text


def send(browser: httpx.Client, item: str, value: str) -> None:
    """One answer."""
    keep(browser, browser.post("/en/room/answer", data={"item": item, "value": value}, headers=FORM))


def keep(browser: httpx.Client, reply: httpx.Response) -> None:
    """What came is sent from now on."""
    held = dict(pair.split("=", 1) for pair in browser.headers["cookie"].split("; ") if pair)
    told = [line.partition(";")[0].split("=", 1) for line in reply.headers.get_list("set-cookie")]
    browser.headers["cookie"] = "; ".join(f"{name}={value}" for name, value in {**held, **dict(told)}.items())


def pressed(browser: httpx.Client) -> str | None:
    """Which answer of the room is marked as sent."""
    page = Page(browser.get("/en/room").text, "/en/room", "", "")
    return next((one.get("value") for one in page.all("button") if one.get("aria-pressed") == "true"), None)
