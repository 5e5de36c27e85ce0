"""With a keyboard alone: the way out first, focus that is seen and never lost, every activity, no trap."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.hands import shape_of, step_of
from tests.browser.product import Product
from tests.browser.steps import opened, settled
from tests.browser.walk import arrived, press

pytestmark = pytest.mark.browser
PAY = shape_of("l03")
PAGES = (
    "",
    "l03",
    "l03/a",
    "l03/e",
    "l03/f",
    "help",
    "search",
    "words",
    "settings",
    "safety",
    "rest",
    "code",
    "l99",
)
# What has the focus: who it is, whether an outline shows, whether it can be seen at all.
FOCUSED = """() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  const lined = (style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const label = one.labels && one.labels[0];
  const marked = [getComputedStyle(one), getComputedStyle(one, '::after')];
  if (label) marked.push(getComputedStyle(label));
  const { left, top, right, bottom } = (one.closest('.choice') ? label : one).getBoundingClientRect();
  const at = document.elementFromPoint((left + right) / 2, Math.min((top + bottom) / 2, top + 24));
  const inside = [one, label].some((other) => other && (other.contains(at) || at?.contains(other)));
  window.passed ??= [];
  const again = passed.includes(one);
  passed.push(one);
  return { name: one.outerHTML.slice(0, 90), lined: marked.some(lined), seen: Boolean(at) && inside, again };
}"""
# One stop for each group of radio buttons, none for what is hidden or off.
STOPS = """() => {
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')];
  const shown = all.filter((one) => one.type !== 'hidden' && one.tabIndex >= 0 && one.checkVisibility());
  const first = (one) => one === shown.find((other) => other.type === 'radio' && other.name === one.name);
  return shown.filter((one) => one.type !== 'radio' || first(one)).length;
}"""


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Somebody with a keyboard and a small screen."""
    context = chromium.new_context(viewport={"width": 360, "height": 640}, ignore_https_errors=True)
    yield context.new_page()
    context.close()


def reach(page: Page, what: str, presses: int = 120) -> None:
    """Tab until this has the focus."""
    for _ in range(presses):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement.matches({what!r})"):
            return
    raise AssertionError(f"Tab never comes to {what}")


@pytest.mark.parametrize("path", PAGES)
def test_tab_comes_to_everything_once_and_it_shows(page: Page, product: Product, path: str) -> None:
    opened(page, f"{product.url}/en/{path}")
    wanted = page.evaluate(STOPS)
    found = []
    for _ in range(wanted):
        page.keyboard.press("Tab")
        found.append(page.evaluate(FOCUSED))
    assert all(found), "the focus left the page too early"
    assert [one["name"] for one in found if not one["lined"]] == []
    assert [one["name"] for one in found if not one["seen"]] == []
    assert [one["name"] for one in found if one["again"]] == []
    page.keyboard.press("Tab")
    last = page.evaluate(FOCUSED)
    assert last is None or last["again"], "there is more to come to than there should be"


@pytest.mark.parametrize("path", ["l03/a", "help", "l99"])
def test_the_way_out_comes_first_and_the_way_to_the_text_second(
    page: Page, product: Product, path: str
) -> None:
    opened(page, f"{product.url}/en/{path}")
    page.keyboard.press("Tab")
    expect(page.locator("[data-exit] button")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("key", ["Shift", "Escape"])
def test_three_presses_of_a_key_leave(page: Page, product: Product, key: str) -> None:
    opened(page, f"{product.url}/fi/l03/e")
    page.locator("textarea").focus()
    for _ in range(3):
        page.keyboard.press(key)
    page.wait_for_url(product.neutral)


def test_after_a_link_the_heading_has_the_focus(page: Page, product: Product) -> None:
    opened(page, product.url + "/")
    for link in (
        'main a[href="/fi/"]',
        'main a[href="/fi/l03"]',
        'main a[href="/fi/l03/b"]',
        'footer a[href="/fi/help"]',
    ):
        reach(page, link)
        page.keyboard.press("Enter")
        expect(page.locator("main h1")).to_be_focused()
        settled(page)


def answer_by_keys(page: Page, item: str) -> None:
    """Whatever kind it is: come to each of its fields and choose."""
    shape = PAY.items[item]
    name = f"a.{item}"
    if shape.kind == "order":
        _order_by_keys(page, item)
    elif shape.kind in {"match", "sort"}:
        for thing in shape.option_ids:
            reach(page, f'[name="{name}.{thing}"]')
            page.keyboard.press("ArrowDown" if shape.kind == "match" else "Space")
    else:
        reach(page, f'[name="{name}"]')
        page.keyboard.press("Space")


def _order_by_keys(page: Page, item: str) -> None:
    """The first entry down to the end; the focus stays with it."""
    rows = page.locator(f'input[name="a.{item}"]')
    first, last = rows.first.input_value(), rows.count() - 1
    down = f'[name="down"][value="{item}.{first}"]'
    reach(page, down)
    for place in (*range(1, last + 1), last):  # once more than there is way
        page.locator("main").evaluate("main => { main.dataset.old = ''; }")
        page.keyboard.press("Enter")
        arrived(page)
        expect(rows.nth(place)).to_have_value(first)
        expect(page.locator(down)).to_be_focused()


@pytest.mark.parametrize("letter", "abcdef")
def test_every_activity_can_be_done(page: Page, product: Product, letter: str) -> None:
    opened(page, f"{product.url}/en/l03/{letter}")
    for item in PAY.lessons[letter]:
        kind = PAY.items[item].kind
        if kind == "cards":
            reach(page, f'[id="{PAY.items[item].number}"] details:not([open]) summary')
            page.keyboard.press("Enter")
            expect(step_of(page, PAY.items[item]).locator("details[open]")).to_have_count(2)
        elif kind == "reflect":
            reach(page, "textarea")
            page.keyboard.type("my own words")
        elif kind == "tool":
            reach(page, f'[name="door"][value="{item}"]')
        elif kind != "step":
            answer_by_keys(page, item)
            reach(page, f'[name="check"][value="{item}"]')
            page.keyboard.press("Enter")
            feedback = step_of(page, PAY.items[item]).locator(".note[role=status]")
            expect(feedback).to_be_focused()
            expect(feedback).to_be_in_viewport()
            page.keyboard.press("Tab")
            expect(page.locator(f'[name="again"][value="{item}"]')).to_be_focused()


def test_checking_with_nothing_chosen_leads_to_the_words_about_it(page: Page, product: Product) -> None:
    opened(page, f"{product.url}/en/l03/a")
    reach(page, '[name="check"]')
    page.keyboard.press("Enter")
    expect(page.locator(".error")).to_be_focused()


def test_a_wrong_code_leads_to_the_summary_and_from_there_to_the_field(page: Page, product: Product) -> None:
    opened(page, f"{product.url}/en/code")
    reach(page, "[name=code]")
    page.keyboard.type("1234")
    page.keyboard.press("Enter")
    expect(page.locator("[role=alert][data-focus]")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[name=code]")).to_be_focused()


def test_enter_in_a_lesson_presses_nothing_that_leads_away(page: Page, product: Product) -> None:
    opened(page, f"{product.url}/en/l03/b")
    reach(page, '[name="a.q-offer"]')
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(":checked[type=radio]")).to_have_count(1)


def test_asking_for_help_leads_to_who_was_found_under_the_same_address(page: Page, product: Product) -> None:
    opened(page, product.url + "/en/")
    press(page, 'footer a[href="/en/help"]')
    reach(page, "[name=need]")
    page.locator("main").evaluate("main => { main.dataset.old = ''; }")
    reach(page, '[action="/en/help"] button')
    page.keyboard.press("Enter")
    arrived(page)
    expect(page.locator("#contacts [data-focus]")).to_be_focused()
    expect(page.locator("#contacts [data-focus]")).to_be_in_viewport(ratio=1)
    assert page.url == product.url + "/en/"


def test_without_scripts_the_reply_opens_at_the_feedback(chromium: Browser, product: Product) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 640}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{product.url}/en/l03/b")
    page.locator('label[for="a.q-offer.gross"]').click()
    press(page, '[name="check"][value="q-offer"]')
    expect(step_of(page, PAY.items["q-offer"]).locator(".note[role=status]")).to_be_in_viewport(ratio=1)
    press(page, '[name="check"]')
    expect(page.locator(".error")).to_be_in_viewport(ratio=1)
    context.close()
