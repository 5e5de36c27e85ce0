"""The whole way of one learner, in a real browser with a real profile: read, keep, go on elsewhere, leave, erase."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Profile
from tests.browser.hands import RIGHT, UNANSWERED, do, said, shape_of, step_of, tap_right, texts_of, ticks
from tests.browser.product import Product
from tests.browser.profile import addresses, search_profile
from tests.browser.steps import opened, turn
from tests.browser.walk import arrived, press

pytestmark = pytest.mark.browser
PAY = shape_of("l03")
PHONE = {"width": 360, "height": 640}
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@pytest.fixture
def phone(profile: Profile, tmp_path: Path) -> Iterator[tuple[BrowserContext, Path]]:
    """A phone with a profile folder, as everybody has one. It may be switched off within the test."""
    context = profile(tmp_path / "profile")
    yield context, tmp_path / "profile"
    context.close()


@contextmanager
def other_phone(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport=PHONE, ignore_https_errors=True)
    yield context.new_page()
    context.close()


def take(page: Page, letter: str, *, keeps: bool, until_item: str = "") -> None:
    """One lesson, item by item, with everything in it that is not done yet."""
    for item in PAY.lessons[letter]:
        if (
            not keeps
            or page.locator(f'[name="check"][value="{item}"], [name="read"][value="{item}"]').count()
        ):
            do(page, PAY.items[item], keeps=keeps)
        if item == until_item:
            return
    kinds = [PAY.items[item].kind for item in PAY.lessons[letter]]
    expect(page.locator('[name="check"], [name="read"]')).to_have_count(0)
    expect(page.locator(".note[role=status]")).to_have_count(
        len([one for one in kinds if one not in UNANSWERED])
    )


def in_language(page: Page, lang: str) -> None:
    """The language button of the page."""
    page.locator(".menu summary").click()
    press(page, f'.menu :is(a[href^="/{lang}/"], button[formaction^="/{lang}/"])')
    expect(page.locator("html")).to_have_attribute("lang", lang)


def enter(page: Page, code: str) -> None:
    """From any page: the code page, the code, in."""
    press(page, 'footer a[href$="/code"]')
    page.locator("[name=code]").fill(code)
    press(page, 'form:has([name="own"]) button')


def go_on(page: Page) -> None:
    """The one big card of the home page."""
    press(page, ".resume a")


def place(page: Page) -> str | None:
    return page.locator("main").get_attribute("data-place")


def test_a_learner_takes_the_pay_module_keeps_it_goes_on_elsewhere_leaves_and_erases(
    phone: tuple[BrowserContext, Path], chromium: Browser, product: Product
) -> None:
    context, folder = phone
    page = context.pages[0]
    opened(page, product.url + "/")
    press(page, 'main a[href="/ar/"]')
    press(page, 'main a[href="/ar/l03"]')
    press(page, "main a.filled")
    assert place(page) == "l03/a"
    code = _keep_what_was_done_without_a_code(page)
    press(page, 'button[formaction$="/completion"]')
    take(page, "b", keeps=True)
    press(page, 'button[formaction$="/completion"]')
    take(page, "c", keeps=True, until_item="q-missing")
    _change_language_and_back(page)
    before = ticks(page)

    with other_phone(chromium) as other:
        opened(other, product.url + "/")
        press(other, 'main a[href="/fi/"]')
        enter(other, code.translate(EASTERN))
        go_on(other)
        assert place(other) == "l03/c"
        assert ticks(other) == before
        number = PAY.items["q-missing"].number
        expect(other.locator(f"[id='{number}']")).to_be_focused()
        expect(step_of(other, PAY.items["q-missing"])).to_be_in_viewport()
        _take_the_rest(other)
        assert other.url == product.url + "/"

        _leave_and_look_back(page, product)
        _come_back_and_erase(page, product, code)
        _find_nothing_any_more(other, code)

    press(page, 'footer a[href$="/help"]')
    page.wait_for_timeout(1500)  # Chromium writes its session files a moment later
    page.locator("[data-exit] button").click()
    page.wait_for_url(product.neutral)
    page.wait_for_timeout(1500)
    context.close()
    words = {text for lang in ("ar", "en", "fi") for text in texts_of(lang, "l03")} | {"kowari"}
    digits = "".join(code.split())
    words |= {digits, digits[:9], digits[-9:], code[:9], digits.translate(EASTERN), "/l03/", "/fi/l", "/ar/l"}
    assert search_profile(folder, words) == {}
    assert addresses(folder, product.url) == {product.url + "/"}


def _keep_what_was_done_without_a_code(page: Page) -> str:
    """The first lesson without a code, in three languages; then a code, and nothing is lost."""
    take(page, "a", keeps=False)
    before = ticks(page)
    for lang in ("fi", "en", "ar"):
        in_language(page, lang)
        assert ticks(page) == before
        expect(step_of(page, PAY.items["q-signed"])).to_contain_text(said(page, RIGHT))
    press(page, 'button[formaction$="/code"]')
    press(page, 'form[action$="/code/new"] button')
    code = page.locator(".groups").inner_text().replace("\n", " ").strip()
    assert len(code.replace(" ", "")) == 20
    press(page, '[name="written"]')
    assert place(page) == "l03/a"
    assert ticks(page) == before
    take(page, "a", keeps=True)
    return code


def _change_language_and_back(page: Page) -> None:
    """With a code: ticks that were checked and ticks that were not."""
    tap_right(page, PAY.items["q-noslip"])
    before = ticks(page)
    for lang in ("fi", "ar"):
        in_language(page, lang)
        assert ticks(page) == before


def _take_the_rest(page: Page) -> None:
    """From the middle of the third lesson to the end of the module."""
    for letter in "cdef":
        take(page, letter, keeps=True)
        press(page, 'button[formaction$="/completion"]')
    expect(page.locator(".path .done")).to_have_count(6)
    expect(page.locator(".remember")).to_contain_text(said(page, "You have finished this module. Well done."))


def _leave_and_look_back(page: Page, product: Product) -> None:
    page.locator("[data-exit] button").click()
    page.wait_for_url(product.neutral)
    assert page.context.cookies(product.url) == []
    turn(page, "back")
    expect(page.locator("html[data-left]")).to_have_count(1)
    expect(page.locator("body")).to_have_text("")
    turn(page, "forward")
    page.wait_for_url(product.neutral, wait_until="commit")


def _come_back_and_erase(page: Page, product: Product, code: str) -> None:
    opened(page, product.url + "/")
    press(page, 'main a[href="/ar/"]')
    expect(page.locator(".resume")).to_have_count(0)
    enter(page, code)
    press(page, 'footer a[href$="/me"]')
    expect(page.locator(".card .stones .done")).to_have_count(6)
    press(page, 'main a[href$="/me/erase"]')
    press(page, 'form[action$="/me/erase"] button')
    expect(page.locator("h1")).to_have_text(said(page, "Everything is erased"))
    for _ in range(2):
        page.locator("main").evaluate("main => { main.dataset.old = ''; }")
        turn(page, "back")
        arrived(page)
        expect(page.locator("main .done, .resume")).to_have_count(0)
    enter(page, code)
    expect(page.locator("[data-focus]")).to_be_focused()
    expect(page.locator("[name=code]")).to_have_attribute("aria-invalid", "true")


def _find_nothing_any_more(page: Page, code: str) -> None:
    """The other phone had it open."""
    press(page, 'footer a[href$="/me"]')
    expect(page.locator('form[action$="/me/erase"], a[href$="/me/erase"]')).to_have_count(0)
    enter(page, code)
    expect(page.locator("[name=code]")).to_have_attribute("aria-invalid", "true")


def test_exit_without_a_network_covers_the_screen(chromium: Browser, product: Product) -> None:
    with other_phone(chromium) as page:
        opened(page, product.url + "/fi/l03/a")
        tap_right(page, PAY.items["q-signed"])
        page.context.set_offline(True)
        click = "document.querySelector('[data-exit] button').click()"
        assert page.evaluate(f"() => {{ {click}; return document.body.innerText }}").strip() == ""
        page.wait_for_timeout(1500)
        content = page.content()
        assert not [text for text in texts_of("fi", "l03") if text in content]
