"""A host leads a group session at the desk: each page and state, from the list to the summary."""

from collections.abc import Iterator

from playwright.sync_api import Page

from tests.browser.desk_site import DeskSite
from tests.browser.walk import press
from tests.unit.accounts.desk import CHEN, EERO

Seen = Iterator[tuple[str, Page]]
TAP = '.taps [value="{}"]'


def hosting_walk(page: Page, site: DeskSite) -> Seen:
    """Start, lead, count, take over, end; a lecture; what is over."""
    site.sign_in(page, CHEN)
    page.goto(f"{site.url}/sessions")
    yield "sessions-empty", page
    press(page, "main form .filled")
    yield "sessions-refused", page
    _begin(page, "l03")
    yield "host-waiting", page
    press(page, TAP.format("start"))
    yield "host-step", page
    yield from _poll(page)
    yield from _break(page)
    yield from _lecture(page, site)
    yield from _colleague(page, site)
    yield from _end(page)
    page.goto(f"{site.url}/sessions")
    yield "sessions", page


def _begin(page: Page, what: str) -> None:
    page.select_option("select[name=what]", what)
    page.select_option("select[name=second]", "ar")
    press(page, "main form .filled")


def _poll(page: Page) -> Seen:
    page.locator("#places summary").click()
    first = page.locator("#step option").evaluate_all(
        "all => all.map(one => one.value).find(id => id[0] === 'q')"
    )
    page.select_option("#step", first)
    press(page, 'form[action$="/place"] button')
    yield "host-poll", page
    press(page, TAP.format("open"))
    yield "host-poll-open", page
    page.locator("#hands summary").click()
    for field in page.locator("#hands input[inputmode]").all():
        field.fill("x3")
    press(page, 'form[action$="/hands"] button[type="submit"]')
    yield "host-hands-refused", page
    for number, field in enumerate(page.locator("#hands input[inputmode]").all()):
        field.fill(str(number + 2))
    press(page, 'form[action$="/hands"] button[type="submit"]')
    yield "host-hands", page
    press(page, TAP.format("close"))
    yield "host-poll-closed", page
    press(page, TAP.format("reveal"))
    yield "host-poll-shown", page


def _break(page: Page) -> Seen:
    press(page, 'form[action$="/timer"] [value="5"]')
    yield "host-timer", page
    for fold in ("whole", "places", "join", "screen"):
        page.locator(f"#{fold} summary").click()
    yield "host-unfolded", page
    press(page, 'main [value="break"]')
    yield "host-break", page


def _lecture(page: Page, site: DeskSite) -> Seen:
    page.goto(f"{site.url}/sessions")
    _begin(page, "lecture")
    yield "host-lecture", page
    press(page, TAP.format("start"))
    yield "host-lecture-before", page
    press(page, 'main a[href$="/end"]')
    press(page, "main form .filled")
    yield "host-lecture-over", page


def _colleague(page: Page, site: DeskSite) -> Seen:
    site.sign_in(page, EERO)
    page.goto(f"{site.url}/sessions")
    yield "sessions-colleague", page
    press(page, "main .circles a")
    yield "host-other", page
    press(page, 'form[action$="/host"] button')
    yield "host-taken-over", page


def _end(page: Page) -> Seen:
    press(page, 'main a[href$="/end"]')
    yield "host-end", page
    page.fill("[name=without]", "some")
    press(page, "main form .filled")
    yield "host-end-refused", page
    page.fill("[name=without]", "3")
    page.locator('label[for="well.talking"]').click()
    press(page, "main form .filled")
    yield "host-summary", page
