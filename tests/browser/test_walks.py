"""Every page and state, walked to once with large text on the smallest phone: it fits, fingers hit it, it is valid."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.browser.product import Product
from tests.browser.test_overflow import EXIT_FREE, NARROW, TAPPED, TOO_SMALL, TOO_WIDE, text_size
from tests.browser.test_validity import CHECKED, keep_page, told_of
from tests.browser.walk import learners_walk, strangers_walk

# six walks of about a hundred pages; whichever test comes first waits for its own, the checker for all
pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
LANGUAGES = ("en", "fi", "ar")
WALKS = {"stranger": strangers_walk, "learner": learners_walk}


@dataclass(frozen=True)
class Walked:
    """What was wrong on the way, by state, and the folder with every page as it was sent."""

    folder: Path
    wide: dict[str, list[str]] = field(default_factory=dict)
    small: dict[str, list[str]] = field(default_factory=dict)
    covered: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def walked(
    chromium: Browser, product: Product, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str, str], Walked]:
    """`walked("learner", "fi")`: the same walk for all tests of this file."""

    @cache
    def walk(who: str, lang: str) -> Walked:
        found = Walked(tmp_path_factory.mktemp("pages"))
        context = chromium.new_context(viewport=NARROW, ignore_https_errors=True)
        page = context.new_page()
        replies: list[Response] = []
        page.on("response", lambda reply: replies.append(reply))
        resize = text_size(page)
        resize(32)
        for state in WALKS[who](page, product.url, lang):
            keep_page(replies, found.folder)
            _look_for_width(page, state, found)
            resize(16)
            _look_for_fingers(page, state, found)
            resize(32)
        context.close()
        return found

    return walk


def _look_for_width(page: Page, state: str, found: Walked) -> None:
    for look in ("", "text-x"):
        page.evaluate(f"document.documentElement.className = {look!r}")
        if wide := page.evaluate(TOO_WIDE):
            found.wide[f"{state} {look}"] = wide
    page.evaluate("document.documentElement.className = ''")


def _look_for_fingers(page: Page, state: str, found: Walked) -> None:
    if small := page.evaluate(TOO_SMALL, [TAPPED, 48]):
        found.small[state] = small[:3]
    for part in (0, 0.5, 1):
        page.evaluate(f"scrollTo(0, document.documentElement.scrollHeight * {part})")
        if not page.evaluate(EXIT_FREE):
            found.covered.append(f"{state} at {part}")
    page.evaluate("scrollTo(0, 0)")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("who", WALKS)
def test_large_text_fits_a_narrow_screen(walked: Callable[[str, str], Walked], who: str, lang: str) -> None:
    wide = walked(who, lang).wide
    assert wide == {}, "\n".join(f"{state}: {one}" for state, one in wide.items())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("who", WALKS)
def test_what_is_tapped_is_large_and_exit_is_never_covered(
    walked: Callable[[str, str], Walked], who: str, lang: str
) -> None:
    small, covered = walked(who, lang).small, walked(who, lang).covered
    assert covered == []
    assert small == {}, "\n".join(f"{state}: {one}" for state, one in small.items())


@CHECKED[0]
@CHECKED[1]
def test_every_page_is_valid_html(walked: Callable[[str, str], Walked], tmp_path: Path) -> None:
    for who in WALKS:
        for lang in LANGUAGES:
            for sent in walked(who, lang).folder.iterdir():
                sent.rename(tmp_path / sent.name)
    assert len(list(tmp_path.iterdir())) > 100
    told = told_of(tmp_path)
    assert told == [], "\n".join(told)
