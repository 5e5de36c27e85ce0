"""What a person does and sees, in words, for the tests of this folder."""

import re
import time
from collections.abc import Callable
from typing import Literal

from playwright.sync_api import CDPSession, Error, Page, Request, Route, expect
from playwright.sync_api import TimeoutError as TookTooLong

QUIET = 150
"""Milliseconds. A page that goes on by itself asks for the next one at once."""


def until(page: Page, condition: str, seconds: float = 10) -> None:
    """Wait for a script condition. (Playwright's own way needs `eval`, which our headers forbid.)"""
    soon(page, lambda: bool(told(page, condition)), f"never came true: {condition}", seconds)


def told(page: Page, question: str) -> object:
    """What a script says of the page, or None: a page that just goes away takes its answer along."""
    try:
        return page.evaluate(question)
    except Error as error:
        if "context was destroyed" not in error.message:
            raise
        return None


def soon(page: Page, true: Callable[[], bool], otherwise: str, seconds: float = 10) -> None:
    """Wait for something that is not told by the page itself."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, otherwise
        page.wait_for_timeout(20)


def turn(page: Page, way: Literal["back", "forward"]) -> None:
    """The Back or Forward of the browser. A little later, as the page that is left may take its answer along."""
    page.evaluate(f"void setTimeout(() => history.{way}(), 50)")


# Asked of the page itself: Playwright does not know of a page that the browser had set aside and shows again.
WHOLE = "document.readyState === 'complete' && !('waiting' in document.documentElement.dataset)"


def at_rest(page: Page) -> None:
    """A page is there as a whole, none is under way, and it does not go on to another by itself."""
    until(page, WHOLE)
    while following := _asked_next(page):
        following.response()
        until(page, WHOLE)


def _asked_next(page: Page) -> Request | None:
    try:
        return page.wait_for_event("request", lambda one: one.is_navigation_request(), timeout=QUIET)
    except TookTooLong:
        return None


def words(page: Page) -> str:
    """What can be read on the page."""
    return page.inner_text("body")


def go_back(page: Page, seen: Callable[[Page], str] = words, *, again: bool = True) -> str:
    """What is seen one page back, as the button does it, and when asked for again; "" where there is none."""
    session = page.context.new_cdp_session(page)
    entries, here = _history(session)
    if not here:
        return ""
    session.send("Page.navigateToHistoryEntry", {"entryId": entries[here - 1]})
    soon(page, lambda: _moved(session, (entries, here)), "the browser did not go back")
    at_rest(page)
    shown = f"{seen(page)} "
    if again:
        _reload(page, session)
        shown += seen(page)
    session.detach()
    return shown


def _reload(page: Page, session: CDPSession) -> None:
    """As the button does it; whether to send again what was sent is not asked."""
    with page.expect_event("framenavigated", lambda frame: frame == page.main_frame):
        session.send("Page.reload")
    at_rest(page)


def _history(session: CDPSession) -> tuple[list[int], int]:
    """The pages that the browser remembers, by number, and which of them is shown."""
    history = session.send("Page.getNavigationHistory")
    return [entry["id"] for entry in history["entries"]], history["currentIndex"]


def _moved(session: CDPSession, before: tuple[list[int], int]) -> bool:
    try:
        return _history(session) != before
    except Error as error:
        if "Not attached to an active page" not in error.message:
            raise
        return False  # just between the two


# The guard hides a warning that nobody needs whenever it looks at the clock.
ON_GUARD = """(() => {
  const warning = document.querySelector('[data-warning]');
  if (warning) warning.hidden = false;
  document.dispatchEvent(new Event('visibilitychange'));
  const hides = Boolean(warning?.hidden);
  if (warning) warning.hidden = true;
  return hides;
})()"""


def guarded(page: Page) -> None:
    """The session of this page is watched over: from now on time counts."""
    until(page, ON_GUARD)


def opened(page: Page, address: str) -> None:
    """Open an address the ordinary way and wait for the scripts."""
    page.goto(address)
    until(page, "Number.isInteger(history.state)")


def heading(page: Page, text: str) -> None:
    """This is the heading of the page, now or soon. (`expect` would look again only after a while.)"""
    whole = re.compile(rf"^\s*{re.escape(text)}\s*$")
    page.locator("main h1").filter(has_text=whole).wait_for(state="attached")


def settled(page: Page) -> None:
    """No page is under way."""
    expect(page.locator("html[data-waiting]")).to_have_count(0)


def slow(page: Page, addresses: str, milliseconds: int) -> None:
    """Replies from these addresses take their time."""

    def later(route: Route) -> None:
        page.wait_for_timeout(milliseconds)
        route.continue_()

    page.route(addresses, later)
