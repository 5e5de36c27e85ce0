"""Every page and state under axe-core: WCAG 2.2 A and AA and best practices, in three languages and all looks.

Ordinarily each state meets each language, size and look once (every pair occurs). ASKEL_ALL=1: all of them.
"""

import os
from itertools import product as every

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.product import ROOT, Product
from tests.browser.walk import learners_walk, strangers_walk

AXE = ROOT / "tests/node_modules/axe-core/axe.min.js"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: ./askel test does it"),
]
EVERYTHING = bool(os.environ.get("ASKEL_ALL"))
LANGUAGES = ("en", "fi", "ar")
WIDTHS = (360, 1280)
LOOKS = {"light": ("light", "none"), "dark": ("dark", "none"), "forced": ("light", "active")}
COMBINATIONS = list(every(WIDTHS, LOOKS))
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
CHECK = """async ([runOnly, rules]) => (await axe.run(document, {
  runOnly, rules, resultTypes: ['violations'],
})).violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 4).map(node => node.html).join(' ')}`)"""
WALKS = {"stranger": strangers_walk, "learner": learners_walk}


@pytest.mark.timeout(1800 if EVERYTHING else 180)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("who", WALKS)
def test_no_rule_of_axe_is_broken(chromium: Browser, product: Product, lang: str, who: str) -> None:
    context = chromium.new_context(bypass_csp=True, ignore_https_errors=True, locale=lang)
    page = context.new_page()
    found: dict[str, list[str]] = {}
    for number, state in enumerate(WALKS[who](page, product.url, lang)):
        for width, look in _shown(number + LANGUAGES.index(lang)):
            if problems := problems_of(page, width, look):
                found[f"{state} {width} {look}"] = problems
    context.close()
    assert found == {}, "\n".join(f"{state}: {problems}" for state, problems in found.items())


def _shown(number: int) -> list[tuple[int, str]]:
    """Neighbours differ in size and look, so each state has had every one of them after three languages."""
    return COMBINATIONS if EVERYTHING else [(WIDTHS[number % 2], list(LOOKS)[number % 3])]


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


def test_a_broken_rule_would_be_found(chromium: Browser, product: Product) -> None:
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(product.url + "/en/rest")
    page.evaluate("document.querySelector('main').append(document.createElement('input'))")
    problems = problems_of(page, 360, "light")
    context.close()
    assert [one.partition(":")[0] for one in problems] == ["label"]
