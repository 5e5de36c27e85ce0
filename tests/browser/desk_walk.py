"""Every page and state of the desk, and of cards and sharing on the learner's phone, one after the other."""

import re
from collections.abc import Iterator

from playwright.sync_api import Page

from tests.browser.desk_site import DeskSite
from tests.browser.hosting_walk import hosting_walk
from tests.browser.walk import press
from tests.unit.accounts.desk import CHEN, EERO, PASSWORD

Seen = Iterator[tuple[str, Page]]
"""The name of a state, and the browser that shows it."""
NEWCOMER = "fatima@one.example"


def desk_walk(laptop: Page, phone: Page, site: DeskSite, lang: str) -> Seen:
    """The way in, people, a card and who uses it, groups, suggesting, sharing, group sessions."""
    site = site.in_language(lang)
    yield from _door(laptop, site)
    yield from _people(laptop, site)
    yield from _groups(laptop, phone, site, lang)
    yield from _sheets(laptop, site)
    yield from hosting_walk(laptop, site)


def _door(page: Page, site: DeskSite) -> Seen:
    page.goto(f"{site.url}/sign-in")
    yield "sign-in", page
    page.fill("[name=email]", CHEN)
    page.fill("[name=password]", "not this one")
    press(page, "main form button")
    yield "sign-in-wrong", page
    page.goto(f"{site.url}/join/{site.desk.invite(site.desk.one, NEWCOMER)}")
    yield "join", page
    page.fill("[name=password]", "password")
    press(page, "main form button")
    yield "join-weak", page
    page.fill("[name=name]", "Fatima")
    page.fill("[name=password]", PASSWORD)
    press(page, "main form button")
    yield "start", page
    page.fill("[name=digits]", "000000")
    press(page, "main form:has([name=digits]) button")
    yield "start-wrong", page
    site.sign_in(page, NEWCOMER)
    page.goto(f"{site.url}/account/codes")
    press(page, 'main form[action$="/account/codes"] button')
    yield "codes", page
    page.context.clear_cookies()
    site.desk.with_app(site.desk.half(CHEN).member)
    page.goto(f"{site.url}/sign-in")
    page.fill("[name=email]", CHEN)
    page.fill("[name=password]", PASSWORD)
    press(page, "main form button")
    yield "second", page


def _people(page: Page, site: DeskSite) -> Seen:
    site.sign_in(page, EERO)
    page.goto(f"{site.url}/people")
    yield "people", page
    page.fill("[name=email]", "new@one.example")
    press(page, "main form:has([name=email]) button.filled")
    yield "invited", page
    page.goto(f"{site.url}/people")
    yield "people-invites", page
    press(page, 'main a[href*="/people/"]')
    yield "person", page
    press(page, 'form[action$="/removal"] button')
    yield "person-sure", page
    for place in ("trail", "account", "account/app"):
        page.goto(f"{site.url}/{place}")
        yield place.replace("/", "-"), page


def _groups(page: Page, phone: Page, site: DeskSite, lang: str) -> Seen:
    site.sign_in(page, CHEN)
    page.goto(f"{site.url}/groups")
    yield "groups-empty", page
    page.fill("[name=name]", "call 0401234567")
    press(page, "main form:has([name=name]) button")
    yield "group-refused", page
    page.fill("[name=name]", "Tuesday group")
    press(page, "main form:has([name=name]) button")
    yield "group-empty", page
    page.goto(f"{site.url}/cards")
    yield "cards", page
    page.select_option("select[name=group]", index=1)
    press(page, "main form button.filled")
    yield "card-made", page
    digits = re.sub(r"\D", "", page.inner_text(".groups"))
    page.goto(f"{site.url}/cards")
    yield "cards-open", page
    yield from _card(phone, site.learners_side, lang, digits)
    yield from _suggesting(page, site)
    yield from _sharing(phone, f"{site.learners_side}/{lang}")
    page.goto(f"{site.url}/groups")
    press(page, 'main a[href*="/groups/"]')
    yield "group-stuck", page
    yield from _learner(page)
    yield from _card_back(page, phone, f"{site.learners_side}/{lang}")


def _card(phone: Page, url: str, lang: str, digits: str) -> Seen:
    phone.goto(f"{url}/{lang}/card")
    yield "card", phone
    phone.fill("[name=digits]", "1234")
    press(phone, "main form button")
    yield "card-wrong", phone
    phone.goto(f"{url}/{lang}/card/{digits}")
    yield "card-scanned", phone
    press(phone, "main form button")
    yield "card-offer", phone
    phone.locator('label[for="level.going"]').click()
    phone.locator('label[for^="back"]').click()
    press(phone, "main form:has([name=level]) button.filled")
    yield "card-code", phone
    press(phone, '[name="written"]')


def _suggesting(page: Page, site: DeskSite) -> Seen:
    page.goto(f"{site.url}/groups")
    yield "groups", page
    press(page, 'main a[href*="/groups/"]')
    press(page, 'main a[href$="/suggest"]')
    yield "suggest", page
    page.locator('label[for="place.l03"], label:has(+ [value="l03"]), label[for$="l03"]').first.click()
    press(page, "main form button.filled")
    yield "suggested", page
    for place in ("programme", "programme/4", "facts"):
        page.goto(f"{site.url}/{place}")
        yield place.replace("/", "-"), page


def _sharing(phone: Page, home: str) -> Seen:
    phone.goto(f"{home}/")
    yield "home-suggested", phone
    press(phone, 'form[action$="/me/later"] button')
    yield "home-not-now", phone
    phone.goto(f"{home}/me")
    yield "me-coach", phone
    phone.goto(f"{home}/me/shared")
    yield "shared", phone
    press(phone, 'form[action$="/me/stuck"] button')
    yield "shared-stuck", phone


def _learner(page: Page) -> Seen:
    press(page, 'main th a[href*="/learners/"]')
    yield "learner", page
    here = page.url
    for place in ("label", "meeting", "suggest"):
        page.goto(f"{here}/{place}")
        yield f"learner-{place}", page


def _card_back(page: Page, phone: Page, home: str) -> Seen:
    phone.goto(f"{home}/t01")
    phone.fill("[name=words]", "One step")
    press(phone, 'main [name="do"][value="show"]')
    page.goto(page.url.removesuffix("/suggest"))
    press(page, 'form[action$="/card"] button')
    yield "card-back", page
    press(page, 'main form[action$="/card"] button.filled')
    yield "card-back-made", page
    digits = re.sub(r"\D", "", page.inner_text(".groups"))
    phone.goto(f"{home}/card/{digits}")
    press(phone, "main form button")
    yield "card-back-same", phone
    phone.context.clear_cookies()
    phone.goto(f"{home}/card/{digits}")
    press(phone, "main form button")
    yield "card-back-offer", phone
    press(phone, "main form button.filled")
    press(phone, '[name="written"]')
    phone.goto(f"{home}/me")
    yield "me-came-back", phone
    phone.goto(f"{home}/me/old")
    yield "me-old", phone
    phone.goto(f"{home}/me/shared")
    press(phone, 'form[action$="/me/stopped"] button')
    yield "stopped", phone


def _sheets(page: Page, site: DeskSite) -> Seen:
    page.goto(f"{site.url}/sessions/sheets")
    yield "sheets", page
    page.locator("details.fold summary").nth(2).click()
    yield "sheets-read", page
