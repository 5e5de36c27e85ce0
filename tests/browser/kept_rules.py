"""What is asked of each state of the side of staff: axe, large text, large enough to tap, valid for the Nu checker."""

from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, Response

from tests.browser.test_accessibility import AXE, looked_at
from tests.browser.test_overflow import NARROW, in_large_text
from tests.browser.test_validity import CAN_CHECK, keep_page, told_of

Walk = Callable[[Page, str, str], Iterator[str]]
"""Through all states of some pages, with a page, the address of the site, and a language."""


def rules_are_kept(chromium: Browser, folder: Path, walk: Walk, url: str, lang: str) -> list[str]:
    """Walk, and ask that of each state. Which states were seen."""
    context = chromium.new_context(bypass_csp=True, viewport=NARROW, ignore_https_errors=True)  # type: ignore[arg-type]
    context.add_init_script(path=AXE)
    page = context.new_page()
    replies: list[Response] = []
    page.on("response", lambda reply: replies.append(reply))
    found, seen = dict[str, list[str]](), list[str]()
    for number, state in enumerate(walk(page, url, lang)):
        keep_page(replies, folder)
        seen.append(state)
        problems = [*in_large_text(page), *looked_at(page, 2 * number, lang)]
        found |= {state: problems} if problems else {}
    context.close()
    assert found == {}, "\n".join(f"{state}: {one}" for state, one in found.items())
    told = told_of(folder) if CAN_CHECK else []
    assert told == [], "\n".join(told)
    return seen
