"""Each page of staff and employers: axe, large text, large enough to tap, valid for the Nu checker; and no scripts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.kept_rules import rules_are_kept
from tests.browser.product import Product, running
from tests.browser.test_accessibility import AXE, ONE
from tests.browser.test_overflow import NARROW
from tests.browser.work_walk import work_walk
from tests.fixtures.staff import RIGHT, staff_modules

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
STATES = 11


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The product with small modules for staff and employers."""
    folder = tmp_path_factory.mktemp("office")
    modules = staff_modules(folder / "modules")
    with running(folder / "data", ASKEL_MODULES_DIR=str(modules)) as started:
        yield started


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: ./askel test does it")
@pytest.mark.parametrize("lang", ONE)
def test_every_page_of_staff_keeps_the_rules_of_the_house(
    chromium: Browser, office: Product, tmp_path: Path, lang: str
) -> None:
    assert len(rules_are_kept(chromium, tmp_path, work_walk, office.url, lang)) == STATES


def test_without_scripts_a_test_is_passed_and_its_certificate_comes_down(
    chromium: Browser, office: Product
) -> None:
    context = chromium.new_context(java_script_enabled=False, accept_downloads=True, viewport=NARROW)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{office.url}/en/work/p1/t")
    page.locator('label[for="a.q-who.you"]').click()
    page.locator(".menu summary").click()
    page.locator('.menu button[formaction="/fi/work/p1/t"]').click()
    assert page.locator('[id="a.q-who.you"]').is_checked(), "the answer came along"
    for item, options in RIGHT.items():
        for option in options:
            page.locator(f'label[for="a.{item}.{option}"]').click()
    page.locator("#lesson button.filled").click()
    assert page.locator("#grade").inner_text().startswith("Läpäisit testin")
    page.locator('[name="name"]').fill("Aino Esimerkki")
    with page.expect_download() as coming:
        page.locator('form[action$="/certificate"] button').click()
    assert coming.value.suggested_filename == "paper.pdf"
    assert page.locator('[name="name"]').input_value() == "Aino Esimerkki"
    context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_list_is_ticked_and_comes_down_with_the_page_as_it_was(
    chromium: Browser, office: Product, scripts: bool
) -> None:
    context = chromium.new_context(java_script_enabled=scripts, accept_downloads=True, viewport=NARROW)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{office.url}/en/work/p1/a")
    page.locator('label[for="a.k-before.time"]').click()
    page.locator('[name="in.k-before"]').select_option("fi")
    page.locator('[name="n.r-own"]').fill("Slowly")
    with page.expect_download() as coming:
        page.locator('[name="list"][value="k-before"]').click()
    assert coming.value.suggested_filename == "paper.pdf"
    assert coming.value.path().read_bytes().startswith(b"%PDF")
    assert page.url == f"{office.url}/en/work/p1/a"
    assert page.locator('[id="a.k-before.time"]').is_checked()
    assert page.locator('[name="n.r-own"]').input_value() == "Slowly"
    context.close()
