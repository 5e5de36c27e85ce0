"""Every page and state, walked to once: axe, large text on the smallest phone, fingers, the exit, the Nu checker,
where every request goes to, and whether the console is quiet, with the headers that people get.

Walking is what takes long, so one walk asks everything. ASKEL_ALL=1: axe sees each state in every size and look.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.browser.product import Product
from tests.browser.test_accessibility import AXE, EVERYTHING, LANGUAGES, looked_at
from tests.browser.test_overflow import NARROW, TAPPED, TOO_SMALL, TOO_WIDE, exit_covered, text_size
from tests.browser.test_validity import CAN_CHECK, keep_page, told_of
from tests.browser.walk import learners_walk, strangers_walk

pytestmark = [pytest.mark.browser, pytest.mark.timeout(1800 if EVERYTHING else 300)]
WALKS = {"stranger": strangers_walk, "learner": learners_walk}
LEAST = {"stranger": 55, "learner": 25}
"""States at least: a walk that stops early would find nothing."""
LOUD = {"error", "warning"}
OWN_ERRORS = "Failed to load resource: the server responded with a status of 4"
"""Chromium tells of every reply that is not 2xx; ours are pages, and looked at like all others."""


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("who", WALKS)
def test_every_state_keeps_the_rules_of_the_house(
    chromium: Browser, product: Product, tmp_path: Path, who: str, lang: str
) -> None:
    context = chromium.new_context(viewport=NARROW, ignore_https_errors=True, locale=lang)
    if AXE.exists():
        context.add_init_script(path=AXE)
    page = context.new_page()
    replies: list[Response] = []
    asked, said = set[str](), set[str]()
    page.on("response", lambda reply: replies.append(reply))
    page.on("request", lambda request: asked.add(request.url))
    page.on("console", lambda line: said.add(line.text) if line.type in LOUD else None)
    page.on("pageerror", lambda error: said.add(str(error)))
    resize, found = text_size(page), dict[str, list[str]]()
    resize(32)
    for number, state in enumerate(WALKS[who](page, product.url, lang)):
        keep_page(replies, tmp_path)
        wide = list(_too_wide(page))
        resize(16)
        problems = [*wide, *_not_for_fingers(page), *_broken(page, number, lang)]
        resize(32)
        found |= {state: problems} if problems else {}
    context.close()
    assert found == {}, "\n".join(f"{state}: {one}" for state, one in found.items())
    assert number >= LEAST[who]
    assert {url for url in asked if not url.startswith(f"{product.url}/") or "?" in url} == set()
    assert {line for line in said if not line.startswith(OWN_ERRORS)} == set()
    told = told_of(tmp_path) if CAN_CHECK else []
    assert told == [], "\n".join(told)


def _too_wide(page: Page) -> Iterator[str]:
    for look in ("", "text-x"):
        page.evaluate(f"document.documentElement.className = {look!r}")
        yield from page.evaluate(TOO_WIDE)
    page.evaluate("document.documentElement.className = ''")


def _not_for_fingers(page: Page) -> Iterator[str]:
    yield from page.evaluate(TOO_SMALL, [TAPPED, 48])[:3]
    yield from exit_covered(page)


def _broken(page: Page, number: int, lang: str) -> Iterator[str]:
    yield from looked_at(page, number, lang) if AXE.exists() else ()
    page.emulate_media(color_scheme="light", forced_colors="none")
    page.set_viewport_size(NARROW)
