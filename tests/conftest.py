"""What every test may ask for: a database of both kinds, the product on it, clients, and people."""

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal
from fastapi import FastAPI
from sqlalchemy import Engine
from starlette.types import ASGIApp

from app.config import Settings
from tests.cast import Person
from tests.client import Client, Raw
from tests.fixtures import asked
from tests.fixtures.clocks import HandClock
from tests.fixtures.compiled import compiled
from tests.fixtures.databases import KINDS
from tests.fixtures.migrated import migrated

MakeSettings = Callable[..., Settings]
MakeApp = Callable[..., ASGIApp]


def pytest_collection_finish() -> None:
    """What is there by now stays to the end: the garbage collector need not look through it again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings of whoever runs the tests do not count, nor a .env file that lies about."""
    for name in [name for name in os.environ if name.startswith("ASKEL_") and name != "ASKEL_CHROMIUM"]:
        monkeypatch.delenv(name)
    monkeypatch.setitem(Settings.model_config, "env_file", None)


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A migrated database. Whoever asks it anything, even through `client`, runs on both kinds; pages by turns."""
    if asked.waits_its_turn(request.node, request.param):
        pytest.skip("pages of this slice are asked by turns: ASKEL_ALL=1 asks all of both kinds")
    hidden = not asked.only_through_an_app(request.node)
    with (
        asked.seen(request.node.nodeid, request.param, hidden=hidden),
        migrated(request.param, tmp_path) as url,
    ):
        yield url


@pytest.fixture
def clock() -> HandClock:
    """Tuesday 1 December 2026, 11 in the morning in Helsinki, until it is moved."""
    return HandClock()


@pytest.fixture(scope="session")
def compile_cache() -> Path:
    """Modules are compiled once in a run, for apps and for the servers of other tests."""
    return compiled()


@pytest.fixture
def make_settings(database_url: str, tmp_path: Path, compile_cache: Path) -> MakeSettings:
    """Settings for a data folder of this test's own, with any of them given: `make_settings(site_name="Porras")`."""

    def make(**given: Any) -> Settings:
        folder = tmp_path / "data"
        folder.mkdir(exist_ok=True)
        if not (folder / "cache").is_symlink():
            (folder / "cache").symlink_to(compile_cache)
        return Settings(**{"data_dir": folder, "database_url": database_url, **given})

    return make


@pytest.fixture
def make_app(
    make_settings: MakeSettings,
    clock: HandClock,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> Iterator[MakeApp]:
    """The product with other settings than usual: `make_app(modules_dir=folder)`."""
    from app.main import create_app
    from tests.fixtures import shared

    shared.share(monkeypatch)
    if request.path.stem not in shared.ABOUT_CODES:
        shared.hash_quickly(monkeypatch)
    made: list[ASGIApp] = []

    def make(**given: Any) -> ASGIApp:
        with asked.not_counted():
            made.append(create_app(make_settings(**given), clock))
        return made[-1]

    yield make
    for app in made:
        inside(app).state.roads.close()
        inside(app).state.lane.close()
        inside(app).state.press.close()
        inside(app).state.engine.dispose()


@pytest.fixture
def app(make_app: MakeApp) -> ASGIApp:
    """The whole product, with the real modules, as one ASGI application."""
    return make_app()


@pytest.fixture
def engine(app: ASGIApp) -> Engine:
    """The product's own engine: for looking at what was written."""
    found: Engine = inside(app).state.engine
    return found


@pytest.fixture(scope="session")
def portal() -> Iterator[BlockingPortal]:
    """One event loop for the whole run."""
    with start_blocking_portal() as opened:
        yield opened


@pytest.fixture
def make_client(app: ASGIApp, portal: BlockingPortal) -> Iterator[Callable[..., Client]]:
    """More phones: `make_client()`; `make_client(kind=Raw, strict=False)` checks nothing and survives a 500."""
    made: list[Client] = []

    def make(kind: type[Client] = Client, *, to: ASGIApp = app, strict: bool = True) -> Client:
        made.append(kind(to, portal, exit_url=inside(to).state.settings.exit_url, strict=strict))
        return made[-1]

    yield make
    for client in made:
        client.close()


@pytest.fixture
def client(make_client: Callable[..., Client]) -> Client:
    """A phone. Every page it fetches is checked (tests/page_rules.py)."""
    return make_client()


@pytest.fixture
def raw(make_client: Callable[..., Client]) -> Client:
    """A stranger's client: sends just what the test says, checks nothing, gets the 500 page."""
    return make_client(kind=Raw, strict=False)


@pytest.fixture
def amina(make_client: Callable[..., Client]) -> Person:
    """A learner who reads Arabic."""
    return Person("Amina", "ar", make_client())


@pytest.fixture
def bruno(make_client: Callable[..., Client]) -> Person:
    """A learner who reads Finnish."""
    return Person("Bruno", "fi", make_client())


def inside(app: Any) -> FastAPI:
    """The FastAPI application within its layers: it holds the state."""
    while not isinstance(app, FastAPI):
        app = app.app
    return app
