"""Every page and state of the learner side, one after the other: the tests and the screenshots look at each."""

from collections.abc import Callable, Iterator

from playwright.sync_api import Page

from app.learners.codes import random_code
from tests.browser.steps import guarded

Walk = Iterator[str]
ANSWERS = '[name="check"]'
# A minute more than `data-idle-warn` or `data-idle-end` says, as for a phone that slept.
SLEEP = """attribute => {
  const idle = Number(document.querySelector('[data-idle-warn]').getAttribute(attribute)) + 60;
  const now = Date.now;
  Date.now = () => now() + idle * 1000;
  document.dispatchEvent(new Event('visibilitychange'));
}"""


def press(page: Page, what: str) -> None:
    """Tap a button or a link and wait for the page that comes of it."""
    page.locator("main").evaluate("main => { main.dataset.old = ''; }")
    page.locator(what).first.click()
    arrived(page)


def arrived(page: Page) -> None:
    """Another page is there, no further one is under way, and a host's buttons take a tap again. (`expect` would look
    again only after a while.)"""
    page.locator("main:not([data-old])").wait_for(state="attached")
    page.locator("html:not([data-waiting], [data-calm])").wait_for(state="attached")


def choose(page: Page, *, first: bool = True) -> None:
    """Answer every question on the page: the first choice everywhere, or the last."""
    which = "first" if first else "last"
    for question in page.locator("fieldset.question").all():
        rows = question.locator("fieldset.sort")
        for group in rows.all() or [question]:
            label = group.locator(".choice label")
            if label.count():
                getattr(label, which).click()
        for select in question.locator("select").all():
            select.select_option(index=1 if first else select.locator("option").count() - 1)


def check_all(page: Page) -> None:
    """Press every check button of the lesson."""
    while page.locator(ANSWERS).count():
        press(page, ANSWERS)


def strangers_walk(page: Page, url: str, lang: str) -> Walk:
    """Pages for everybody, without a code."""

    def at(path: str) -> None:
        page.goto(f"{url}/{lang}/{path}")

    page.goto(url + "/")
    yield "chooser"
    for name, path in {
        "home": "",
        "module": "l03",
        "rest": "rest",
        "safety": "safety",
        "words": "words",
    }.items():
        at(path)
        yield name
    yield from _lessons(page, at)
    yield from _help_and_search(page, at)
    yield from tools_walk(page, at)
    yield from _code(page, at)
    yield from _errors(page, at)
    yield from _settings(page, at)


def learners_walk(page: Page, url: str, lang: str) -> Walk:
    """Pages of somebody with a code, from getting it to erasing everything."""

    def at(path: str) -> None:
        page.goto(f"{url}/{lang}/{path}")

    at("l03/a")
    choose(page)
    press(page, 'button[formaction$="/code"]')
    yield "code-on-the-way"
    press(page, 'form[action$="/code/new"] button')
    yield "code-shown"
    press(page, '[name="written"]')
    yield "lesson-kept"
    page.locator('[name="read"]').first.scroll_into_view_if_needed()
    press(page, '[name="read"]')
    yield "lesson-read"
    press(page, 'button[formaction$="/completion"]')
    at("l03/a")
    yield "lesson-finished"
    page.goto(url + "/")
    yield "chooser-onward"
    for name, path in {"home-onward": "", "module-begun": "l03", "code-open": "code", "me": "me"}.items():
        at(path)
        yield name
    yield from _notebook(page, at)
    yield from _my_page(page, at)
    yield from _phones(page, at)
    yield from _left_alone(page, at)
    at("me/erase")
    yield "erase"
    press(page, 'form[action$="/me/erase"] button')
    yield "erased"


def _lessons(page: Page, at: Callable[[str], None]) -> Walk:
    at("l03/a")
    yield "lesson-truefalse-order"
    press(page, ANSWERS)
    yield "lesson-nothing-chosen"
    for name, path in {
        "lesson-table-match-single-poll": "l03/b",
        "lesson-multi": "l03/c",
        "lesson-sort-reflect": "l03/e",
        "lesson-cards-checklist-scale": "l03/f",
    }.items():
        at(path)
        yield name
        choose(page, first=path != "l03/b")
        check_all(page)
        yield f"{name}-checked"
    at("l01/b")
    yield "lesson-branch"
    page.locator(".menu summary").click()
    yield "lesson-menu-open"
    at("l11/a")
    yield "lesson-other"


def _help_and_search(page: Page, at: Callable[[str], None]) -> Walk:
    at("help")
    yield "help"
    with page.expect_response("**/help"):
        page.select_option("[name=need]", index=1)
    page.locator("#contacts .htmx-swapping").wait_for(state="detached")
    yield "help-filtered"
    at("search")
    yield "search"
    press(page, "main form button")
    yield "search-nothing-typed"
    for name, words in {"search-found": {"ar": "أجر", "fi": "palkka"}, "search-nothing-found": {}}.items():
        lang = page.locator("html").get_attribute("lang") or ""
        page.fill("[name=words]", words.get(lang, "pay" if name == "search-found" else "quokka"))
        press(page, "main form button")
        yield name


SHOW = 'main [name="do"][value="show"]'
"""There is a second one in the bar, for the Enter key."""
GO = 'main button.filled[name="go"]'


def tools_walk(page: Page, at: Callable[[str], None]) -> Walk:
    """Every tool, empty, filled, and with something to look at."""
    for name, path in {
        "tools": "tools",
        "calm": "t11",
        "card-112": "t12",
        "skills": "t02",
        "cv": "t03",
    }.items():
        at(path)
        yield name
    at("t11")
    page.locator("details summary").nth(1).click()
    yield "calm-open"
    yield from _tools_of_choices(page, at)
    yield from _tools_of_numbers(page, at)
    yield from _tools_in_parts(page, at)
    at("t12")
    press(page, '[name="large"]')
    yield "card-112-large"
    at("t09")
    page.locator("details.fold summary").first.click()
    yield "phrases-open"
    press(page, '[name="large"]')
    yield "phrase-large"


def _tools_of_choices(page: Page, at: Callable[[str], None]) -> Walk:
    at("t02")
    for label in page.locator('label[for$=".can"]:visible').all()[:3]:
        label.click()
    press(page, SHOW)
    yield "skills-shown"
    press(page, 'main button[formaction$="/t03"]')
    yield "cv-taken-over"
    at("t01")
    page.locator("main .choice label").nth(1).click()
    page.fill("[name=words]", "One step")
    press(page, SHOW)
    yield "plan-shown"
    at("t15")
    page.locator("#tool details.fold summary").nth(1).click()
    page.locator("#tool .choice label:visible").first.click()
    press(page, SHOW)
    yield "interview-shown"
    at("t16")
    page.locator('label[for="face.sad"]').click()
    press(page, SHOW)
    yield "energy-shown"
    at("t08")
    page.select_option("[name=need]", index=1)
    press(page, SHOW)
    yield "help-finder-shown"


def _tools_of_numbers(page: Page, at: Callable[[str], None]) -> Walk:
    at("t04")
    for label in page.locator('label[for$=".n"]').all()[:2]:
        label.click()
    press(page, SHOW)
    yield "slip-shown"
    at("t05")
    page.locator('label[for$=".n"]').first.click()
    press(page, SHOW)
    yield "contract-shown"
    at("t07")
    for name, value in {"new.start": "8", "new.end": "19:30", "new.pause": "30"}.items():
        page.locator(f"[name='{name}']").fill(value)
    press(page, '[name="row"][value="add"]')
    press(page, SHOW)
    yield "hours-shown"
    page.locator("[name='new.start']").fill("25")
    press(page, '[name="row"][value="add"]')
    yield "hours-wrong"
    at("t10")
    press(page, SHOW)
    yield "holiday-wrong"
    at("t13")
    page.locator("main input:not([type])").first.fill("3")
    press(page, SHOW)
    yield "notice-shown"


def _tools_in_parts(page: Page, at: Callable[[str], None]) -> Walk:
    for tool, name in {"t06": "job", "t14": "ad"}.items():
        at(tool)
        yield f"{name}-first"
        while page.locator(GO).count():
            first = page.locator("main fieldset .choice label")
            if first.count():
                first.first.click()
            press(page, GO)
        yield f"{name}-end"


def _notebook(page: Page, at: Callable[[str], None]) -> Walk:
    at("t01")
    page.fill("[name=words]", "One step")
    press(page, SHOW)
    yield "plan-saved"
    at("l09/d")
    page.fill("[name='n.r-day']", "A calm morning")
    press(page, '[name="read"][value="r-day"]')
    yield "lesson-words-kept"
    at("notebook")
    yield "notebook"
    press(page, '[name="do"][value="ask"]')
    yield "notebook-asking"
    at("me")


def _code(page: Page, at: Callable[[str], None]) -> Walk:
    at("code")
    yield "code"
    for name, code in {
        "code-letters": "abc",
        "code-typo": "1234 " * 5,
        "code-unknown": random_code(),
    }.items():
        page.fill("[name=code]", code)
        press(page, 'form:has([name="own"]) button')
        yield name


def _errors(page: Page, at: Callable[[str], None]) -> Walk:
    for name, path in {"not-found": "l99", "not-found-lesson": "l03/z"}.items():
        at(path)
        yield name


def _settings(page: Page, at: Callable[[str], None]) -> Walk:
    at("settings")
    yield "settings"
    for name in ("size.x", "data.s"):
        page.locator(f'label[for="{name}"]').click()
    press(page, "main form button")
    yield "settings-changed"
    at("l03/b")
    yield "lesson-large-without-pictures"


def _my_page(page: Page, at: Callable[[str], None]) -> Walk:
    days = page.locator("select#days option").first
    days.evaluate("option => { option.value = '7'; option.selected = true; }")
    press(page, 'form[action$="/me/keep"] button')
    yield "keep-wrong"
    at("me")
    press(page, 'form[action$="/me/code"] button')
    yield "code-new"


def _phones(page: Page, at: Callable[[str], None]) -> Walk:
    """Both sides of two phones that find each other, on one phone."""
    at("me/phone")
    yield "phone-old"
    press(page, 'main form[action$="/me/phone"] button')
    yield "phone-old-digits"
    digits = page.inner_text(".groups")
    at("phone")
    yield "phone-new"
    page.fill("[name=digits]", digits)
    press(page, 'main form[action$="/phone"] button')
    yield "phone-new-waits"
    number = page.inner_text(".groups").strip()
    at("me/phone")
    yield "phone-old-asks"
    page.fill("[name=number]", number)
    press(page, '[value="number"]')
    yield "phone-old-yes"
    at("phone")
    yield "phone-new-ready"
    press(page, '[value="stop"]')


def _left_alone(page: Page, at: Callable[[str], None]) -> Walk:
    for name, attribute in {"session-warning": "data-idle-warn", "session-cover": "data-idle-end"}.items():
        at("l03/d")
        guarded(page)
        page.evaluate(SLEEP, attribute)
        page.locator(f"[data-{name.split('-')[1]}]").wait_for(state="visible")
        yield name
