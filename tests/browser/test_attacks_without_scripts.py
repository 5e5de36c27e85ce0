"""Whoever grabs the phone afterwards, where no script helped: nothing on its disk or behind Back opens a code."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from app.cookies import EMPTY
from tests.browser.conftest import Profile
from tests.browser.profile import search_profile

TICKED = "input[type=radio], input[type=checkbox]"


@pytest.fixture
def phone(profile: Profile, tmp_path: Path) -> BrowserContext:
    """A browser without scripts that writes its profile, and keeps pages for Back as people's browsers do."""
    context = profile(tmp_path / "profile", scripts=False)
    harmless = "<title>Weather</title>"
    context.route("https://**/*", lambda route: route.fulfill(content_type="text/html", body=harmless))
    return context


def press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name).click()
    page.wait_for_timeout(300)


def own_code(page: Page, site: str) -> str:
    page.goto(f"{site}/en/code")
    press(page, "Make a code for me")
    code = re.sub(r"\D", "", page.inner_text(".groups"))
    press(page, "I have written it down")
    press(page, "Exit")
    return code


def plainly(page: Page, site: str) -> None:
    page.goto(f"{site}/en/code")


def with_ticks(page: Page, site: str) -> None:
    page.goto(f"{site}/en/l03/a")
    page.locator(TICKED).first.check(force=True)
    press(page, "Keep my progress")


def go_back(page: Page) -> str:
    """One page back, as the button does it, and asked for again; "" where there is none."""
    session = page.context.new_cdp_session(page)
    history = session.send("Page.getNavigationHistory")
    before = history["entries"][: history["currentIndex"]]
    if not before:
        return ""
    session.send("Page.navigateToHistoryEntry", {"entryId": before[-1]["id"]})
    page.wait_for_timeout(700)
    shown = page.inner_text("body")
    session.send("Page.reload")
    page.wait_for_timeout(700)
    return f"{shown}\n{page.inner_text('body')} "


@pytest.mark.parametrize("way", [plainly, with_ticks])
@pytest.mark.parametrize("slip", [False, True])
def test_after_an_exit_neither_the_disk_nor_back_knows_the_code(
    phone: BrowserContext, live_server: str, tmp_path: Path, way: Callable[[Page, str], None], *, slip: bool
) -> None:
    page = phone.pages[0]
    code = own_code(page, live_server)
    if slip:
        code = f"{code[:-3]}{(int(code[-3]) + 1) % 10}{code[-2:]}"
    page = phone.new_page()
    page.goto(f"{live_server}/en/")
    way(page, live_server)
    page.fill("#code", code)
    press(page, "Open my progress")
    page.wait_for_timeout(500)
    assert page.get_by_text("One digit is not right" if slip else "My page").count()
    press(page, "Exit")
    page.wait_for_timeout(500)
    while shown := go_back(page):
        assert code not in shown
        assert "My page" not in shown
        assert "Your progress is open" not in shown
        assert {one["value"] for one in phone.cookies(live_server)} <= {EMPTY}, (
            "nothing but the mark of a page"
        )
    phone.close()
    assert search_profile(tmp_path / "profile", [code, " ".join(re.findall("....", code))]) == {}
