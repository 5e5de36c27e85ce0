"""A session that nobody uses: a warning, then a cover that keeps what was typed (K6)."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.product import Product
from tests.browser.steps import guarded, heading, opened, slow, turn, until

pytestmark = pytest.mark.browser
SLEPT = """minutes => {
  const now = Date.now;
  Date.now = () => now() + minutes * 60000;
  document.dispatchEvent(new Event("visibilitychange"));
}"""
COVERED = "'covered' in document.documentElement.dataset"


@pytest.fixture
def lesson(page: Page, site: Site) -> Page:
    """Amina is in a lesson and has typed something."""
    opened(page, site.url + "/en/code")
    page.fill("[name=code]", "11")
    page.click("text=Enter")
    heading(page, "Wombat home en")
    page.click("text=lesson 1")
    heading(page, "Quokka lesson 1 en")
    page.fill("[data-keep=r1]", "my own words")
    page.check("[name='a.q1'][value=x]")
    page.evaluate("scrollTo(0, 300)")
    return page


def sleep(page: Page, minutes: int) -> None:
    """The phone is left alone for so long, and taken up again."""
    guarded(page)
    page.evaluate(SLEPT, minutes)


def covered(page: Page) -> None:
    """Long enough for the session to be over."""
    sleep(page, 16)
    until(page, COVERED)


def enter(page: Page, code: str) -> None:
    page.fill("[data-cover] [name=code]", code)
    page.click("text=Open again")


def test_warning_and_cover_come_by_themselves(lesson: Page, site: Site) -> None:
    site.pages.idle = (0.4, 3)
    lesson.click("text=next")
    expect(lesson.locator("[data-warning]")).to_be_visible()
    until(lesson, COVERED)


def test_a_warning_comes_first_and_one_tap_stays(lesson: Page, site: Site) -> None:
    for _ in range(2):
        sleep(lesson, 14)
        expect(lesson.locator("[data-warning]")).to_be_visible()
        lesson.click("text=I am here")
        expect(lesson.locator("[data-warning]")).to_be_hidden()
    assert not lesson.evaluate(COVERED)
    assert [path for path, _ in site.posted].count("/en/stay") == 2


def test_the_cover_takes_everything_but_exit_off_the_screen(lesson: Page) -> None:
    covered(lesson)
    content = lesson.content()
    assert "Quokka" not in content
    assert "my own words" not in content
    expect(lesson.locator("[data-exit] button")).to_be_visible()
    expect(lesson.locator("[data-cover] [name=code]")).to_be_focused()
    expect(lesson.locator("[data-warning]")).to_be_hidden()
    box = lesson.locator("[data-exit] button").bounding_box()
    assert box is not None
    assert lesson.evaluate(
        "([x, y]) => document.elementFromPoint(x, y).closest('[data-exit]') !== null",
        [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2],
    )


def test_the_same_learners_code_brings_everything_back(lesson: Page) -> None:
    covered(lesson)
    enter(lesson, "11")
    heading(lesson, "Quokka lesson 1 en")
    assert lesson.input_value("[data-keep=r1]") == "my own words"
    assert lesson.is_checked("[name='a.q1'][value=x]")
    assert lesson.evaluate("scrollY") == 300
    expect(lesson.locator("[data-cover]")).to_be_hidden()
    sleep(lesson, 14)
    assert not lesson.evaluate(COVERED), "the clock starts anew"
    lesson.evaluate(SLEPT, 2)
    until(lesson, COVERED)
    assert lesson.input_value("[data-cover] [name=code]") == ""


def test_a_wrong_code_or_no_network_says_so_and_keeps_the_cover(lesson: Page) -> None:
    covered(lesson)
    for code, said in {"12": "Wrong", "429": "Wait"}.items():
        enter(lesson, code)
        expect(lesson.locator("[data-error]")).to_have_text(said)
    lesson.context.set_offline(True)
    enter(lesson, "11")
    expect(lesson.locator("[data-error]")).to_have_text("Offline")
    assert lesson.evaluate(COVERED)
    lesson.context.set_offline(False)
    lesson.click("text=Open again")
    heading(lesson, "Quokka lesson 1 en")


def test_another_learners_code_leads_home_and_lets_the_page_go(lesson: Page, site: Site) -> None:
    covered(lesson)
    enter(lesson, "22")
    heading(lesson, "Wombat home en")
    assert not lesson.evaluate(COVERED)
    assert lesson.url == site.url + "/en/code"
    turn(lesson, "back")
    until(lesson, "document.querySelector('[data-keep=r1]')")
    assert lesson.input_value("[data-keep=r1]") == ""


def test_back_does_not_look_behind_the_cover(lesson: Page) -> None:
    covered(lesson)
    turn(lesson, "back")
    until(lesson, "history.state === 1")
    lesson.wait_for_timeout(300)
    assert lesson.evaluate(COVERED)
    assert "Wombat" not in lesson.content()


def test_a_phone_that_slept_covers_at_once(lesson: Page) -> None:
    sleep(lesson, 60)
    assert lesson.evaluate(COVERED)


def test_moving_on_starts_the_clock_anew(lesson: Page) -> None:
    for number in (2, 3, 4):
        sleep(lesson, 14)
        lesson.click("text=next")
        heading(lesson, f"Quokka lesson {number} en")
    assert not lesson.evaluate(COVERED)


def test_nothing_covers_a_page_without_a_session(page: Page, site: Site) -> None:
    site.pages.idle = (0.1, 0.2)
    opened(page, site.url + "/en/l1/a")
    page.wait_for_timeout(500)
    heading(page, "Quokka lesson 1 en")


def test_exit_works_from_under_the_cover(lesson: Page, site: Site) -> None:
    covered(lesson)
    lesson.click("text=Exit")
    lesson.wait_for_url(site.neutral)
    assert ("/out", []) in site.posted


def test_a_second_tap_on_open_again_sends_once(lesson: Page, site: Site) -> None:
    covered(lesson)
    slow(lesson, "**/code", 200)
    lesson.fill("[data-cover] [name=code]", "11")
    lesson.evaluate("for (let n = 0; n < 3; n++) document.querySelector('[data-cover] button').click()")
    heading(lesson, "Quokka lesson 1 en")
    assert [path for path, _ in site.posted].count("/en/code") == 2  # one of them to sign in


def test_the_product_itself_warns_covers_and_opens_again(page: Page, product: Product) -> None:
    opened(page, product.url + "/en/code")
    page.click("form[action='/en/code/new'] button")
    code = page.inner_text(".groups")
    opened(page, product.url + "/en/l03/a")
    page.check("main input >> nth=0", force=True)
    sleep(page, 14)
    page.click("[data-warning] button")
    expect(page.locator("[data-warning]")).to_be_hidden()
    sleep(page, 14)
    page.evaluate(SLEPT, 2)
    assert page.evaluate(COVERED)
    page.fill("[data-cover] [name=code]", "1234")
    page.click("[data-cover] button")
    expect(page.locator("[data-error]")).not_to_be_empty()
    page.fill("[data-cover] [name=code]", code)
    page.click("[data-cover] button")
    expect(page.locator("main h1")).to_be_visible()
    assert page.locator("main input:checked").count() == 1
