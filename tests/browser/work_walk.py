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
    page.select_option('[name="in.k-before"]', index=1)
    yield "work-lesson-list"
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


def card_walk(page: Page, url: str, lang: str) -> Walk:
    """The guide card: empty, with each of its two answers, and in one language alone."""
    page.goto(f"{url}/{lang}/work/card")
    page.locator("[data-clear]").wait_for()
    yield "work-card"
    weigh(page)
    yield "work-card-not-yet"
    page.locator('label[for="s.papers-kept.yes"]').click()
    weigh(page)
    yield "work-card-closer"
    page.select_option("[name=beside]", lang)
    press(page, '[value="beside"]')
    yield "work-card-one-language"


def weigh(page: Page) -> None:
    """Ask what the answers mean. Nothing is loaded for that."""
    page.locator("#weigh button.filled").click()
    page.locator("#result h2").wait_for()


def risk_walk(page: Page, url: str, lang: str) -> Walk:
    """The risk check: empty, with a plan, with nothing to print; and the poster, also without a language."""
    page.goto(f"{url}/{lang}/work/risk")
    page.locator("[data-scripted]").wait_for()
    yield "work-risk"
    for step in page.locator("#risk summary").all()[1:]:
        step.click()
    yield "work-risk-open"
    choose_statements(page, price="no", rooms="partly", leaders="partly")
    yield "work-risk-planned"
    choose_statements(page, price="yes", rooms="yes", leaders="other")
    press(page, '[name="paper"][value="plan"]')
    yield "work-risk-nothing"
    page.goto(f"{url}/{lang}/work/poster")
    yield "work-poster"
    while page.locator('[name="lang"]:checked').count():
        page.locator('[name="lang"]:checked + label').first.click()
    press(page, '[name="paper"]')
    yield "work-poster-nothing"


def choose_statements(page: Page, **answers: str) -> None:
    """Tap answers of the risk check, `all_firms="yes"`; a step that is folded is opened first."""
    for name, answer in answers.items():
        one = f"s.{name.replace('_', '-')}.{answer}"
        step = page.locator("#risk details", has=page.locator(f'[id="{one}"]'))
        if step.get_attribute("open") is None:
            step.locator("summary").click()
        page.locator(f'label[for="{one}"]').click()
