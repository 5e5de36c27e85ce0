"""What somebody writes leaves no trace: not in the browser's profile, not in the data folder, not behind Back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Profile
from tests.browser.product import Product, running
from tests.browser.profile import search_profile
from tests.browser.steps import at_rest, go_back
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


def nothing_behind_back(page: Page, *, again: bool = True) -> None:
    """All the way back; what the browser will not show without a question is asked for again."""
    while shown := go_back(page, everything, again=again):
        assert WORDS not in shown


def everything(page: Page) -> str:
    """What the page holds, whether it shows or not, and what stands in its fields."""
    fields = page.locator("textarea, input, select").all()
    return "\n".join([page.content(), *(field.input_value() for field in fields)])


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
@pytest.mark.parametrize("code", [False, True], ids=["stranger", "learner"])
@pytest.mark.parametrize("write", [write_on_the_lesson, write_in_a_tool], ids=["lesson", "tool"])
def test_words_leave_no_trace(
    profile: Profile,
    house: tuple[Product, Path],
    tmp_path: Path,
    write: Callable[[Page, str], None],
    *,
    scripts: bool,
    code: bool,
) -> None:
    product, data = house
    context = profile(tmp_path, scripts=scripts)
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


def type_and_go(page: Page, url: str) -> None:
    """Without a code: typed and left alone, on the way to a code, a rest, a tool, a paper that cannot be made."""
    for place, field in (
        ("t01", "[name=words]"),
        ("l09/d", THOUGHT),
        ("search", "[name=words]"),
        ("code", "#code"),
    ):
        page.goto(f"{url}/en/{place}")
        page.fill(field, WORDS)
    for place, field, button in (
        ("t01", "[name=words]", '[name="do"][value="keep"]'),
        ("l09/d", THOUGHT, 'button[formaction$="/code"]'),
        ("l09/d", THOUGHT, '[name="door"][value="rest"]'),
        ("l09/e", "[name='n.r-words']", '[name="door"][value="t03"]'),
        ("t07", "[name='new.note']", '[name="paper"]'),
    ):
        page.goto(f"{url}/en/{place}")
        page.fill(field, WORDS)
        press(page, f"main {button}")
        at_rest(page)


def test_without_scripts_and_code_nothing_that_was_typed_is_left(
    profile: Profile, house: tuple[Product, Path], tmp_path: Path
) -> None:
    product, _ = house
    context = profile(tmp_path, scripts=False)
    page = context.pages[0]
    page.goto(f"{product.url}/en/")
    type_and_go(page, product.url)
    leave(page, product.neutral)
    nothing_behind_back(page, again=False)
    context.close()
    assert search_profile(tmp_path, MARKS) == {}
