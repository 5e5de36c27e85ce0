"""The whole way of a coach and a learner: a card, a code of one's own, sharing, seeing, and taking it back."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.desk_site import DeskSite, desk_site
from tests.browser.walk import press
from tests.unit.accounts.desk import CHEN, DALIA, EERO, PASSWORD

pytestmark = pytest.mark.browser
LAPTOP, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 640}
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
PAY = "My pay and my pay slip"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[DeskSite]:
    """A desk that nobody else uses."""
    with desk_site(tmp_path) as made:
        yield made


@contextmanager
def browser_of(chromium: Browser, size: dict[str, int], *, scripts: bool = True) -> Iterator[Page]:
    """Somebody's own browser. A script error in it fails the test."""
    context: BrowserContext = chromium.new_context(viewport=size, java_script_enabled=scripts)  # type: ignore[arg-type]
    page, errors = context.new_page(), list[str]()
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def hand_over_card(coach: Page, site: DeskSite) -> tuple[str, str]:
    """A card in two taps, with nothing typed: its digits and the label that the desk gave."""
    coach.goto(f"{site.url}/cards")
    coach.get_by_role("button", name="Make a card", exact=True).click()
    label = coach.locator("main b").first.inner_text()
    return re.sub(r"\D", "", coach.locator(".groups").inner_text()), label


def begin(phone: Page, site: DeskSite, digits: str, level: str) -> str:
    """From the square on the card to a code that only this phone has shown."""
    phone.goto(f"{site.learners_side}/en/card/{digits}")
    phone.locator("main form button").first.click()
    phone.locator(f'[name="level"][value="{level}"]').check()
    phone.get_by_role("button", name="Get my own code").click()
    code = re.sub(r"\D", "", phone.locator(".groups").inner_text())
    assert len(code) == 20
    phone.locator('[name="written"]').click()
    expect(phone.locator("main h1")).to_contain_text("Good to see you")
    return code


def suggest(coach: Page, module: str) -> None:
    coach.get_by_role("link", name="Suggest something").click()
    coach.get_by_label(module, exact=True).check()
    coach.get_by_role("button", name="Suggest what I chose").click()


def finish_first_lesson(phone: Page, site: DeskSite) -> None:
    phone.goto(f"{site.learners_side}/en/l03/a")
    press(phone, 'button[formaction$="/completion"]')


@SCRIPTS
def test_a_learner_comes_by_card_shares_and_takes_it_back_under_the_coach_s_eyes(
    site: DeskSite, chromium: Browser, scripts: bool
) -> None:
    with browser_of(chromium, LAPTOP) as coach, browser_of(chromium, PHONE, scripts=scripts) as phone:
        site.sign_in(coach, CHEN)
        digits, label = hand_over_card(coach, site)
        code = begin(phone, site, digits, "going")

        coach.goto(f"{site.url}/groups")
        coach.get_by_role("link", name=label).click()
        suggest(coach, PAY)
        coach.goto(f"{site.url}/groups")
        coach.get_by_role("link", name=label).click()
        expect(coach.locator("main")).to_contain_text("not finished yet")

        phone.goto(f"{site.learners_side}/en/")
        expect(phone.locator("main")).to_contain_text("Your coach suggests")
        finish_first_lesson(phone, site)
        phone.goto(f"{site.learners_side}/en/me/shared")
        press(phone, 'form[action$="/me/stuck"] button')

        coach.reload()
        expect(coach.locator("main")).to_contain_text("I am stuck")
        expect(coach.locator("main")).to_contain_text("started")
        assert code not in re.sub(r"\s", "", coach.content())

        phone.goto(f"{site.learners_side}/en/me/shared")
        expect(phone.locator("main")).to_contain_text("the page about you")
        phone.locator('[name^="level"][value="nothing"]').check()
        press(phone, 'form[action$="/me/shared"] button')

        coach.reload()
        expect(coach.locator("main")).to_contain_text("Nothing is shared.")
        expect(coach.locator("main")).not_to_contain_text("started")
        expect(coach.locator("main")).not_to_contain_text("I am stuck")

        press(phone, 'form[action$="/me/stopped"] button')
        gone = coach.reload()
        assert gone is not None
        assert gone.status == 404


def test_a_used_card_opens_nothing_more_and_another_organisation_sees_nobody(
    site: DeskSite, chromium: Browser
) -> None:
    with browser_of(chromium, LAPTOP) as coach, browser_of(chromium, PHONE) as phone:
        site.sign_in(coach, CHEN)
        digits, label = hand_over_card(coach, site)
        begin(phone, site, digits, "finished")
        coach.goto(f"{site.url}/groups")
        coach.get_by_role("link", name=label).click()
        address = coach.url
        with browser_of(chromium, PHONE) as thief, browser_of(chromium, LAPTOP) as dalia:
            thief.goto(f"{site.learners_side}/en/card/{digits}")
            thief.locator("main form button").first.click()
            expect(thief.locator("main [role=alert]").first).to_be_visible()
            expect(thief.locator('[name="level"]')).to_have_count(0)
            site.sign_in(dalia, DALIA)
            shown = dalia.goto(address)
            assert shown is not None
            assert shown.status == 404


def test_digits_of_the_app_count_once_and_a_coach_who_is_paused_is_out(
    site: DeskSite, chromium: Browser
) -> None:
    secret = site.desk.with_app(site.desk.half(CHEN).member)[1]
    site.desk.doors.clock.forward(minutes=1)  # type: ignore[attr-defined]
    digits = site.desk.digits(secret)
    with browser_of(chromium, PHONE) as coach, browser_of(chromium, LAPTOP) as admin:
        _knock(coach, site)
        coach.fill("[name=digits]", digits)
        coach.locator("main form:has([name=digits]) button").first.click()
        expect(coach).to_have_url(f"{site.url}/groups")
        coach.get_by_role("button", name="Sign out").click()
        _knock(coach, site)
        coach.fill("[name=digits]", digits)
        coach.locator("main form:has([name=digits]) button").first.click()
        expect(coach).to_have_url(f"{site.url}/second")
        expect(coach.locator("main [role=alert]").first).to_be_visible()
        site.desk.doors.clock.forward(minutes=1)  # type: ignore[attr-defined]
        coach.fill("[name=digits]", site.desk.digits(secret))
        coach.locator("main form:has([name=digits]) button").first.click()
        expect(coach).to_have_url(f"{site.url}/groups")

        site.sign_in(admin, EERO)
        admin.goto(f"{site.url}/people")
        admin.locator("tr", has_text=CHEN).get_by_role("link").click()
        admin.get_by_role("button", name="Keep this person out").click()
        coach.get_by_role("link", name="Cards").click()
        expect(coach).to_have_url(f"{site.url}/sign-in")


def _knock(page: Page, site: DeskSite) -> None:
    page.goto(f"{site.url}/sign-in")
    page.fill("[name=email]", CHEN)
    page.fill("[name=password]", PASSWORD)
    page.get_by_role("button", name="Go on").click()
