"""A page that follows a group session: news at once by a stream, soon without one, never lost, quiet while hidden."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, expect

from app.config import Settings
from app.gathering.stage import show_in, timer
from app.main import create_app
from tests.browser.conftest import free_port, served
from tests.conftest import inside
from tests.fixtures import shared
from tests.fixtures.clocks import HandClock
from tests.fixtures.compiled import share_compiled
from tests.fixtures.migrated import migrated_url
from tests.fixtures.rooms import OpenRoom, open_room
from tests.unit.accounts.desk import peopled_desk

pytestmark = pytest.mark.browser
AT_ONCE, SOON, PATIENTLY = 2_000, 10_000, 45_000
HIDE = """() => {
  Object.defineProperty(document, "hidden", { configurable: true, get: () => window.away });
  window.away = true;
  document.dispatchEvent(new Event("visibilitychange"));
}"""
SHOW = "() => { window.away = false; document.dispatchEvent(new Event('visibilitychange')); }"


@dataclass(frozen=True)
class Followed:
    """A group session that runs, the address of its projector, and a browser's window."""

    room: OpenRoom
    url: str
    context: BrowserContext

    def opened(self) -> Page:
        """The projector."""
        page = self.context.new_page()
        page.goto(self.url)
        return page

    def see(self, page: Page, within: int) -> None:
        """What is shown now arrives within so many milliseconds."""
        now = str(self.room.stage().version)
        expect(page.locator("[data-behaviour~=following]")).to_have_attribute(
            "data-version", now, timeout=within
        )


@pytest.fixture
def followed(tmp_path: Path, chromium: Browser, monkeypatch: pytest.MonkeyPatch) -> Iterator[Followed]:
    """The product in this process, with a group session of Chen's that has begun."""
    share_compiled(tmp_path)
    shared.share(monkeypatch)
    settings = Settings(data_dir=tmp_path, database_url=migrated_url("sqlite", tmp_path))
    clock = HandClock()
    app, port = create_app(settings, clock), free_port()
    context = chromium.new_context(viewport={"width": 1280, "height": 720})
    with peopled_desk(settings.url, clock, inside(app).state.secrets) as desk, served(app, port):
        room = open_room(desk, app, clock)
        room.to("start")
        yield Followed(room, f"http://localhost:{port}/screen/{room.begun.projector}", context)
        context.close()
    state = inside(app).state
    for opened in (state.roads, state.lane, state.press):
        opened.close()
    state.engine.dispose()


def asked_by(page: Page, part: str) -> list[str]:
    """A list that grows with each request for such an address."""
    asked: list[str] = []

    def note(request: Request) -> None:
        if part in request.url:
            asked.append(request.url)

    page.on("request", note)
    return asked


def test_a_change_is_on_the_screen_at_once_by_one_stream(followed: Followed) -> None:
    page = followed.opened()
    page.wait_for_timeout(1_000)
    streams = asked_by(page, "/news")
    for tap in ("next", "next", "break", "go-on", "back"):
        followed.room.to(tap)
        followed.see(page, AT_ONCE)
    assert streams == []  # the one of the beginning is still open


def test_without_a_stream_it_asks_every_few_seconds(followed: Followed) -> None:
    page = followed.context.new_page()
    page.route("**/news", lambda route: route.abort())
    page.goto(followed.url)
    followed.room.to("next")
    followed.see(page, SOON)
    asked = asked_by(page, "/after/")
    page.wait_for_timeout(7_500)
    assert 1 <= len(asked) <= 4


def test_a_stream_that_says_nothing_is_not_waited_for(followed: Followed) -> None:
    page = followed.context.new_page()
    page.route("**/news", lambda route: None)
    page.goto(followed.url)
    followed.room.to("next")
    followed.see(page, SOON)


def test_a_hidden_page_asks_nothing_and_looks_at_once_when_it_comes_back(followed: Followed) -> None:
    page = followed.opened()
    page.wait_for_timeout(1_000)
    page.evaluate(HIDE)
    asked = asked_by(page, "/screen/")
    followed.room.to("next", "next")
    page.wait_for_timeout(4_000)
    assert asked == []
    page.evaluate(SHOW)
    followed.see(page, AT_ONCE)


def test_a_bad_line_still_arrives_where_everybody_is(followed: Followed) -> None:
    chance = random.Random(5)  # the same bad line at every run
    page = followed.context.new_page()

    def perhaps(route: Route) -> None:
        route.abort() if chance.random() < 0.2 else route.continue_()

    page.route("**/screen/*/**", perhaps)
    page.goto(followed.url)
    for _ in range(8):
        followed.room.to("next")
        page.wait_for_timeout(300)
    followed.see(page, PATIENTLY)


def test_no_line_is_said_and_taken_back(followed: Followed) -> None:
    page = followed.opened()
    page.wait_for_timeout(500)
    followed.context.set_offline(True)
    page.route("**/screen/*/**", lambda route: route.abort())
    page.evaluate("() => dispatchEvent(new Event('online'))")
    expect(page.locator("#notice")).not_to_be_empty(timeout=PATIENTLY)
    page.unroute("**/screen/*/**")
    followed.context.set_offline(False)
    followed.room.to("next")
    followed.see(page, PATIENTLY)
    expect(page.locator("#notice")).to_be_empty(timeout=PATIENTLY)


def test_the_end_leaves_a_thank_you_and_nothing_else(followed: Followed) -> None:
    page = followed.opened()
    followed.room.tap(show_in("en", "fi"))
    followed.see(page, AT_ONCE)
    followed.room.close()
    expect(page.locator("main")).to_contain_text("Thank you for today", timeout=SOON)
    code = followed.room.begun.code
    assert code[:4] not in page.locator("main").inner_text()
    asked = asked_by(page, "/screen/")
    page.wait_for_timeout(4_000)
    assert asked == []


def test_what_has_the_focus_keeps_it_while_the_same_step_changes(followed: Followed) -> None:
    followed.room.show(followed.room.first("poll"))
    page = followed.opened()
    page.evaluate(
        "() => { const h = document.querySelector('h2'); h.tabIndex = -1; h.focus(); window.kept = h; }"
    )
    for tap in ("open", "close", "reveal"):
        followed.room.to(tap)
        followed.see(page, AT_ONCE)
        assert page.evaluate("() => document.activeElement === window.kept && window.kept.isConnected")


def test_a_timer_goes_down_and_its_words_come_from_the_server(followed: Followed) -> None:
    page = followed.opened()
    followed.room.tap(timer(90))
    followed.see(page, AT_ONCE)
    clock = page.locator(".timer")
    expect(clock).to_have_text("1:28", timeout=5_000)
    expect(clock).to_have_text("1:26", timeout=5_000)
