"""Real Chromium for the tests of this folder, on fixture pages and on the whole product."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright
from starlette.types import ASGIApp

from tests.browser.fixture_pages import Pages
from tests.browser.fixture_site import FixtureSite, neutral_site, our_site
from tests.browser.product import product as product

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
# Playwright turns the back-forward cache off; people's browsers have it on.
KEEP_CACHE = ["--disable-back-forward-cache"]
Profile = Callable[..., BrowserContext]


@dataclass(frozen=True)
class Site:
    """A running fixture site and the neutral one that exit leads to."""

    url: str
    neutral: str
    pages: Pages
    posted: list[tuple[str, list[tuple[str, str]]]]
    sessions: set[str]
    asked: list[str]


def chromium_path() -> str | None:
    """ASKEL_CHROMIUM, Debian's chromium, or None for Playwright's own download."""
    return os.environ.get("ASKEL_CHROMIUM") or shutil.which("chromium")


def shell_path() -> str | None:
    """The same engine without a window or a profile, a quarter quicker; where it is not installed, the browser."""
    return os.environ.get("ASKEL_CHROMIUM") or shutil.which("chromium-headless-shell") or chromium_path()


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(app: ASGIApp, port: int, ending: list[threading.Thread] | None = None) -> Iterator[None]:
    """The application on this port, in a thread of its own. With a list for threads that end, it is not waited for."""
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield
    server.should_exit = True
    server.force_exit = True
    if ending is None:
        thread.join(5)
    else:
        ending.append(thread)


@pytest.fixture(scope="session")
def neutral() -> Iterator[str]:
    """Where the exit of the fixture pages leads to. It keeps nothing, so one does for the run."""
    port = free_port()
    with served(neutral_site(), port):
        yield f"http://127.0.0.1:{port}/"


@pytest.fixture(scope="session")
def ending() -> Iterator[list[threading.Thread]]:
    """Servers that were told to stop. A test need not wait for its own; the run waits for all."""
    threads: list[threading.Thread] = []
    yield threads
    for thread in threads:
        thread.join(5)


@pytest.fixture
def site(neutral: str, ending: list[threading.Thread]) -> Iterator[Site]:
    """Fixture pages with the real scripts and the real headers, on a port that no other test asks."""
    port, made = free_port(), FixtureSite(neutral)
    with served(our_site(made), port, ending):
        yield Site(f"http://127.0.0.1:{port}", neutral, made.pages, made.posted, made.sessions, made.asked)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """One Playwright for the run."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for the run; each test has a context of its own. What a phone keeps is asked by `profile`."""
    browser = playwright.chromium.launch(
        executable_path=shell_path(), args=FLAGS, ignore_default_args=KEEP_CACHE, headless=True
    )
    yield browser
    browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A phone-sized page; a script error on it fails the test."""
    context = chromium.new_context(viewport={"width": 360, "height": 640})
    page = context.new_page()
    errors: list[str] = []
    left: set[str] = set()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda line: errors.append(line.text) if "Content Security" in line.text else None)
    page.on("requestfailed", lambda one: left.add(one.url) if one.failure == "net::ERR_ABORTED" else None)
    yield page
    context.close()
    # what was still on its way when the test went on to another page is no error of a script
    errors = [error for error in errors if not any(url in error for url in left)]
    assert not errors, errors


@pytest.fixture
def profile(playwright: Playwright) -> Profile:
    """Opens a whole browser that writes its profile, as a phone does: `profile(folder, scripts=False)`."""

    def opened(folder: Path, *, scripts: bool = True) -> BrowserContext:
        return playwright.chromium.launch_persistent_context(
            folder,
            executable_path=chromium_path(),
            args=FLAGS,
            ignore_default_args=KEEP_CACHE,
            ignore_https_errors=True,
            java_script_enabled=scripts,
            viewport={"width": 360, "height": 640},
        )

    return opened
