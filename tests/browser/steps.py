"""What a person does and sees, in words, for the tests of this folder."""

import time
from typing import Literal

from playwright.sync_api import Page, Route, expect


def until(page: Page, condition: str, seconds: float = 5) -> None:
    """Wait for a script condition. (Playwright's own way needs `eval`, which our headers forbid.)"""
    end = time.monotonic() + seconds
    while not page.evaluate(condition):
        assert time.monotonic() < end, f"never came true: {condition}"
        page.wait_for_timeout(20)


def turn(page: Page, way: Literal["back", "forward"]) -> None:
    """The Back or Forward of the browser. A little later, as the page that is left may take its answer along."""
    page.evaluate(f"void setTimeout(() => history.{way}(), 50)")


def opened(page: Page, address: str) -> None:
    """Open an address the ordinary way and wait for the scripts."""
    page.goto(address)
    until(page, "Number.isInteger(history.state)")


def heading(page: Page, text: str) -> None:
    """This is the heading of the page, now or soon."""
    expect(page.locator("main h1")).to_have_text(text)


def settled(page: Page) -> None:
    """No page is under way."""
    expect(page.locator("html[data-waiting]")).to_have_count(0)


def slow(page: Page, addresses: str, milliseconds: int) -> None:
    """Replies from these addresses take their time."""

    def later(route: Route) -> None:
        page.wait_for_timeout(milliseconds)
        route.continue_()

    page.route(addresses, later)
