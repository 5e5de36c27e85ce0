"""The risk check and the poster on the screen: the plan grows on the page, and no answer leaves it by itself."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kept_rules import rules_are_kept
from tests.browser.product import Product
from tests.browser.test_accessibility import AXE, ONE
from tests.browser.test_overflow import NARROW
from tests.browser.work_walk import choose_statements, risk_walk

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
STATES = 6
KEPT = """async () => [
  localStorage.length, sessionStorage.length, document.cookie, history.state, (await indexedDB.databases()).length,
  (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length,
]"""
NOTHING = [0, 0, "", None, 0, 0, 0]


@pytest.fixture
def check(page: Page, product: Product) -> Page:
    """The risk check, as soon as its script is there."""
    page.goto(f"{product.url}/en/work/risk", wait_until="networkidle")
    page.locator("[data-scripted]").wait_for()
    return page


def listed(page: Page) -> dict[str, list[str]]:
    """The first steps that are in view, by when they are to be taken."""
    return {
        name: [one.get_attribute("data-of") or "" for one in page.locator(f'[data-when="{name}"] > li').all()]
        for name in ("now", "soon", "later")
    }


def test_the_plan_grows_while_one_answers_and_nothing_is_sent(check: Page) -> None:
    asked: list[str] = []
    check.on("request", lambda request: asked.append(request.url))
    choose_statements(check, price="no", rooms="partly", all_firms="no", named_person="partly")
    assert listed(check) == {"now": ["price"], "soon": ["rooms", "all-firms"], "later": ["named-person"]}
    expect(check.locator("[data-answered]")).to_have_text("4")
    choose_statements(check, price="yes", rooms="other", all_firms="yes", named_person="yes")
    assert listed(check) == {"now": [], "soon": [], "later": []}
    expect(check.locator("[data-empty]")).to_be_visible()
    check.locator('main button[name="do"]').click()
    expect(check.locator("#plan")).to_be_focused()
    assert asked == []
    assert check.evaluate(KEPT) == NOTHING


def test_the_page_says_what_happens_to_answers(check: Page) -> None:
    expect(check.get_by_text("nothing is sent while you answer")).to_be_visible()
    expect(check.get_by_text("sends your answers to this site once")).to_be_hidden()


def test_after_a_reload_nothing_is_answered(check: Page) -> None:
    choose_statements(check, price="no")
    check.reload(wait_until="networkidle")
    check.locator("[data-scripted]").wait_for()
    expect(check.locator("#risk input:checked")).to_have_count(0)
    assert listed(check) == {"now": [], "soon": [], "later": []}


def test_an_address_with_a_step_opens_it(page: Page, product: Product) -> None:
    page.goto(f"{product.url}/en/work/risk#clauses", wait_until="networkidle")
    expect(page.locator('label[for="s.no-fees.no"]')).to_be_visible()
    expect(page.locator('label[for="s.visits.no"]')).to_be_hidden()


def test_papers_come_down_in_one_request_and_the_page_stays(check: Page) -> None:
    choose_statements(check, price="no")
    for name in ("plan", "questions", "visit"):
        with check.expect_download() as coming:
            check.locator(f'[name="paper"][value="{name}"]').click()
        assert coming.value.suggested_filename == "paper.pdf"
    assert listed(check)["now"] == ["price"]


def test_without_scripts_the_form_is_sent_once_and_the_plan_comes(
    chromium: Browser, product: Product
) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport=NARROW)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{product.url}/en/work/risk")
    expect(page.get_by_text("sends your answers to this site once")).to_be_visible()
    expect(page.get_by_text("nothing is sent while you answer")).to_be_hidden()
    choose_statements(page, price="no", named_person="partly")
    page.locator('main button[name="do"]').click()
    expect(page.locator('[data-when="later"] > li')).to_have_count(1)
    assert listed(page) == {"now": ["price"], "soon": [], "later": ["named-person"]}
    assert context.cookies() == []
    page.goto(f"{product.url}/en/work/risk")
    assert listed(page)["now"] == []
    with page.expect_download() as coming:
        page.locator('.doors a[href$="/work/poster"]').click()
        page.locator('label[for="lang.th"]').click()
        page.locator('[name="paper"]').click()
    assert coming.value.suggested_filename == "paper.pdf"
    context.close()


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: ./askel test does it")
@pytest.mark.parametrize("lang", ONE)
def test_every_state_of_the_check_and_the_poster_keeps_the_rules_of_the_house(
    chromium: Browser, product: Product, tmp_path: Path, lang: str
) -> None:
    assert len(rules_are_kept(chromium, tmp_path, risk_walk, product.url, lang)) == STATES
