"""The pages of staff and employers, one after the other; the tests and the screenshots look at each."""

from playwright.sync_api import Page

from tests.browser.walk import Walk, check_all, choose, press


def work_walk(page: Page, url: str, lang: str) -> Walk:
    """From the shelf through the first module to its certificate. Needs the modules of tests/fixtures/staff.py."""
    page.goto(f"{url}/{lang}/work/")
    yield "work"
    press(page, ".card a")
    yield "work-module"
    press(page, ".path a")
    yield "work-lesson"
    choose(page)
    check_all(page)
    yield "work-lesson-checked"
    press(page, 'button[formaction$="/completion"]')
    yield "work-test"
    press(page, "#lesson button:not(.listen)")
    yield "work-test-empty"
    choose(page, first=False)
    press(page, "#lesson button:not(.listen)")
    yield "work-test-not-yet"
    press(page, '.doors a[href$="/t"]')
    choose(page)
    page.locator('label[for="a.q-all.wait"], label[for="a.q-last.no"]').first.click()
    press(page, "#lesson button:not(.listen)")
    yield "work-test-passed"
    press(page, 'form[action$="/certificate"] button')
    yield "work-certificate"
    page.locator('[name="ticket"]').evaluate("field => { field.value = ''; }")
    press(page, 'form[action$="/certificate"] button')
    yield "work-certificate-over"
