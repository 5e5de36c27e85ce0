"""Two phones at once, a busy press, words of others: the notebook loses nothing and shows nothing to anybody else."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from sqlalchemy import Engine, select, text
from sqlmodel import col
from starlette.types import ASGIApp

from app.handouts.paper import Paper
from app.learners.models import Learner
from app.practice.notebook.actions import keep_words, reseal_notebook, write_page
from app.practice.notebook.book import Book, Page
from app.practice.notebook.queries import notebook
from app.security.boxes import new_key
from tests.cast import Person
from tests.client import Client
from tests.conftest import inside
from tests.integration.test_notebook import learner_book

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
THOUGHT = "A quiet morning in a garden"
PAPER = Paper("Paper 1", "en", "ltr", ())


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_words_written_by_two_phones_in_one_moment_both_stay(engine: Engine) -> None:
    book = learner_book(engine)

    def from_there() -> Page:
        with engine.begin() as connection:
            return keep_words(connection, book, "l09/r-day", "from there", 0)

    with ThreadPoolExecutor(1) as pool:
        with engine.begin() as connection:
            mine = select(col(Learner.id)).where(col(Learner.id) == book.learner_id)
            connection.execute(mine.with_for_update())
            there = pool.submit(from_there)
            _wait_until_somebody_waits(engine)
            write_page(connection, book, "l09/r-day", "from here")
        assert there.result().words == "from here\n\nfrom there"
    with engine.begin() as connection:
        assert notebook(connection, book).words("l09/r-day") == "from here\n\nfrom there"


def _wait_until_somebody_waits(engine: Engine) -> None:
    waiting = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
    for _ in range(100):
        with engine.connect() as connection:
            if connection.execute(waiting).scalar_one():
                return
        time.sleep(0.02)
    raise AssertionError("nobody waits")


def test_others_can_save_while_a_notebook_waits_for_the_press(
    amina: Person, bruno: Person, app: ASGIApp
) -> None:
    for person in (amina, bruno):
        person.make_code()
    press, free = inside(app).state.press, Event()

    def slow(paper: Paper) -> bytes:
        free.wait(20)
        return b""

    with ThreadPoolExecutor(3) as pool:
        try:
            busy = [pool.submit(press.printed, slow, PAPER) for _ in range(2)]
            waiting = pool.submit(amina.phone.post, amina.at("notebook"), {"do": "paper"})
            time.sleep(0.5)
            saved = bruno.phone.post("/en/t01", {"tool": "t01", "words": THOUGHT, "do": "show"})
            assert "Saved in your notebook." in saved.text
            assert not waiting.done()
        finally:
            free.set()
        assert waiting.result().headers["content-type"] == "application/pdf"
        assert [one.result() for one in busy] == [b"", b""]


@SQLITE
def test_words_of_one_learner_are_in_no_piece_of_the_page_of_another(
    amina: Person, bruno: Person, client: Client
) -> None:
    bruno.lang = amina.lang = "en"
    for person in (amina, bruno):
        person.make_code()
    for _ in range(2):  # before there are pieces, and with them
        amina.phone.submit(amina.visit("l09/d"), "/en/l09/d/answers", {"n.r-day": THOUGHT})
        assert THOUGHT in amina.visit("l09/d").text
        for other in (bruno.visit("l09/d"), client.get("/en/l09/d"), bruno.visit("t01"), bruno.visit("me")):
            assert THOUGHT not in other.text


@SQLITE
def test_nothing_that_was_written_outlives_an_erased_learner(amina: Person, engine: Engine) -> None:
    amina.make_code()
    amina.phone.post("/en/t01", {"tool": "t01", "words": THOUGHT, "do": "show"})
    amina.phone.submit(amina.visit("me/erase"), amina.at("me/erase"))
    assert amina.phone.jar == {}
    assert THOUGHT not in amina.phone.get("/en/t01").text
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM note")).scalar_one() == 0


@SQLITE
def test_a_turn_that_was_made_up_overwrites_nothing(amina: Person) -> None:
    amina.make_code()
    amina.phone.post("/en/t01", {"tool": "t01", "words": THOUGHT, "do": "show"})
    for turn in ("", "0", "-1", "999999999999", "9" * 400, "1e3", "\u0661", "x"):
        sent = {"tool": "t01", "words": "something else", "turn": turn, "do": "show"}
        assert "was not saved" in amina.phone.post("/en/t01", sent, status=409).text
    assert THOUGHT in amina.phone.get("/en/t01").text


@SQLITE
def test_a_page_that_is_too_long_is_said_and_the_one_before_stays(
    amina: Person, make_client: Callable[..., Client]
) -> None:
    amina.make_code()
    amina.phone.post("/en/t15", {"tool": "t15", "own.day": "", "own.why": THOUGHT, "do": "show"})
    page = amina.phone.page(amina.phone.get("/en/t15"))
    fields = [one.get("name") for one in page.all("textarea")][:2]
    turn = {one.get("name"): one.get("value", "") for one in page.all("input")}.get("turn", "")
    sent = {"tool": "t15", "turn": turn, "do": "show", **{str(name): "a" * 26_000 for name in fields}}
    assert "This is too much for one page." in amina.phone.post("/en/t15", sent, status=422).text
    assert "aaaa" not in amina.phone.get("/en/t15").text


def flip(engine: Engine, slot: bytes) -> None:
    with engine.execution_options(writes=True).begin() as connection:
        found = connection.execute(
            text("SELECT sealed FROM note WHERE slot = :slot"), {"slot": slot}
        ).scalar_one()
        changed = bytes(found[:-1]) + bytes([found[-1] ^ 1])
        update = text("UPDATE note SET sealed = :sealed WHERE slot = :slot")
        connection.execute(update, {"sealed": changed, "slot": slot})


@pytest.mark.parametrize("how", ["flipped", "gone"])
def test_a_write_after_damaged_contents_takes_no_other_page_along(engine: Engine, how: str) -> None:
    book = learner_book(engine)
    contents = book.row_name("contents")
    with engine.execution_options(writes=True).begin() as connection:
        write_page(connection, book, "t01", "PLAN")
    if how == "flipped":
        flip(engine, contents)
    else:
        with engine.execution_options(writes=True).begin() as connection:
            connection.execute(text("DELETE FROM note WHERE slot = :slot"), {"slot": contents})
    with engine.execution_options(writes=True).begin() as connection:
        assert notebook(connection, book).damaged == {"contents"}, "it is told"
        write_page(connection, book, "t04", "{}")
        found = notebook(connection, book)
    assert (set(found.pages), found.damaged) == ({"t01", "t04"}, frozenset())


def test_a_new_code_keeps_the_pages_of_damaged_contents(engine: Engine) -> None:
    old_key, fresh_key = new_key(), new_key()
    learner = learner_book(engine).learner_id
    book = Book.of(learner, old_key)
    with engine.execution_options(writes=True).begin() as connection:
        write_page(connection, book, "t01", "PLAN")
    flip(engine, book.row_name("contents"))
    with engine.execution_options(writes=True).begin() as connection:
        reseal_notebook(connection, learner, old_key, fresh_key)
        found = notebook(connection, Book.of(learner, fresh_key))
    assert (found.words("t01"), found.damaged) == ("PLAN", frozenset())


@SQLITE
def test_a_damaged_thought_is_told_in_its_lesson(engine: Engine, amina: Person) -> None:
    amina.make_code()
    amina.lang = "en"
    amina.phone.submit(amina.visit("l09/d"), "/en/l09/d/answers", {"n.r-day": THOUGHT})
    with engine.connect() as connection:
        slots = [bytes(row.slot) for row in connection.execute(text("SELECT slot FROM note"))]
    for slot in slots:
        flip(engine, slot)
        assert "What was kept here is damaged and cannot be opened." in amina.visit("l09/d").text
        flip(engine, slot)
    assert THOUGHT in amina.visit("l09/d").text
