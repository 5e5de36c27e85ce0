"""Passkeys in a real browser: made while joining, used alone and as a second step, and never twice with one answer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlmodel import func, select

from app.accounts.models import Challenge
from app.db import open_session
from tests.browser.desk_site import DeskSite, desk_site, with_passkeys
from tests.unit.accounts.desk import CHEN, PASSWORD

pytestmark = pytest.mark.browser
FATIMA = "fatima@one.example"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[DeskSite]:
    """A desk that nobody else uses."""
    with desk_site(tmp_path) as made:
        yield made


@pytest.fixture
def fatima(page: Page, site: DeskSite) -> Page:
    """Somebody new, who has chosen a passkey and is in."""
    with_passkeys(page).goto(f"{site.url}/join/{site.desk.invite(site.desk.one, FATIMA)}")
    page.fill("[name=name]", "Fatima")
    page.fill("[name=password]", PASSWORD)
    page.click("text=Go on")
    page.fill("[name=label]", "blue key")
    page.click("text=Make a passkey")
    page.click("text=Show my codes")
    page.click("text=I have them on paper")
    expect(page).to_have_url(f"{site.url}/groups")
    return page


def questions(site: DeskSite) -> int:
    """How many questions were answered well."""
    with open_session(site.desk.engine, writes=False) as session:
        return session.exec(select(func.count()).select_from(Challenge)).one()


def press(page: Page) -> None:
    """Let the device answer."""
    page.get_by_role("button", name="Use a passkey").click()


def test_a_passkey_made_at_the_beginning_opens_the_desk_alone(fatima: Page, site: DeskSite) -> None:
    fatima.click("text=Sign out")
    press(fatima)
    expect(fatima).to_have_url(f"{site.url}/groups")
    assert questions(site) == 2  # one to make it, one to come in
    assert site.desk.acts(site.desk.one)[-4:] == [
        "joined",
        "passkey added",
        "recovery codes made",
        "signed in",
    ]
    fatima.goto(f"{site.url}/account")
    expect(fatima.locator("tbody")).to_contain_text("blue key")


def test_a_passkey_is_the_second_step_after_a_password(fatima: Page, site: DeskSite) -> None:
    fatima.click("text=Sign out")
    fatima.fill("[name=email]", FATIMA)
    fatima.fill("[name=password]", PASSWORD)
    fatima.click("text=Go on")
    expect(fatima).to_have_url(f"{site.url}/second")
    press(fatima)
    expect(fatima).to_have_url(f"{site.url}/groups")


def test_an_answer_that_was_used_opens_nothing_again(fatima: Page, site: DeskSite) -> None:
    fatima.click("text=Sign out")
    with fatima.expect_request(lambda one: one.url.endswith("/passkey") and one.method == "POST") as sent:
        press(fatima)
    expect(fatima).to_have_url(f"{site.url}/groups")
    fatima.click("text=Sign out")
    origin = site.url.removesuffix("/desk/en")
    again = fatima.context.request.post(
        sent.value.url,
        data=sent.value.post_data,
        headers={"Origin": origin, "Content-Type": "application/x-www-form-urlencoded"},
    )
    assert again.status == 422
    fatima.goto(f"{site.url}/account")
    expect(fatima).to_have_url(f"{site.url}/sign-in")


def test_a_second_passkey_is_added_and_one_is_always_left(page: Page, site: DeskSite) -> None:
    site.sign_in(with_passkeys(page), CHEN)
    page.goto(f"{site.url}/account")
    page.click("text=Add a passkey")
    page.click("text=Back to my account")
    page.click("text=Remove the app")
    page.click("text=Back to my account")
    page.click("text=Remove this passkey")
    expect(page.locator("[role=alert]").first).to_contain_text("Nothing was removed")


def test_a_browser_that_makes_no_passkey_says_so_and_loses_nothing(page: Page, site: DeskSite) -> None:
    page.context.new_cdp_session(page).send(
        "WebAuthn.enable"
    )  # with no device: the browser gives up by itself
    page.goto(f"{site.url}/sign-in")
    page.fill("[name=email]", CHEN)
    page.route("**/passkey/question", lambda route: route.abort())
    press(page)
    expect(page.locator("form [role=alert]")).to_contain_text("That did not work")
    expect(page.locator("[name=email]")).to_have_value(CHEN)


def test_without_scripts_a_sentence_stands_where_the_passkey_would(chromium: Browser, site: DeskSite) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.url}/sign-in")
    expect(page.locator("text=A passkey needs JavaScript")).to_be_visible()
    expect(page.get_by_role("button", name="Use a passkey")).to_have_count(0)
    context.close()
