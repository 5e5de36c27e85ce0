"""Whoever grabs the phone afterwards, where no script helped: nothing on its disk or behind Back opens a code."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from app.cookies import EMPTY
from tests.browser.conftest import Profile
from tests.browser.product import Product
from tests.browser.profile import search_profile
from tests.browser.steps import at_rest, go_back
from tests.browser.work_walk import choose_statements

pytestmark = pytest.mark.browser
TICKED = "input[type=radio], input[type=checkbox]"


@pytest.fixture
def phone(profile: Profile, tmp_path: Path) -> BrowserContext:
    """A browser without scripts that writes its profile, and keeps pages for Back as people's browsers do."""
    return profile(tmp_path / "profile", scripts=False)


def press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name).click()


def leave(page: Page, product: Product) -> None:
    press(page, "Exit")
    page.wait_for_url(product.neutral)
    at_rest(page)


def own_code(page: Page, product: Product) -> str:
    page.goto(f"{product.url}/en/code")
    press(page, "Make a code for me")
    code = re.sub(r"\D", "", page.inner_text(".groups"))
    press(page, "I have written it down")
    leave(page, product)
    return code


def plainly(page: Page, site: str) -> None:
    page.goto(f"{site}/en/code")


def with_ticks(page: Page, site: str) -> None:
    page.goto(f"{site}/en/l03/a")
    page.locator(TICKED).first.check(force=True)
    press(page, "Keep my progress")


@pytest.mark.parametrize("way", [plainly, with_ticks])
@pytest.mark.parametrize("slip", [False, True])
def test_after_an_exit_neither_the_disk_nor_back_knows_the_code(
    phone: BrowserContext, product: Product, tmp_path: Path, way: Callable[[Page, str], None], *, slip: bool
) -> None:
    page = phone.pages[0]
    code = own_code(page, product)
    if slip:
        code = f"{code[:-3]}{(int(code[-3]) + 1) % 10}{code[-2:]}"
    page = phone.new_page()
    page.goto(f"{product.url}/en/")
    way(page, product.url)
    page.fill("#code", code)
    press(page, "Open my progress")
    expect(page.get_by_text("One digit is not right" if slip else "My page")).not_to_have_count(0)
    leave(page, product)
    while shown := go_back(page):
        assert code not in shown
        assert "My page" not in shown
        assert "Your progress is open" not in shown
        assert {one["value"] for one in phone.cookies(product.url)} <= {EMPTY}, (
            "nothing but the mark of a page"
        )
    phone.close()
    assert search_profile(tmp_path / "profile", [code, " ".join(re.findall("....", code))]) == {}


def test_answers_of_a_client_are_neither_on_the_disk_nor_behind_back(
    phone: BrowserContext, product: Product, tmp_path: Path
) -> None:
    page = phone.pages[0]
    page.goto(f"{product.url}/en/work/card")
    page.locator('label[for="s.papers-kept.yes"]').click()
    page.get_by_role("button", name="See what the answers mean").click()
    expect(page.locator("#result h2")).to_have_text("Look closer")
    page.goto(f"{product.url}/en/help")
    go_back(page)
    expect(page.locator("#weigh input:checked")).to_have_count(0)
    page.wait_for_timeout(500)
    phone.close()
    assert search_profile(tmp_path / "profile", ["papers-kept"]) == {}


def test_answers_of_a_company_are_neither_on_the_disk_nor_behind_back(
    phone: BrowserContext, product: Product, tmp_path: Path
) -> None:
    page = phone.pages[0]
    page.goto(f"{product.url}/en/work/risk")
    choose_statements(page, price="no")
    with page.expect_download():
        page.locator('[name="paper"][value="plan"]').click()
    page.get_by_role("button", name="Show our plan").click()
    expect(page.locator('[data-when="now"] > li')).to_have_attribute("data-of", "price")
    choose_statements(page, price="yes")
    page.locator('[name="paper"][value="plan"]').click()
    expect(page.get_by_text("There is no plan to print yet.")).to_be_visible()
    page.goto(f"{product.url}/en/help")
    go_back(page)
    expect(page.locator("#risk input:checked")).to_have_count(0)
    page.wait_for_timeout(500)
    phone.close()
    assert search_profile(tmp_path / "profile", ["s.price"]) == {}
