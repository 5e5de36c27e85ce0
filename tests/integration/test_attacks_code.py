"""Whoever had the code, the phone or a page of it before: what they hold is worth nothing afterwards."""

from collections.abc import Callable
from contextlib import suppress
from random import Random
from typing import Any

import pytest
from sqlalchemy import Engine, func, select
from starlette.types import ASGIApp

from app.errors import TooMany
from app.learners.codes import random_code
from app.learners.coming import access
from app.learners.models import Learner, Session
from app.learners.sealing import CodeKeys
from app.security.throttle import FAILED_CODES
from app.security.tokens import random_token
from tests.cast import Person, shown_code
from tests.client import Client
from tests.conftest import inside
from tests.fixtures.clocks import HandClock
from tests.page_rules import text_of

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def count(engine: Engine, table: type) -> int:
    with engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], Any]], None]:
    """`meanwhile(job)`: the job runs once, while the next request waits for its slow hash."""
    real = access.code_keys

    def arrange(job: Callable[[], Any]) -> None:
        waiting = [job]

        def slow(code: str, salt: bytes) -> CodeKeys:
            if waiting:
                waiting.pop()()
            return real(code, salt)

        monkeypatch.setattr(access, "code_keys", slow)

    return arrange


def new_code(person: Person, **options: Any) -> Any:
    return person.phone.post(person.at("me/code"), {"token": random_token()}, **options)


def test_a_phone_that_is_closed_while_it_waits_for_a_new_code_gets_none(
    amina: Person, bruno: Person, meanwhile: Callable[[Callable[[], Any]], None], engine: Engine
) -> None:
    amina.make_code()
    bruno.enter_code(amina.code)  # somebody who saw the code has it open, too
    hers: list[str] = []
    meanwhile(lambda: hers.append(shown_code(amina.phone.page(new_code(amina)))))
    late = new_code(bruno, status=422)
    assert "is closed on this phone" not in late.text  # he reads Finnish
    assert " ".join(hers[0].split()[:2]) not in " ".join(text_of(bruno.phone.page(late).root).split())
    bruno.phone.jar.clear()
    assert bruno.enter_code(hers[0]).url.path == "/fi/", "the code that she was shown opens her progress"
    assert count(engine, Session) == 2


def test_an_exit_while_a_new_code_is_made_leaves_the_old_one_alone(
    amina: Person, meanwhile: Callable[[Callable[[], Any]], None], engine: Engine, make_client: Any
) -> None:
    amina.make_code()
    cookies = dict(amina.phone.jar)
    meanwhile(lambda: amina.phone.post("/out"))
    other = make_client()
    other.jar.update(cookies)
    Person("Amina", "ar", other)
    other.post("/ar/me/code", {"token": random_token()}, status=422)
    assert count(engine, Session) == 0
    amina.phone.jar.clear()
    assert amina.enter_code().url.path == "/ar/"


def test_an_erased_learner_gets_no_new_code(
    amina: Person, meanwhile: Callable[[Callable[[], Any]], None], engine: Engine, make_client: Any
) -> None:
    amina.make_code()
    other: Client = make_client()
    other.jar.update(amina.phone.jar)
    meanwhile(lambda: amina.phone.submit(amina.visit("me/erase"), "/ar/me/erase"))
    other.post("/ar/me/code", {"token": random_token()}, status=422)
    assert count(engine, Learner) == 0


@SQLITE
def test_a_page_that_asked_one_learner_never_erases_another(amina: Person, engine: Engine) -> None:
    amina.make_code()
    asked = amina.visit("me/erase")  # left open in a tab
    amina.phone.post("/ar/me/out")
    amina.make_code()  # somebody else, on the same phone
    amina.phone.submit(asked, "/ar/me/erase", status=422)
    assert count(engine, Learner) == 2
    amina.phone.submit(amina.visit("me/erase"), "/ar/me/erase")
    assert count(engine, Learner) == 1


OURS = {"Sec-Fetch-Site": "same-origin"}
PLAIN = {"Sec-Fetch-Mode": "navigate"}
KEPT = {"onward": "l03/a", "kept": "a.q-slip=opt-1&seen=q-slip"}
NEARLY = {"empty": "", "not digits": "12ab", "length": "1234 5678", "digit": "1234 5678 9012 3456 7890"}


@SQLITE
@pytest.mark.parametrize("problem", NEARLY)
def test_a_slip_without_scripts_is_told_on_a_page_without_the_form(
    raw: Client, client: Client, problem: str
) -> None:
    raw.follow_redirects = False
    reply = raw.post("/en/code", {"code": NEARLY[problem], "own": "1", **KEPT}, headers=OURS | PLAIN)
    assert (reply.status_code, reply.headers["location"]) == (303, "/en/code")
    assert "max-age" not in reply.headers["set-cookie"].lower()
    assert not NEARLY[problem] or NEARLY[problem] not in str(reply.headers)
    page = raw.get("/en/code")
    assert page.status_code == 422
    fields = client.page(page).all("input")
    typed = {one.get("name"): one.get("value") for one in fields}
    assert typed["code"] == NEARLY[problem]
    assert typed["kept"] == KEPT["kept"]
    assert "checked" in next(one for one in fields if one.get("name") == "own").attrib
    again = raw.get("/en/code")
    assert again.status_code == 200
    assert not NEARLY[problem] or NEARLY[problem] not in again.text
    assert "__Host-n" not in raw.jar


@SQLITE
def test_a_code_entered_without_scripts_is_in_no_page_that_back_asks_for(amina: Person, raw: Client) -> None:
    amina.make_code()
    raw.follow_redirects = False
    reply = raw.post("/en/code", {"code": amina.code, **KEPT}, headers=OURS | PLAIN)
    assert (reply.status_code, reply.headers["location"]) == (303, "/en/code")
    passed = raw.get("/en/code")
    assert passed.headers["refresh"] == "0; url=/en/code", (
        "Chromium keeps a page after a redirect with a cookie"
    )
    page = raw.get("/en/code")
    assert "refresh" not in page.headers
    assert "Your progress is open" in page.text
    assert "a.q-slip=opt-1&amp;seen=q-slip" in page.text
    raw.post("/out", headers=OURS)
    assert raw.jar == {}
    assert "Your progress is open" not in raw.get("/en/code").text


@SQLITE
def test_a_code_entered_without_scripts_leads_on_by_itself(amina: Person, raw: Client) -> None:
    amina.make_code()
    raw.follow_redirects = False
    reply = raw.post("/en/code", {"code": amina.code, "onward": "l03"}, headers=OURS | PLAIN)
    assert (reply.status_code, reply.headers["location"]) == (303, "/en/code")
    assert raw.get("/en/code").headers["refresh"] == "0; url=/en/l03"
    assert "refresh" not in raw.get("/en/code").headers
    assert "__Host-n" not in raw.jar


@SQLITE
def test_an_unknown_code_and_a_full_bucket_are_told_after_a_redirect_too(raw: Client, app: ASGIApp) -> None:
    raw.follow_redirects = False
    assert raw.post("/en/code", {"code": random_code()}, headers=OURS | PLAIN).status_code == 303
    page = raw.get("/en/code")
    assert (page.status_code, "This code opens nothing" in page.text) == (422, True)
    for _ in range(FAILED_CODES.burst):
        inside(app).state.throttle._empty_until.clear()
        with suppress(TooMany):
            inside(app).state.throttle.reserve(FAILED_CODES)
    assert raw.post("/en/code", {"code": random_code()}, headers=OURS | PLAIN).status_code == 303
    page = raw.get("/en/code")
    assert page.status_code == 429
    assert int(page.headers["retry-after"]) >= 1


@SQLITE
def test_a_busy_database_gives_a_plain_form_no_page_with_a_code(raw: Client, engine: Engine) -> None:
    raw.follow_redirects = False
    with engine.execution_options(writes=True).connect() as other, other.begin():
        reply = raw.post("/en/code", {"code": random_code()}, headers=OURS | PLAIN)
    assert reply.status_code == 303
    assert raw.get("/en/code").status_code == 429


@SQLITE
def test_what_is_carried_is_worth_nothing_later_or_changed(raw: Client, clock: HandClock) -> None:
    raw.follow_redirects = False
    raw.post("/en/code", {"code": NEARLY["digit"]}, headers=OURS | PLAIN)
    value = raw.jar["__Host-n"]
    for wrong in (value[:-8] + "AAAAAAA=", "x", "A" * 3000, "\xe9"):
        raw.jar["__Host-n"] = wrong
        assert NEARLY["digit"] not in raw.get("/en/code").text
    raw.jar["__Host-n"] = value
    clock.forward(minutes=3)
    assert NEARLY["digit"] not in raw.get("/en/code").text


@SQLITE
def test_nothing_that_is_kept_gets_lost_because_it_is_much(raw: Client) -> None:
    much = "a.q-slip=" + "".join(Random(1).choices("abcdefghijklmnop", k=8000))
    reply = raw.post("/en/code", {"code": "12", "onward": "l03/a", "kept": much}, headers=OURS | PLAIN)
    assert "set-cookie" not in reply.headers
    assert much in reply.text
