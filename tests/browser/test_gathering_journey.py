"""A whole module in one room: a host, a projector, and three phones, in Arabic, in Finnish, and without scripts."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from markupsafe import Markup
from playwright.sync_api import Browser, Page, expect
from sqlmodel import select

from app.gathering.models import Seat
from app.gathering.stage import plan_of
from tests.browser.desk_site import DeskSite, desk_site
from tests.browser.hands import item_in, reader_of, said
from tests.browser.test_journey_desk import LAPTOP, PHONE, browser_of
from tests.browser.walk import press
from tests.fixtures.compiled import real_library
from tests.unit.accounts.desk import CHEN

pytestmark = pytest.mark.browser
CODE = "l01"
PLAN = plan_of(real_library().shapes[CODE])
FIRST_POLL = next(step for step in PLAN.steps if step in PLAN.polls)
SOON = 10_000
"""Milliseconds: news come within one, or by the next look."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[DeskSite]:
    """A desk that nobody else uses."""
    with desk_site(tmp_path) as made:
        yield made


@dataclass
class Group:
    """Everybody's browser, and the digits that let phones in."""

    site: DeskSite
    host: Page
    screen: Page
    amina: Page
    bruno: Page
    teo: Page
    digits: str = ""

    @property
    def phones(self) -> dict[str, Page]:
        """By language. Teo's runs no scripts."""
        return {"ar": self.amina, "fi": self.bruno, "en": self.teo}

    def tap(self, value: str) -> None:
        """A button of the host."""
        press(self.host, f'.taps [name="tap"][value="{value}"], [name="tap"][value="{value}"]')

    def all_see(self, step: str) -> None:
        """The same step, in the language of each."""
        for lang, phone in self.phones.items():
            if phone is self.teo:
                phone.reload()
            expect(phone.locator("main h1")).to_have_text(item_in(lang, CODE, step).title, timeout=SOON)
        for lang in ("fi", "ar"):
            expect(self.screen.locator("main")).to_contain_text(item_in(lang, CODE, step).title, timeout=SOON)

    def nobody_reads(self, words: str) -> None:
        """What is for the host alone."""
        for page in (self.screen, *self.phones.values()):
            assert words not in page.content()


@pytest.fixture
def group(site: DeskSite, chromium: Browser) -> Iterator[Group]:
    """A host with a phone, a projector, three phones; nobody has begun anything."""
    with ExitStack() as open_ones:
        sizes = (PHONE, LAPTOP, PHONE, PHONE)
        host, screen, amina, bruno = (open_ones.enter_context(browser_of(chromium, size)) for size in sizes)
        teo = open_ones.enter_context(browser_of(chromium, PHONE, scripts=False))
        site.sign_in(host, CHEN)
        yield Group(site, host, screen, amina, bruno, teo)


def begin(group: Group) -> None:
    """The host starts, the projector opens; the way in is read from the host's page."""
    group.host.goto(f"{group.site.url}/sessions")
    group.host.locator("#what").select_option(CODE)
    group.host.locator("#first").select_option("fi")
    group.host.locator("#second").select_option("ar")
    press(group.host, 'form:has(#what) button[type="submit"]')
    group.digits = re.sub(r"\D", "", group.host.locator("main .groups").first.inner_text())
    assert len(group.digits) == 8
    projector = group.host.locator('main a[target="_blank"]').get_attribute("href")
    group.screen.goto(f"{group.site.learners_side}{projector}")
    expect(group.screen.locator("main")).to_contain_text(group.digits[:4])


def join(group: Group) -> None:
    """One by the square, two by the digits; each in a language of its own."""
    group.bruno.goto(f"{group.site.learners_side}/fi/join/{group.digits}")
    press(group.bruno, 'form[action$="/join"] button')
    for phone in (group.amina, group.teo):
        phone.goto(f"{group.site.learners_side}/join")
        phone.locator('[name="digits"]').fill(f"{group.digits[:4]} {group.digits[4:]}")
        press(phone, 'form[action$="/join"] button')
    for lang, phone in group.phones.items():
        press(phone, f'main a[href="/{lang}/room"]')
        expect(phone.locator("main h1")).to_have_text(said(phone, "You are in"))
    expect(group.host.locator("main")).to_contain_text("3 phones", timeout=SOON)


def vote_together(group: Group) -> None:
    """Hidden until they are shown: two phones for A, one and two hands for B."""
    heading = group.screen.locator("main h1").bounding_box()
    assert heading and heading["height"] <= 1, (
        "the heading for screen readers takes no room, though it has the focus"
    )
    group.tap("open")
    first, second = (real_library().shapes[CODE].items[FIRST_POLL].option_ids)[:2]
    group.amina.locator(f'[name="value"][value="{second}"]').click(timeout=SOON)
    expect(group.amina.locator("main .sent")).to_contain_text(said(group.amina, "Sent. You can change it."))
    group.amina.locator(f'[name="value"][value="{first}"]').dblclick()
    group.bruno.locator(f'[name="value"][value="{second}"]').click(timeout=SOON)
    group.teo.reload()
    press(group.teo, f'[name="value"][value="{first}"]')
    expect(group.teo.locator("main .sent")).to_contain_text("Sent. You can change it.")
    expect(group.host.locator("main")).to_contain_text("3 of 3 answered", timeout=SOON)
    group.tap("close")
    group.host.locator("#hands summary").click()
    group.host.locator(f'[name="hands.{second}"]').fill("2")
    press(group.host, 'form[action$="/hands"] button[type="submit"]')
    expect(group.host.locator(".results li").nth(1)).to_contain_text("3 of 5")
    closed = said(group.bruno, "Thank you. The question is closed.")
    expect(group.bruno.locator("main")).to_contain_text(closed, timeout=SOON)
    for page in (group.screen, group.bruno):
        expect(page.locator(".results")).to_have_count(0)
    group.tap("reveal")
    for page in (group.screen, group.amina, group.bruno):
        rows = page.locator(".results").first.locator("li")
        expect(rows.nth(0)).to_contain_text("2", timeout=SOON)
        expect(rows.nth(1)).to_contain_text("3")


def pause_together(group: Group) -> None:
    """A signal that only counts, and a calm screen for everybody."""
    press(group.bruno, '.signals [name="help"]')
    expect(group.host.locator('[data-part="help"]')).to_contain_text("1 asks for help", timeout=SOON)
    press(group.host, '[name="tap"][value="break"]')
    for page in (group.amina, group.bruno):
        expect(page.locator("main h1")).to_have_text(said(page, "Break"), timeout=SOON)
    group.tap("go-on")


def end_together(group: Group) -> None:
    """The host says how many were there; everybody is thanked, and the code is dead."""
    press(group.host, 'main a[href$="/end"]')
    assert group.host.locator('[name="phones"]').input_value() == "3"
    group.host.locator('[name="without"]').fill("2")
    press(group.host, 'form[action$="/end"] button[type="submit"]')
    expect(group.host.locator("main")).to_contain_text("5 people in all")
    group.teo.reload()
    for phone in group.phones.values():
        expect(phone.locator("main")).to_contain_text(said(phone, "Thank you for being here"), timeout=SOON)
    with group.site.desk.writing() as session:
        assert session.exec(select(Seat)).all() == []
    late = group.bruno.context.new_page()
    late.goto(f"{group.site.learners_side}/fi/join/{group.digits}")
    press(late, 'form[action$="/join"] button')
    expect(late.locator(".error-summary, [role=alert]").first).to_be_visible()


def keep_on_own_code(phone: Page) -> None:
    """What this phone did goes along to a code that is made now."""
    press(phone, 'form[action$="/room/keep"] button')
    press(phone, 'form[action$="/code/new"] button')
    press(phone, '[name="written"]')
    expect(phone.locator("main h1")).to_have_text(said(phone, "It is kept on your code"))
    press(phone, f'main a[href="/ar/{CODE}"]')
    expect(phone.locator("main .done")).to_have_count(len(real_library().shapes[CODE].lessons))


def test_a_group_goes_through_a_module_each_phone_in_its_own_language(group: Group) -> None:
    begin(group)
    join(group)
    group.tap("start")
    notes = {note.item: note for note in real_library().host_notes(CODE, reader_of("en"))}
    for place, step in enumerate(PLAN.steps):
        group.all_see(step)
        group.nobody_reads(Markup(notes[step].html).striptags()[:60])
        if step == FIRST_POLL:
            vote_together(group)
        if place == 2:
            pause_together(group)
        if step != PLAN.steps[-1]:
            group.tap("next")
    end_together(group)
    keep_on_own_code(group.amina)
