"""From cards in Arabic to a CV in Finnish, on paper: with and without scripts, and nothing of it stays on the phone."""

from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from app import i18n
from app.content.models import Reader
from app.formats import Formatter
from tests.browser.conftest import Profile
from tests.browser.product import Product
from tests.browser.profile import addresses, search_profile
from tests.browser.walk import press
from tests.fixtures.compiled import real_library
from tests.unit.handouts.reading import lines_of

pytestmark = pytest.mark.browser
NAME, NUMBER = "Qamar Xyqlophon", "040 123 9876"


def titles(lang: str) -> dict[str, str]:
    """The names of the cards in a language."""
    locale = i18n.REGISTRY[lang]
    reader = Reader(lang, date(2026, 12, 1), Formatter(locale), lambda place: place)
    return {card.id: card.title for card in real_library().cards("skills", reader)}


def picked_ids() -> list[str]:
    """Three cards of two suits, by their own ids."""
    cards = list(titles("en"))
    return [cards[0], cards[2], cards[10]]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_cards_in_arabic_become_a_cv_in_finnish(
    profile: Profile, product: Product, tmp_path: Path, *, scripts: bool
) -> None:
    context = profile(tmp_path / "profile", scripts=scripts)
    page = context.pages[0]
    page.goto(f"{product.url}/ar/")
    press(page, 'main a[href="/ar/tools"]')
    press(page, 'main a[href="/ar/t02"]')
    pick(page)
    press(page, 'main [name="do"][value="show"]')
    press(page, 'button[formaction="/ar/t03"]')
    for name in picked_ids():
        expect(page.locator(f'[name="skill"][value="{name}"]')).to_be_checked()
    page.fill("[name=name]", NAME)
    page.fill("[name=phone]", NUMBER)
    check_pdf(download(page, "pdf"), tmp_path)
    check_docx(download(page, "docx"))
    leave_and_look(page, context, product, tmp_path / "profile", scripts=scripts)


def pick(page: Page) -> None:
    """Tap "I can" on each card; its suit is opened first."""
    for name in picked_ids():
        suit = page.locator("details", has=page.locator(f'[name="s.{name}"]'))
        if suit.get_attribute("open") is None:
            suit.locator("summary").first.click()
        page.locator(f'label[for="s.{name}.can"]').click()


def download(page: Page, kind: str) -> bytes:
    """A paper, as it is saved; the page stays as it was, with everything that was typed."""
    with page.expect_download() as saved:
        page.locator(f'button[name="paper"][value="{kind}"]').click()
    assert saved.value.suggested_filename == f"paper.{kind}"
    expect(page.locator("[name=name]")).to_have_value(NAME)
    return saved.value.path().read_bytes()


def check_pdf(pdf: bytes, folder: Path) -> None:
    lines = " ".join(lines_of(pdf, folder))
    for name in picked_ids():
        assert titles("fi")[name] in lines
        assert titles("ar")[name] not in lines
    assert NAME in lines
    assert NUMBER in lines


def check_docx(made: bytes) -> None:
    document = docx.Document(BytesIO(made))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    words = "\n".join([*(one.text for one in document.paragraphs), *cells])
    assert all(titles("fi")[name] in words for name in picked_ids())
    assert NAME in words


def leave_and_look(
    page: Page, context: BrowserContext, product: Product, folder: Path, *, scripts: bool
) -> None:
    page.locator(".out button").click()
    page.wait_for_url(product.neutral + "**")
    page.wait_for_timeout(1500)  # Chromium writes its session files a moment later
    context.close()
    assert search_profile(folder, [NAME, "xyqlophon", NUMBER, NUMBER.replace(" ", "+")]) == {}
    if scripts:
        assert addresses(folder, product.url) - {f"{product.url}/ar/paper"} == {f"{product.url}/ar/"}
