"""The same way with scripts switched off: plain links and forms, in Arabic and in Finnish."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.hands import RIGHT, do, said, shape_of, step_of, texts_of, ticks
from tests.browser.product import Product
from tests.browser.steps import at_rest, told
from tests.browser.test_accessibility import EVERYTHING
from tests.browser.walk import press
from tests.words import subject_words, title_words

pytestmark = pytest.mark.browser
PAY, WELCOME = shape_of("l03"), shape_of("l01")
LANGUAGES = {"ar": "fi", "fi": "ar"}


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """A phone without scripts. What can be seen of it from outside stays neutral, whatever the test does (E4)."""
    context = chromium.new_context(
        viewport={"width": 360, "height": 640}, ignore_https_errors=True, java_script_enabled=False
    )
    page = context.new_page()
    seen: set[str] = set()
    page.on("load", lambda shown: seen.add(f"{shown.url} {told(shown, 'document.title')}"))
    yield page
    context.close()
    assert len(seen) > 3
    assert [
        one for one in seen if "?" in one or subject_words(one) or title_words(one.partition(" ")[2])
    ] == []


@pytest.mark.parametrize("lang", LANGUAGES if EVERYTHING else ["ar"])
def test_a_learner_does_every_kind_of_activity_keeps_it_leaves_and_erases(
    phone: Page, product: Product, lang: str
) -> None:
    other = LANGUAGES[lang]
    phone.goto(product.url + "/")
    press(phone, f'main a[href="/{lang}/"]')
    press(phone, f'main a[href="/{lang}/l01"]')
    press(phone, f'main a[href="/{lang}/l01/b"]')
    for item in ("b-tired", "q-who"):
        do(phone, WELCOME.items[item], keeps=False)
    code = _code_in_the_middle(phone)
    phone.goto(f"{product.url}/{lang}/l03/a")
    for letter in PAY.lessons:
        for item in PAY.lessons[letter]:
            do(phone, PAY.items[item], keeps=True)
        if letter == "c":
            _in_the_other_language(phone, lang, other)
        press(phone, 'button[formaction$="/completion"]')
    expect(phone.locator(".path .done")).to_have_count(6)
    _leave_and_look_back(phone, product, lang)
    _come_back_and_erase(phone, product, lang, code)


def _code_in_the_middle(page: Page) -> str:
    before = ticks(page)
    press(page, 'button[formaction$="/code"]')
    press(page, 'form[action$="/code/new"] button')
    code = page.locator(".groups").inner_text()
    press(page, '[name="written"]')
    assert ticks(page) == before
    expect(step_of(page, WELCOME.items["q-who"])).to_contain_text(said(page, RIGHT))
    return code


def _in_the_other_language(page: Page, lang: str, other: str) -> None:
    before = ticks(page)
    for to in (other, lang):
        page.locator(".menu summary").click()
        press(page, f'.menu button[formaction^="/{to}/"]')
        expect(page.locator("html")).to_have_attribute("lang", to)
        assert ticks(page) == before


def _leave_and_look_back(page: Page, product: Product, lang: str) -> None:
    press(page, 'footer a[href$="/me"]')
    page.locator("[data-exit] button").click()
    page.wait_for_url(product.neutral)
    assert page.context.cookies(product.url) == []
    for _ in range(3):
        page.go_back(wait_until="commit")
        if page.url == product.neutral:
            continue
        at_rest(page)
        content = page.content()
        assert 'action="/' + lang + "/me" not in content
        expect(page.locator("main .done, :checked")).to_have_count(0)


def _come_back_and_erase(page: Page, product: Product, lang: str, code: str) -> None:
    page.goto(f"{product.url}/{lang}/code")
    page.locator("[name=code]").fill(code)
    press(page, 'form:has([name="own"]) button')
    press(page, 'footer a[href$="/me"]')
    expect(page.locator(".card .stones .done")).to_have_count(6)
    press(page, 'main a[href$="/me/erase"]')
    press(page, 'form[action$="/me/erase"] button')
    expect(page.locator("h1")).to_have_text(said(page, "Everything is erased"))
    page.goto(f"{product.url}/{lang}/code")
    page.locator("[name=code]").fill(code)
    press(page, 'form:has([name="own"]) button')
    expect(page.locator("[name=code]")).to_have_attribute("aria-invalid", "true")
    assert not [text for text in texts_of(lang, "l03") if text in page.content()]
