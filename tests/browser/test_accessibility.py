"""A page under axe-core: WCAG 2.2 A and AA and best practices. test_walks.py asks it of every page and state.

Ordinarily each state is seen once: in one of two languages, one of two sizes, light or dark, by turns; some meet forced
colours too. ASKEL_ALL=1: all of them in each language.
"""

import os
from collections.abc import Iterator
from itertools import product as every

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.product import ROOT, Product

AXE = ROOT / "tests/node_modules/axe-core/axe.min.js"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: ./askel test does it"),
]
EVERYTHING = bool(os.environ.get("ASKEL_ALL"))
LANGUAGES = ("fi", "ar", "en") if EVERYTHING else ("fi", "ar")
"""The longest words, and letters from right to left. English is shorter than either."""
ONE = LANGUAGES if EVERYTHING else ("fi",)
"""For walks of those who have a choice of devices, as staff: one language ordinarily, and each of its states."""
WIDTHS = (360, 1280)
LOOKS = {"light": ("light", "none"), "dark": ("dark", "none"), "forced": ("light", "active")}
COMBINATIONS = list(every(WIDTHS, LOOKS))
CORNERS = [(360, "light"), (1280, "light"), (1280, "dark"), (360, "dark")]
FORCED = 5
"""One state of so many is seen in forced colours too: axe does not judge those, and all else is as it is in light."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
CHECK = """async ([runOnly, rules]) => (await axe.run(document, {
  runOnly, rules, resultTypes: ['violations'],
})).violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 4).map(node => node.html).join(' ')}`)"""


def looks_of(number: int, lang: str) -> list[tuple[int, str]]:
    """In which size and look a state is seen: every second one in Finnish, the others in Arabic."""
    if EVERYTHING:
        return COMBINATIONS
    if number % 2 != (lang == "ar"):
        return []
    turn = number + 2 if lang == "ar" else number
    width, scheme = CORNERS[turn % 4]
    return [(width, scheme), (width, "forced")] if turn % FORCED == 0 else [(width, scheme)]


def problems_of(page: Page, width: int, look: str) -> list[str]:
    """What axe says of this page in one size and look."""
    scheme, forced = LOOKS[look]
    page.set_viewport_size({"width": width, "height": 640})
    page.emulate_media(color_scheme=scheme, forced_colors=forced)  # type: ignore[arg-type]
    page.evaluate("scrollTo(0, 0)")  # what lies half below the bar that stays in sight would count as small
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    # axe does not see that forced colours are the reader's own, and judges ours
    off = {"color-contrast": {"enabled": forced == "none"}}
    problems: list[str] = page.evaluate(CHECK, [RULES, off])
    return problems


def looked_at(page: Page, number: int, lang: str) -> Iterator[str]:
    """What axe finds in the looks that are this state's turn."""
    for width, look in looks_of(number, lang):
        yield from (f"{width} {look}: {one}" for one in problems_of(page, width, look))


def test_a_broken_rule_would_be_found(chromium: Browser, product: Product) -> None:
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(product.url + "/en/rest")
    page.evaluate("document.querySelector('main').append(document.createElement('input'))")
    problems = problems_of(page, 360, "light")
    context.close()
    assert [one.partition(":")[0] for one in problems] == ["label"]
