"""From one phone to another in two real browsers: nobody types the code, and no disk knows it afterwards."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Profile
from tests.browser.product import Product
from tests.browser.profile import addresses, search_profile
from tests.browser.steps import go_back, heading
from tests.browser.walk import press

pytestmark = pytest.mark.browser
SHOW, SAY, OPEN = 'main form[action$="/me/phone"] button', '[value="number"]', '[value="open"]'
SOON = 15_000
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])


@contextmanager
def phone(profile: Profile, folder: Path, *, scripts: bool) -> Iterator[Page]:
    """A phone with a disk. A script error on it fails the test."""
    context = profile(folder, scripts=scripts)
    page, errors = context.pages[0], list[str]()
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def own_code(page: Page, product: Product) -> str:
    page.goto(f"{product.url}/en/code")
    press(page, 'form[action$="/code/new"] button')
    code = re.sub(r"\D", "", page.inner_text(".groups"))
    press(page, '[name="written"]')
    return code


def show_digits(page: Page, product: Product) -> str:
    page.goto(f"{product.url}/en/me/phone")
    press(page, SHOW)
    expect(page.locator("main svg[role=img]")).to_be_visible()
    return re.sub(r"\D", "", page.inner_text(".groups"))


def leave(page: Page, product: Product) -> None:
    page.locator("[data-exit] button").click()
    page.wait_for_url(product.neutral)
    page.wait_for_timeout(1000)


@SCRIPTS
def test_two_phones_find_each_other_and_keep_nothing(
    profile: Profile, product: Product, tmp_path: Path, *, scripts: bool
) -> None:
    folders = tmp_path / "old", tmp_path / "new"
    with (
        phone(profile, folders[0], scripts=scripts) as old,
        phone(profile, folders[1], scripts=scripts) as new,
    ):
        code = own_code(old, product)
        digits = show_digits(old, product)
        new.goto(f"{product.url}/en/phone/{digits}")
        press(new, 'main form[action$="/phone"] button')
        heading(new, "Type this number on your other phone")
        number = new.inner_text(".groups").strip()
        heading(old, "Which number does your other phone show?")
        old.locator("[name=number]").fill(number)
        press(old, SAY)
        heading(old, "Your other phone can open now")
        heading(new, "Your other phone let this one in")
        press(new, OPEN)
        expect(new.locator('footer a[href="/en/me"]')).to_have_count(1)
        press(new, 'footer a[href="/en/me"]')
        heading(new, "My page")
        for page in (old, new):
            leave(page, product)
            while shown := go_back(page):
                for words in ("Type this number", "let this one in", "What I have done", "Which number"):
                    assert words not in shown
    for folder in folders:
        assert search_profile(folder, [code, " ".join(re.findall("....", code))]) == {}
    if scripts:
        assert addresses(folders[1], product.url) <= {
            f"{product.url}/en/phone/{digits}",
            f"{product.url}/out",
        }


@SCRIPTS
def test_a_stranger_is_stopped_and_told(
    profile: Profile, product: Product, tmp_path: Path, *, scripts: bool
) -> None:
    with (
        phone(profile, tmp_path / "old", scripts=scripts) as old,
        phone(profile, tmp_path / "new", scripts=scripts) as stranger,
    ):
        own_code(old, product)
        digits = show_digits(old, product)
        stranger.goto(f"{product.url}/en/phone")
        stranger.locator("[name=digits]").fill(" ".join(re.findall("....", digits)))
        press(stranger, 'main form[action$="/phone"] button')
        heading(stranger, "Type this number on your other phone")
        heading(old, "Which number does your other phone show?")
        press(old, '[value="stop"]')
        expect(old.locator("[role=alert].note")).to_contain_text("open nothing any more")
        expect(stranger.locator("[role=alert].note")).to_contain_text("was not let in", timeout=SOON)


def test_a_page_that_waits_is_left_alone_while_nothing_is_new(
    profile: Profile, product: Product, tmp_path: Path
) -> None:
    with phone(profile, tmp_path / "old", scripts=True) as old:
        own_code(old, product)
        show_digits(old, product)
        old.evaluate("document.querySelector('main h1').dataset.same = ''")
        with old.expect_response("**/me/phone"):
            pass
        with old.expect_response("**/me/phone"):
            pass
        expect(old.locator("main h1[data-same]")).to_have_count(1)
        press(old, 'footer a[href="/en/help"]')
        old.wait_for_timeout(4000)
        heading(old, "Help")
