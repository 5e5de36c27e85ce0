"""Tests that ask no database anything run once: what counts as asking, and who runs on both kinds all the same."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import Engine, text

from tests.cast import Person
from tests.client import Client
from tests.fixtures import asked
from tests.fixtures.databases import KINDS

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@SQLITE
def test_an_app_that_starts_and_shows_a_lesson_to_a_stranger_asks_nothing(client: Client) -> None:
    before = asked.times()
    client.get("/fi/l03/a")
    assert asked.times() == before


@SQLITE
def test_a_learner_asks_as_does_whoever_reads_one_row(amina: Person, engine: Engine) -> None:
    before = asked.times()
    amina.make_code()
    after_writing = asked.times()
    assert after_writing > before
    with engine.connect() as connection:
        connection.execute(text("SELECT count(*) FROM learner"))
    assert asked.times() > after_writing


def ran(name: str, ask: Callable[[], object], *, hidden: bool = False) -> list[str]:
    """The kinds on which a test that does this is run."""
    kinds = []
    for kind in KINDS:
        with (
            suppress(pytest.skip.Exception),
            asked.seen(f"nowhere.py::{name}[{kind}-fi]", kind, hidden=hidden),
        ):
            ask()
            kinds.append(kind)
    return kinds


@SQLITE
def test_who_asks_runs_on_both_kinds_and_who_does_not_on_one(engine: Engine) -> None:
    assert ran("test_reads", lambda: engine.connect().close()) == list(KINDS)
    assert ran("test_is_quiet", lambda: None) == ["sqlite"]


def test_what_may_be_asked_out_of_sight_runs_on_both_kinds() -> None:
    assert ran("test_starts_a_process", lambda: None, hidden=True) == list(KINDS)


def test_who_has_the_address_or_no_app_may_ask_out_of_sight(request: pytest.FixtureRequest) -> None:
    assert not asked.only_through_an_app(request.node)


@SQLITE
def test_who_has_an_app_alone_asks_in_sight(client: Client, request: pytest.FixtureRequest) -> None:
    assert client.exit_url
    assert asked.only_through_an_app(request.node)


@SQLITE
def test_who_has_an_app_and_the_address_may_ask_out_of_sight(
    client: Client, database_url: str, request: pytest.FixtureRequest
) -> None:
    assert client.exit_url and database_url
    assert not asked.only_through_an_app(request.node)


@pytest.mark.parametrize("name", ["test_one[*]", "test_another[*]", "test_third[*-fi]", "test_fourth[*]"])
def test_a_page_of_a_slice_that_takes_turns_is_asked_of_one_kind_and_never_of_none(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asked, "BOTH", False)
    waits = [asked.waits_its_turn(_node("test_tools.py", name.replace("*", kind)), kind) for kind in KINDS]
    assert sorted(waits) == [False, True]
    others = [asked.waits_its_turn(_node("test_roads.py", name.replace("*", kind)), kind) for kind in KINDS]
    assert others == [False, False]
    monkeypatch.setattr(asked, "BOTH", True)
    assert not any(asked.waits_its_turn(_node("test_tools.py", name), kind) for kind in KINDS)


def _node(file: str, name: str) -> Any:
    path = Path("/tests/integration") / file
    return SimpleNamespace(path=path, name=name, iter_markers=lambda _: iter(()))
