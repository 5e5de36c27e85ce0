"""What somebody writes leaves no trace: not in the browser's profile, not in the data folder, not behind Back."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Error, Page, Playwright, expect

from tests.browser.conftest import FLAGS, KEEP_CACHE, chromium_path
from tests.browser.product import Product, running
from tests.browser.profile import search_profile
from tests.browser.walk import press

pytestmark = pytest.mark.browser
WORDS = "Haluaisin hiljaisen aamuvuoron Xyqlophon"
MARKS = ["hiljaisen aamuvuoron", "xyqlophon"]
THOUGHT = "[name='n.r-day']"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Product, Path]]:
    """A product of its own, whose data folder can be searched."""
    folder = tmp_path_factory.mktemp("house")
    with running(folder) as product:
        yield product, folder


def phone(playwright: Playwright, folder: Path, *, scripts: bool) -> BrowserContext:
    return playwright.chromium.launch_persistent_context(
        folder,
        executable_path=chromium_path(),
        args=FLAGS,
        ignore_default_args=KEEP_CACHE,
        ignore_https_errors=True,
        java_script_enabled=scripts,
        viewport={"width": 360, "height": 640},
    )


def write_on_the_lesson(page: Page, url: str) -> None:
    """Type, look at something else on the page, change the language: the words are still there."""
    page.goto(f"{url}/fi/l09/d")
    page.fill(THOUGHT, WORDS)
    press(page, '[name="check"]')
    expect(page.locator(THOUGHT)).to_have_value(WORDS)
    page.locator(".menu summary").click()
    press(page, '.menu button[formaction^="/en/"]')
    expect(page.locator(THOUGHT)).to_have_value(WORDS)


def write_in_a_tool(page: Page, url: str) -> None:
    """Type, have it shown, change the language: the words are still there."""
    page.goto(f"{url}/fi/t01")
    page.fill("[name=words]", WORDS)
    press(page, 'main [name="do"][value="show"]')
    expect(page.locator("[name=words]")).to_have_value(WORDS)
    page.locator(".menu summary").click()
    press(page, '.menu button[formaction^="/en/"]')
    expect(page.locator("[name=words]")).to_have_value(WORDS)


def leave(page: Page, neutral: str) -> None:
    page.locator(".out button").click()
    page.wait_for_url(neutral + "**")


def nothing_behind_back(page: Page) -> None:
    """However often somebody goes back, and reloads what the browser will not show."""
    for _ in range(5):
        for step in (page.go_back, page.reload):
            with suppress(
                Error
            ):  # what was posted is not shown again without a question: the reload says yes to it
                step(wait_until="commit")
            page.wait_for_timeout(300)
            assert WORDS not in page.content()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
@pytest.mark.parametrize("code", [False, True], ids=["stranger", "learner"])
@pytest.mark.parametrize("write", [write_on_the_lesson, write_in_a_tool], ids=["lesson", "tool"])
def test_words_leave_no_trace(
    playwright: Playwright,
    house: tuple[Product, Path],
    tmp_path: Path,
    write: Callable[[Page, str], None],
    *,
    scripts: bool,
    code: bool,
) -> None:
    product, data = house
    context = phone(playwright, tmp_path, scripts=scripts)
    page = context.pages[0]
    if code:
        page.goto(f"{product.url}/fi/code")
        press(page, 'form[action$="/code/new"] button')
        press(page, '[name="written"]')
    write(page, product.url)
    leave(page, product.neutral)
    nothing_behind_back(page)
    context.close()
    assert search_profile(tmp_path, MARKS) == {}
    assert search_profile(data, MARKS) == {}
