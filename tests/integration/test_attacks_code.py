"""Whoever had the code, the phone or a page of it before: what they hold is worth nothing afterwards."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine, func, select

from app.learners.coming import routes
from app.learners.models import Learner, Session
from app.learners.sealing import CodeKeys
from app.learners.tokens import random_token
from tests.cast import Person, shown_code
from tests.client import Client

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def count(engine: Engine, table: type) -> int:
    with engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], Any]], None]:
    """`meanwhile(job)`: the job runs once, while the next request waits for its slow hash."""
    real = routes.code_keys

    def arrange(job: Callable[[], Any]) -> None:
        waiting = [job]

        def slow(code: str, salt: bytes) -> CodeKeys:
            if waiting:
                waiting.pop()()
            return real(code, salt)

        monkeypatch.setattr(routes, "code_keys", slow)

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
    assert not any(group in late.text for group in hers[0].split()[:3])
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
