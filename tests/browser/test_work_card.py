"""The guide card on the screen: the page itself says what the answers mean, and no answer ever leaves it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Profile
from tests.browser.kept_rules import rules_are_kept
from tests.browser.product import Product
from tests.browser.profile import search_profile
from tests.browser.test_accessibility import AXE, ONE
from tests.browser.test_overflow import NARROW
from tests.browser.work_walk import card_walk, weigh

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
CLOSER, NOT_YET = "Look closer", "Not yet a reason to look closer"
KEPT = """async () => [
  localStorage.length, sessionStorage.length, document.cookie, history.state, (await indexedDB.databases()).length,
  (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length,
]"""
NOTHING = [0, 0, "", None, 0, 0, 0]


@pytest.fixture
def card(page: Page, product: Product) -> Page:
    """The card, as soon as its script is there."""
    page.goto(f"{product.url}/en/work/card", wait_until="networkidle")
    page.locator("[data-clear]").wait_for()
    return page


def choose(page: Page, **answers: str) -> None:
    """Tap answers: `papers_kept="yes"`."""
    for name, answer in answers.items():
        page.locator(f'label[for="s.{name.replace("_", "-")}.{answer}"]').click()


@pytest.mark.parametrize(
    ("answers", "heading"),
    [
        ({}, NOT_YET),
        ({"papers_kept": "maybe"}, NOT_YET),
        ({"papers_kept": "maybe", "bank_used": "skip", "pay_short": "no"}, NOT_YET),
        ({"papers_kept": "maybe", "phone_read": "maybe"}, CLOSER),
        ({"phone_read": "yes"}, CLOSER),
    ],
)
def test_the_page_follows_the_rule_and_sends_nothing(
    card: Page, answers: dict[str, str], heading: str
) -> None:
    asked: list[str] = []
    card.on("request", lambda request: asked.append(request.url))
    choose(card, **answers)
    weigh(card)
    expect(card.locator("#result h2")).to_have_text(heading)
    expect(card.locator("#result h2")).to_be_focused()
    assert asked == []
    assert card.evaluate(KEPT) == NOTHING


def test_the_page_says_that_nothing_is_sent(card: Page) -> None:
    expect(card.get_by_text("They stay on this page: nothing is sent.")).to_be_visible()
    expect(card.get_by_text("The button below sends them")).to_be_hidden()


def test_a_changed_answer_takes_the_old_result_away(card: Page) -> None:
    choose(card, papers_kept="yes")
    weigh(card)
    choose(card, papers_kept="no")
    expect(card.locator("#result")).to_be_empty()
    weigh(card)
    expect(card.locator("#result h2")).to_have_text(NOT_YET)


def test_all_answers_can_be_cleared(card: Page) -> None:
    choose(card, papers_kept="yes", phone_read="maybe")
    weigh(card)
    card.locator("[data-clear]").click()
    expect(card.locator("#result")).to_be_empty()
    expect(card.locator("#weigh input:checked")).to_have_count(0)


def test_after_a_reload_nothing_is_answered(card: Page) -> None:
    choose(card, papers_kept="yes")
    weigh(card)
    card.reload(wait_until="networkidle")
    expect(card.locator("#weigh input:checked")).to_have_count(0)
    expect(card.locator("#result")).to_be_empty()


def test_back_shows_nothing_of_what_was_answered(card: Page, product: Product) -> None:
    choose(card, papers_kept="yes")
    weigh(card)
    card.goto(f"{product.url}/en/work/")
    card.go_back(wait_until="networkidle")
    expect(card.locator("#questions")).to_be_visible()
    expect(card.locator("#weigh input:checked")).to_have_count(0)
    expect(card.locator("#result")).to_be_empty()


def test_a_browser_keeps_no_answer_in_its_profile(profile: Profile, product: Product, tmp_path: Path) -> None:
    browser = profile(tmp_path)
    page = browser.pages[0]
    page.goto(f"{product.url}/en/work/card", wait_until="networkidle")
    page.locator("[data-clear]").wait_for()
    choose(page, papers_kept="yes")
    weigh(page)
    page.wait_for_timeout(500)
    browser.close()
    assert search_profile(tmp_path, ["papers-kept"]) == {}


def test_papers_come_down_under_a_neutral_name_and_carry_no_answer(card: Page) -> None:
    choose(card, papers_kept="yes")
    posted: list[str | None] = []
    card.on("request", lambda request: posted.append(request.post_data))
    for name in ("list", "card"):
        with card.expect_download() as coming:
            card.locator(f'[name="paper"][value="{name}"]').click()
        assert coming.value.suggested_filename == "paper.pdf"
    assert posted == ["beside=ar&paper=list", "beside=ar&paper=card"]


def test_without_scripts_the_form_is_sent_once_and_the_page_answers(
    chromium: Browser, product: Product
) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport=NARROW)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{product.url}/en/work/card")
    expect(page.get_by_text("The button below sends them to this site once.")).to_be_visible()
    expect(page.get_by_text("nothing is sent")).to_be_hidden()
    expect(page.locator("[data-clear]")).to_be_hidden()
    choose(page, papers_kept="maybe", phone_read="maybe")
    page.locator("#weigh button.filled").click()
    expect(page.locator("#result h2")).to_have_text(CLOSER)
    assert context.cookies() == []
    page.goto(f"{product.url}/en/work/card")
    expect(page.locator("#weigh input:checked")).to_have_count(0)
    context.close()


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: ./askel test does it")
@pytest.mark.parametrize("lang", ONE)
def test_every_state_of_the_card_keeps_the_rules_of_the_house(
    chromium: Browser, product: Product, tmp_path: Path, lang: str
) -> None:
    assert len(rules_are_kept(chromium, tmp_path, card_walk, product.url, lang)) == 4
