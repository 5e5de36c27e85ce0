"""The session on the phone: how long it stays open, what it costs, who can use it."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine, event, select, update
from starlette.types import ASGIApp

from app.learners.models import Learner, Session
from app.learners.queries import open_learner
from tests.cast import Person
from tests.client import Client
from tests.fixtures.clocks import HandClock


def is_open(person: Person) -> bool:
    return person.visit("me").url.path == person.at("me")


def on_own_phone(person: Person) -> Person:
    person.make_code()
    person.phone.post(person.at("code"), {"code": person.code, "own": "1"})
    return person


def test_it_ends_after_fifteen_idle_minutes(amina: Person, clock: HandClock) -> None:
    amina.make_code()
    clock.forward(minutes=14, seconds=59)
    assert is_open(amina)
    clock.forward(minutes=15)
    assert not is_open(amina)


def test_it_ends_after_eight_hours_however_busy(amina: Person, clock: HandClock) -> None:
    amina.make_code()
    for _ in range(48):
        clock.forward(minutes=9, seconds=59)
        assert is_open(amina)
    clock.forward(minutes=1)
    assert not is_open(amina)


def test_one_tap_keeps_it_open(amina: Person, clock: HandClock) -> None:
    amina.make_code()
    clock.forward(minutes=13)
    stayed = amina.phone.post("/ar/stay", status=204)
    assert stayed.content == b""
    assert stayed.headers["x-who"]
    clock.forward(minutes=14)
    assert is_open(amina)


def test_staying_without_a_session_is_refused(client: Client) -> None:
    assert client.post("/en/stay", status=403).content == b""


def test_an_own_phone_stays_open_for_thirty_days_and_no_longer(amina: Person, clock: HandClock) -> None:
    on_own_phone(amina)
    for _ in range(29):
        clock.forward(days=1)
        assert is_open(amina)
    clock.forward(days=1)
    assert not is_open(amina)


def test_on_an_own_phone_the_notebook_asks_again_however_much_is_read_in_between(
    amina: Person, clock: HandClock, engine: Engine
) -> None:
    on_own_phone(amina)

    def fresh() -> bool:
        is_open(amina)
        with engine.connect() as connection:
            learner = open_learner(connection, amina.phone.jar["__Host-a"], clock.seconds())
        assert learner
        return learner.fresh

    assert fresh()
    clock.forward(minutes=10)
    assert fresh()
    clock.forward(minutes=10)
    assert fresh()
    clock.forward(days=1)
    assert not fresh()
    assert not fresh()
    amina.phone.post("/ar/code", {"code": amina.code, "own": "1"})
    assert fresh()


def test_being_seen_is_written_at_most_every_ten_seconds(
    amina: Person, clock: HandClock, engine: Engine
) -> None:
    amina.make_code()
    writes: list[str] = []
    event.listen(
        engine,
        "before_cursor_execute",
        lambda _c, _cur, text, *_: writes.append(text) if text.startswith("UPDATE") else None,
    )
    for _ in range(4):
        clock.forward(seconds=2)
        is_open(amina)
    assert writes == []
    clock.forward(seconds=2)
    is_open(amina)
    assert sum("session" in text for text in writes) == 1


def test_the_week_of_the_last_visit_moves_and_nothing_finer_is_kept(
    amina: Person, clock: HandClock, engine: Engine
) -> None:
    on_own_phone(amina)
    clock.forward(days=8)
    is_open(amina)
    with engine.connect() as connection:
        learner = connection.execute(select(Learner)).one()
    assert (learner.made_week, learner.used_week) == ("2026-W49", "2026-W50")


def test_who_is_here_is_found_by_one_statement(amina: Person, clock: HandClock, engine: Engine) -> None:
    if engine.dialect.name != "sqlite":
        pytest.skip("only SQLite itself tells what it is asked")
    amina.make_code()
    seen: list[str] = []
    with engine.connect() as connection:
        connection.connection.driver_connection.set_trace_callback(seen.append)  # type: ignore[union-attr]
        assert open_learner(connection, amina.phone.jar["__Host-a"], clock.seconds())
        assert open_learner(connection, "no cookie of ours", clock.seconds()) is None
    assert len([text for text in seen if not text.startswith(("BEGIN", "PRAGMA"))]) == 1


def test_a_guessed_or_changed_cookie_opens_nothing(amina: Person) -> None:
    amina.make_code()
    good = amina.phone.jar["__Host-a"]
    for wrong in ("", "x", good[:-1], "A" * 43, ("B" if good[0] == "A" else "A") + good[1:], "é" * 20):
        amina.phone.jar["__Host-a"] = wrong
        assert not is_open(amina)


def test_closing_the_phone_ends_the_session_at_the_server_too(amina: Person) -> None:
    amina.make_code()
    old = amina.phone.jar["__Host-a"]
    home = amina.phone.submit(amina.visit("me"), "/ar/me/out")
    assert home.url.path == "/ar/"
    assert "__Host-a" not in amina.phone.jar
    amina.phone.jar["__Host-a"] = old
    assert not is_open(amina)


def test_the_code_page_of_an_open_phone_offers_the_way_on(amina: Person) -> None:
    amina.make_code()
    page = amina.visit("code")
    assert 'action="/ar/me/out"' in page.text
    assert 'href="/ar/me"' in page.text


def test_pages_carry_the_tag_of_the_learner_and_the_same_one_after_coming_back(amina: Person) -> None:
    amina.make_code()

    def tag() -> str:
        page = amina.phone.page(amina.visit("me"))
        return next(one.get("data-who", "") for one in page.elements if "data-who" in one.attrib)

    first = tag()
    amina.leave()
    amina.enter_code()
    assert tag() == first


def test_reading_goes_on_when_nothing_can_be_written(amina: Person, clock: HandClock, engine: Engine) -> None:
    amina.make_code()
    clock.forward(minutes=5)
    with engine.execution_options(writes=True).connect() as blocker, blocker.begin():
        blocker.execute(update(Session).values(seen_at=Session.seen_at))
        assert is_open(amina)
    clock.forward(minutes=9)
    assert is_open(amina)


def test_staying_is_never_promised_when_it_was_not_written(
    app: ASGIApp, make_client: Callable[..., Client], amina: Person, engine: Engine
) -> None:
    amina.make_code()
    with engine.execution_options(writes=True).connect() as blocker, blocker.begin():
        blocker.execute(update(Session).values(seen_at=Session.seen_at))
        amina.phone.post("/ar/stay", status=503)


def days_kept(engine: Engine) -> int:
    with engine.connect() as connection:
        return connection.execute(select(Learner.keep_days)).scalar_one()


def test_the_learner_chooses_how_long_it_is_kept(amina: Person, engine: Engine) -> None:
    amina.make_code()
    for typed, days in (("30", 30), ("365", 365), ("٩٠", 90)):
        assert amina.phone.post("/ar/me/keep", {"days": typed}).url.path == "/ar/me"
        assert days_kept(engine) == days


def test_other_lengths_are_explained_and_kept_in_the_field(bruno: Person, engine: Engine) -> None:
    bruno.make_code()
    for typed in ("", "29", "366", "-90", "many", "9" * 50):
        page = bruno.phone.post("/fi/me/keep", {"days": typed}, status=422)
        field = next(one for one in bruno.phone.page(page).all("input") if one.get("name") == "days")
        assert field.get("value") == typed[:8]
        assert days_kept(engine) == 180


def test_how_long_needs_an_open_session(client: Client) -> None:
    client.post("/en/me/keep", {"days": "90"}, status=422)
