"""At 320 px with text twice as large nothing scrolls sideways and nothing is cut; what is tapped is large enough.

What test_walks.py asks of every page and state, and what it does not walk to."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.product import Product

pytestmark = pytest.mark.browser
NARROW = {"width": 320, "height": 640}
# Anything that reaches over the side, and any box that hides a part of its words. The bar may let words of its
# own go (they wrap out of sight, whole, and stay for ears); what is there for ears alone is not looked at.
TOO_WIDE = """() => {
  const wide = document.documentElement.clientWidth, found = [];
  if (document.documentElement.scrollWidth > wide) found.push(`the page is ${document.documentElement.scrollWidth}`);
  for (const one of document.body.querySelectorAll('*')) {
    if (!one.checkVisibility() || one.closest('.hidden-text, .brand, .menu > summary, svg')) continue;
    const { left, right, width } = one.getBoundingClientRect();
    const name = one.outerHTML.slice(0, 80);
    if (width && (left < -1 || right > wide + 1)) found.push(`outside: ${name}`);
    const style = getComputedStyle(one), area = one.tagName === 'TEXTAREA' || one.tagName === 'INPUT';
    if (!area && style.overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1) found.push(`cut: ${name}`);
    if (!area && style.overflowY === 'hidden' && one.scrollHeight > one.clientHeight + 1) found.push(`cut: ${name}`);
  }
  return found.slice(0, 5);
}"""
# 40 % more of the same letters; or letters from right to left, in an English page that is turned round.
LONGER = """() => each((text) => text + ' ' + text.slice(0, Math.ceil(text.length * 0.4)))"""
TURNED = """() => {
  document.documentElement.dir = 'rtl';
  const letters = 'ابتثجحخدذرزسشصضطظعغفقكلمنه';
  each((text) => text.replace(/[a-z]/gi, (letter) => letters[letter.toLowerCase().charCodeAt() - 97]));
}"""
EACH = """
  const each = (change) => {
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) if (words.currentNode.data.trim()) words.currentNode.data = change(words.currentNode.data);
  };"""
# Everything that can be tapped, but for links within a line of text (WCAG 2.5.8). A card is tapped as a whole.
TAPPED = "a[href], button, summary, select, textarea, input, label"
TOO_SMALL = """([tapped, least]) => [...document.querySelectorAll(tapped)].flatMap((one) => {
  if (!one.checkVisibility() || one.closest('.hidden-text') || one.matches('.choice input')) return [];
  if (one.matches('label') && !one.matches('.choice label')) return [];
  const whole = one.matches('.card-title') ? one.closest('.card, li') : one;
  const { width, height } = whole.getBoundingClientRect();
  const line = one.matches('a:not(.button, .card-title)') && getComputedStyle(one).display === 'inline';
  if (line || one.matches('.prose a') || (width >= least && height >= least)) return [];
  return [`${width} x ${height} ${one.outerHTML.slice(0, 80)}`];
})"""
EXIT_FREE = """() => {
  const { left, right, top, bottom } = document.querySelector('[data-exit] button').getBoundingClientRect();
  return Boolean(document.elementFromPoint((left + right) / 2, (top + bottom) / 2)?.closest('[data-exit]'));
}"""


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """The smallest phone."""
    context = chromium.new_context(viewport=NARROW, ignore_https_errors=True)
    yield context.new_page()
    context.close()


def text_size(page: Page) -> Callable[[int], None]:
    """Sets the size of text again and again, as somebody does in the browser itself. 16 is what browsers come with."""
    browser = page.context.new_cdp_session(page)

    def resize(pixels: int) -> None:
        browser.send("Page.setFontSizes", {"fontSizes": {"standard": pixels, "fixed": pixels}})

    return resize


def larger_text(page: Page, pixels: int) -> None:
    """For the whole of a test."""
    text_size(page)(pixels)


def in_large_text(page: Page) -> Iterator[str]:
    """What is wrong on the smallest phone with text twice as large; then what is tapped, in ordinary text."""
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    larger_text(page, 32)
    yield from page.evaluate(TOO_WIDE)
    larger_text(page, 16)
    yield from page.evaluate(TOO_SMALL, [TAPPED, 48])


def exit_covered(page: Page) -> Iterator[str]:
    """Where on the page something lies over the exit."""
    for part in (0, 0.5, 1):
        page.evaluate(f"scrollTo(0, document.documentElement.scrollHeight * {part})")
        if not page.evaluate(EXIT_FREE):
            yield f"the exit is covered at {part}"
    page.evaluate("scrollTo(0, 0)")


def change(page: Page, script: str) -> None:
    """Change every text of the page."""
    page.evaluate(script.replace("() => ", "() => {" + EACH, 1) + "}")


@pytest.mark.parametrize("way", [LONGER, TURNED], ids=["longer", "turned"])
@pytest.mark.parametrize(
    "path", ["", "l03", "l03/b", "l03/e", "l03/f", "help", "search", "code", "settings", "words", "l99"]
)
def test_words_that_are_longer_or_turned_fit_too(page: Page, product: Product, path: str, way: str) -> None:
    larger_text(page, 32)
    page.goto(f"{product.url}/en/{path}")
    change(page, way)
    assert page.evaluate(TOO_WIDE) == []


@pytest.mark.parametrize("pixels", [16, 32])
def test_open_menus_and_notices_leave_exit_free(page: Page, product: Product, pixels: int) -> None:
    larger_text(page, pixels)
    page.goto(f"{product.url}/ar/l03/a")
    page.locator(".menu summary").click()
    page.evaluate("document.getElementById('notice').textContent = 'No connection. '.repeat(8)")
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    for part in (0, 0.3, 0.6, 1):
        page.evaluate(f"scrollTo(0, document.documentElement.scrollHeight * {part})")
        assert page.evaluate(EXIT_FREE), part


def test_too_wide_and_too_small_would_be_found(page: Page, product: Product) -> None:
    page.goto(f"{product.url}/en/rest")
    assert page.evaluate(TOO_WIDE) == []
    page.evaluate("document.querySelector('h1').style.width = '500px'")
    assert page.evaluate(TOO_WIDE) != []
    page.evaluate("document.querySelector('main .button').style.cssText = 'min-block-size: 0; padding: 0'")
    assert len(page.evaluate(TOO_SMALL, [TAPPED, 48])) == 1
