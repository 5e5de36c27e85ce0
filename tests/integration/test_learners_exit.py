"""The quick exit: one tap, everything on this phone ends, and nothing can hold it up."""

import time
from collections.abc import Callable

from sqlalchemy import Engine, func, select, update
from starlette.types import ASGIApp

from app.learners.models import CodeShowing, Session
from tests.cast import Person
from tests.client import Client
from tests.conftest import inside
from tests.words import title_words


def sessions(engine: Engine) -> int:
    with engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(Session)).scalar_one()


def test_it_answers_with_a_harmless_page_that_leads_away_and_empties_the_phone(
    amina: Person, app: ASGIApp
) -> None:
    amina.make_code()
    reply = amina.leave()
    exit_url = inside(app).state.settings.exit_url
    assert reply.status_code == 200
    assert reply.headers["refresh"] == f"0; url={exit_url}"
    assert reply.headers["clear-site-data"] == '"cookies", "storage"'
    assert reply.headers["cache-control"] == "no-store"
    assert reply.headers["referrer-policy"] == "no-referrer"
    expired = [line.lower() for line in reply.headers.get_list("set-cookie")]
    assert {line.partition("=")[0] for line in expired} == {f"__host-{letter}" for letter in "anpwgb"}
    assert all("max-age=0" in line for line in expired)
    assert "Askel" not in reply.text
    assert not title_words(reply.text)
    assert exit_url in reply.text


def test_it_ends_the_session_at_the_server_in_both_modes(
    amina: Person, bruno: Person, engine: Engine
) -> None:
    amina.make_code()
    bruno.make_code()
    bruno.phone.post("/fi/code", {"code": bruno.code, "own": "1"})
    kept = [amina.phone.jar["__Host-a"], bruno.phone.jar["__Host-a"]]
    amina.leave()
    bruno.leave()
    assert sessions(engine) == 0
    for person, cookie in zip((amina, bruno), kept, strict=True):
        person.phone.jar["__Host-a"] = cookie
        assert person.visit("me").url.path == person.at("code")


def test_a_code_that_was_not_written_down_yet_is_shown_no_more(amina: Person, engine: Engine) -> None:
    amina.phone.submit(amina.visit("code"), "/ar/code/new")
    amina.leave()
    with engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(CodeShowing)).scalar_one() == 0


def test_other_phones_of_the_same_learner_stay_open(amina: Person, bruno: Person) -> None:
    amina.make_code()
    bruno.enter_code(amina.code)
    amina.leave()
    assert bruno.visit("me").url.path == "/fi/me"


def test_it_works_for_somebody_without_a_session_and_twice(client: Client) -> None:
    first, again = client.post("/out"), client.post("/out")
    assert first.content == again.content


def test_reload_and_back_find_the_harmless_page_too(client: Client) -> None:
    page = client.get("/out")
    assert page.headers["refresh"].startswith("0; url=https://")
    assert "set-cookie" not in page.headers
    assert "clear-site-data" not in page.headers


def test_a_locked_database_cannot_hold_it_up_and_the_session_ends_when_it_is_free(
    amina: Person, engine: Engine
) -> None:
    amina.make_code()
    with engine.execution_options(writes=True).connect() as blocker, blocker.begin():
        blocker.execute(update(Session).values(seen_at=Session.seen_at))
        began = time.monotonic()
        amina.leave()
        assert time.monotonic() - began < 2
        assert "__Host-a" not in amina.phone.jar
    until = time.monotonic() + 10
    while sessions(engine) and time.monotonic() < until:
        time.sleep(0.05)
    assert sessions(engine) == 0


def test_a_broken_database_cannot_hold_it_up(
    app: ASGIApp, make_client: Callable[..., Client], amina: Person, engine: Engine
) -> None:
    amina.make_code()
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE code_showing")
    assert amina.leave().headers["refresh"]


def test_a_foreign_page_cannot_throw_somebody_out(raw: Client) -> None:
    reply = raw.post("/out", headers={"Sec-Fetch-Site": "cross-site"})
    assert reply.status_code == 403
