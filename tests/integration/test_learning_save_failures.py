"""When the database cannot take it: a calm page, the input kept, never a false "saved"."""

import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import TimeoutError as NoneIsFree
from starlette.types import ASGIApp

from tests.cast import Person
from tests.client import Client
from tests.conftest import inside

LESSON = "/en/l03/b"


@contextmanager
def locked(engine: Engine) -> Iterator[None]:
    """Somebody else writes, and does not come to an end."""
    with engine.connect() as other:
        if engine.dialect.name == "sqlite":
            other.exec_driver_sql("COMMIT")
            other.exec_driver_sql("BEGIN EXCLUSIVE")
        else:
            other.exec_driver_sql("LOCK TABLE answer, place, completion, learner IN SHARE ROW EXCLUSIVE MODE")
        yield
        other.rollback()


@contextmanager
def full(_engine: Engine) -> Iterator[None]:
    """No byte more may be written to any file: the system refuses it, as it does on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


@contextmanager
def read_only(engine: Engine) -> Iterator[None]:
    """The file system was mounted for reading only."""

    def reading(connection: object, *_: object) -> None:
        connection.execute("PRAGMA query_only = ON")  # type: ignore[attr-defined]

    event.listen(engine, "connect", reading)
    engine.dispose()
    yield
    event.remove(engine, "connect", reading)
    engine.dispose()


@pytest.mark.parametrize("trouble", [locked, read_only, full])
def test_a_lesson_that_cannot_be_saved_says_so_and_keeps_the_ticks(
    amina: Person, engine: Engine, trouble: Callable[[Engine], object]
) -> None:
    if trouble is not locked and engine.dialect.name != "sqlite":
        pytest.skip("the file is not ours there")
    amina.make_code()
    amina.lang = "en"
    lesson = amina.visit("l03/b")
    with trouble(engine):  # type: ignore[attr-defined]
        page = amina.phone.submit(
            lesson, f"{LESSON}/answers", {"a.q-offer": option(amina)}, press="check=q-offer", status=503
        )
    assert "We could not save this." in page.text
    assert f'value="{option(amina)}" checked' in page.text
    assert 'data-place="l03/b"' in page.text
    assert "checked" not in choice_of(amina)
    again = amina.phone.submit(page, f"{LESSON}/answers", press="again=q-offer")
    assert "We could not save this." not in again.text
    assert "checked" in choice_of(amina)


def test_public_pages_go_on_while_the_database_is_locked(client: Client, engine: Engine) -> None:
    with locked(engine):
        for place in ("/", "/en/", LESSON, "/en/help", "/en/code"):
            client.get(place)


def test_making_a_code_in_a_locked_database_gives_no_code(client: Client, engine: Engine) -> None:
    form = client.get("/en/code")
    with locked(engine):
        page = client.submit(form, "/en/code/new", status=503)
    assert "We could not save this" in page.text
    shown = client.submit(page, "/en/code/new")
    assert "groups" in shown.text


def test_when_every_connection_is_taken_the_form_can_be_sent_again(
    client: Client, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = client.get("/en/code")
    monkeypatch.setattr(engine.pool, "_timeout", 0.05)
    with ExitStack() as taken:
        with suppress(NoneIsFree):
            for _ in range(99):
                taken.enter_context(engine.connect())
        page = client.submit(form, "/en/code/new", status=503)
    assert "groups" in client.submit(page, "/en/code/new").text


def test_an_error_inside_tells_nothing_of_the_inside(app: ASGIApp, raw: Client) -> None:
    def broken() -> None:
        raise RuntimeError("secret detail")

    inside(app).add_api_route("/en/broken", broken)
    inside(app).router.routes.insert(0, inside(app).router.routes.pop())
    reply = raw.get("/en/broken")
    assert reply.status_code == 500
    assert "secret" not in reply.text
    assert "Traceback" not in reply.text
    assert "Something broke on our side" in reply.text
    assert reply.headers["content-security-policy"].startswith("default-src 'none'")


def test_no_table_at_all_is_told_calmly(client: Client, engine: Engine) -> None:
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(text("DROP TABLE bucket"))
    client.submit(client.get("/en/code"), "/en/code/new", status=503)


def option(person: Person) -> str:
    """The first option of q-offer."""
    page = person.phone.page(person.visit("l03/b"))
    return next(field.get("value", "") for field in page.all("input") if field.get("name") == "a.q-offer")


def choice_of(person: Person) -> dict[str, str]:
    """The first option's field as it stands on the page now."""
    page = person.phone.page(person.visit("l03/b"))
    return next(field.attrib for field in page.all("input") if field.get("name") == "a.q-offer")
