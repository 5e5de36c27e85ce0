"""What a tool says when something was not kept or not printed: always in words, and nothing typed is lost."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import httpx
import pytest
from starlette.types import ASGIApp

from app.handouts.paper import Paper
from tests.cast import Person
from tests.client import Client
from tests.conftest import inside
from tests.fixtures.clocks import HandClock

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
WORDS = "a quiet garden"
PLACES = 10
"""In the press: two papers at work, eight that wait."""


def saved(person: Person, status: int = 200) -> httpx.Response:
    """The plan with words of one's own, and Save."""
    return person.phone.submit(
        person.phone.get("/en/t01"), "/en/t01", {"words": WORDS}, press="do=show", status=status
    )


def test_a_code_that_was_closed_meanwhile_is_told(amina: Person, clock: HandClock) -> None:
    amina.make_code()
    page = amina.phone.get("/en/t01")
    clock.forward(hours=13)
    late = amina.phone.submit(page, "/en/t01", {"words": WORDS}, press="do=show")
    assert "Your code was closed on this phone, so this was not kept." in late.text
    assert WORDS in late.text
    amina.enter_code()
    assert WORDS not in amina.phone.get("/en/t01").text


def test_a_full_notebook_is_told(amina: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    amina.make_code()
    monkeypatch.setattr("app.practice.notebook.actions.MOST_PAGES", 1)
    page = saved(amina, status=422)
    assert "Your notebook is full." in page.text
    assert WORDS in page.text
    assert WORDS not in amina.phone.get("/en/t01").text


def test_a_busy_press_is_told(client: Client, app: ASGIApp) -> None:
    press, free = inside(app).state.press, Event()

    def slow(paper: Paper) -> bytes:
        free.wait(20)
        return b""

    with ThreadPoolExecutor(PLACES) as pool:
        try:
            busy = [
                pool.submit(press.printed, slow, Paper("Paper 1", "en", "ltr", ())) for _ in range(PLACES)
            ]
            while press._places.acquire(blocking=False):  # until the last of them has its place
                press._places.release()
            form = client.get("/en/t01")
            page = client.submit(form, "/en/paper", {"words": WORDS}, press="paper=plan", status=429)
        finally:
            free.set()
        assert [one.result() for one in busy] == [b""] * PLACES
    assert "Many people are printing now." in page.text
    assert WORDS in page.text


def test_who_can_read_a_page_is_said_on_it(amina: Person) -> None:
    for said in ("This is only on this page until you keep it.", "With a code you can keep it."):
        assert said in amina.phone.get("/en/t01").text
    amina.make_code()
    kept = saved(amina).text
    assert "Only your code opens it." in kept
    assert "With a code you can keep it." not in kept
    assert "We keep nothing from this page." in amina.phone.get("/en/t16").text
