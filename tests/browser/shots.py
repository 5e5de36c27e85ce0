"""`python -m tests.browser.shots [FOLDER] [--readme]`: pictures of every page and state, for eyes and the README."""

import argparse
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.conftest import FLAGS, chromium_path
from tests.browser.desk_site import desk_site
from tests.browser.desk_walk import desk_walk
from tests.browser.product import ROOT, Product, running
from tests.browser.walk import choose, learners_walk, press, strangers_walk
from tests.browser.work_walk import work_walk
from tests.fixtures.staff import staff_modules

LANGUAGES = ("en", "fi", "ar")
NARROW, WIDE = {"width": 360, "height": 640}, {"width": 1280, "height": 800}
SIZES = {"360": NARROW, "1280": WIDE}
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


def main() -> None:
    """All pictures, or with --readme only those of the README."""
    parser = argparse.ArgumentParser(prog="python -m tests.browser.shots")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "shots")
    parser.add_argument("--readme", action="store_true", help="only the pictures in docs/shots/")
    parser.add_argument("--langs", default=",".join(LANGUAGES), help="only these languages: --langs fi,ar")
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as data,
        running(Path(data), ASKEL_CLOCK=str(_until_a_tuesday_morning())) as product,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        if options.readme:
            _for_the_readme(browser, product, ROOT / "docs" / "shots")
        else:
            for lang in options.langs.split(","):
                _everything(browser, product, lang, options.folder / lang)
                _desk(browser, lang, options.folder / lang)
                _work(browser, lang, options.folder / lang)
        browser.close()


def _until_a_tuesday_morning() -> int:
    """Seconds until the next time that help lines answer, so that pictures of two days look alike."""
    now = datetime.now(UTC)
    tuesday = (now + timedelta(days=(1 - now.weekday()) % 7)).replace(hour=8, minute=30)
    return int((tuesday - now).total_seconds())


def _everything(browser: Browser, product: Product, lang: str, folder: Path) -> None:
    """Each state in both sizes and both schemes: FOLDER/help-360-dark.png."""
    for walk in (strangers_walk, learners_walk):
        page = _phone(browser, lang).new_page()
        for state in walk(page, product.url, lang):
            _taken(page, folder, state)
        page.context.close()


def _desk(browser: Browser, lang: str, folder: Path) -> None:
    """The same of the desk, and of whoever comes by card."""
    with tempfile.TemporaryDirectory() as data, desk_site(Path(data)) as site:
        laptop, phone = (_phone(browser, lang).new_page() for _ in range(2))
        for state, page in desk_walk(laptop, phone, site, lang):
            _taken(page, folder, f"desk-{state}")
        laptop.context.close()
        phone.context.close()


def _work(browser: Browser, lang: str, folder: Path) -> None:
    """The same of the side of staff and employers."""
    with tempfile.TemporaryDirectory() as data:
        modules = staff_modules(Path(data) / "modules")
        with running(Path(data) / "data", ASKEL_MODULES_DIR=str(modules)) as office:
            page = _phone(browser, lang).new_page()
            for state in work_walk(page, office.url, lang):
                _taken(page, folder, state)
            page.context.close()


def _taken(page: Page, folder: Path, state: str) -> None:
    page.evaluate("scrollTo(0, 0)")
    for size, pixels in SIZES.items():
        page.set_viewport_size(pixels)  # type: ignore[arg-type]
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            page.screenshot(path=folder / f"{state}-{size}-{scheme}.png", full_page=True)
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]


def _for_the_readme(browser: Browser, product: Product, folder: Path) -> None:
    """Four pictures as a phone shows them."""
    page = _phone(browser, "en", scale=2).new_page()
    page.goto(product.url + "/en/l03/a")
    choose(page)
    press(page, 'button[formaction$="/code"]')
    press(page, 'form[action$="/code/new"] button')
    page.screenshot(path=folder / "code.png")
    press(page, '[name="written"]')
    press(page, 'button[formaction$="/completion"]')
    page.locator('[name="read"]').first.click()
    page.goto(product.url + "/en/")
    page.screenshot(path=folder / "home.png")
    page.goto(product.url + "/en/l03/a")
    press(page, '[name="check"]')
    page.locator("[data-focus]").evaluate(
        "box => box.closest('[data-step]').querySelector('h2').scrollIntoView()"
    )
    page.screenshot(path=folder / "lesson.png")
    page.emulate_media(color_scheme="dark")
    page.goto(product.url + "/ar/l03/c")
    page.screenshot(path=folder / "lesson-ar-dark.png")
    page.context.close()


def _phone(browser: Browser, lang: str, scale: int = 1) -> BrowserContext:
    return browser.new_context(viewport=NARROW, device_scale_factor=scale, locale=lang)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
