"""Whoever grabs the phone after a card, a code and a look at what is shared: neither disk nor Back names a coach."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sqlmodel import col, update

from app.accounts.models import Member, Organisation
from app.learners.sharing.actions import suggest
from app.learners.sharing.models import Share
from tests.browser.conftest import Profile
from tests.browser.desk_site import DeskSite, desk_site
from tests.browser.profile import addresses, search_profile
from tests.browser.steps import at_rest, go_back
from tests.browser.walk import press
from tests.fixtures.cards import new_card
from tests.fixtures.coaching import term_of
from tests.fixtures.sharing import rows
from tests.unit.accounts.desk import CHEN

pytestmark = pytest.mark.browser
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
COACH, HOUSE, LABEL = "Chenovia Wu", "Kielokoti Organisation", "purple umbrella"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[DeskSite]:
    """A desk whose coach and organisation have names that stand nowhere else."""
    (tmp_path / "data").mkdir()
    with desk_site(tmp_path / "data") as made:
        with made.desk.writing() as session:
            session.exec(update(Member).where(col(Member.email) == CHEN).values(name=COACH))
            session.exec(update(Organisation).where(col(Organisation.id) == made.desk.one).values(name=HOUSE))
        yield made


def use_card(page: Page, site: DeskSite, digits: str) -> str:
    """From the square on the card to the first page, with a code that is written down."""
    page.goto(f"{site.learners_side}/en/card/{digits}")
    press(page, "main form button")
    expect(page.locator("main")).to_contain_text(COACH)
    press(page, 'form[action$="/card/code"] button')
    code = re.sub(r"\D", "", page.inner_text(".groups"))
    press(page, '[name="written"]')
    return code


@SCRIPTS
def test_after_a_card_and_an_exit_nothing_names_coach_house_label_or_code(
    site: DeskSite, profile: Profile, tmp_path: Path, *, scripts: bool
) -> None:
    digits, folder = new_card(site.desk, term_of(site.desk, CHEN), LABEL), tmp_path / "profile"
    phone = profile(folder, scripts=scripts)
    phone.route(
        "https://**/*", lambda way: way.fulfill(content_type="text/html", body="<title>Weather</title>")
    )
    page = phone.pages[0]
    code = use_card(page, site, digits)
    with site.desk.writing() as session:
        suggest(session, term_of(site.desk, CHEN), rows(site.desk.engine, Share), ("l03", "t04"))
    press(page, 'footer a[href="/en/me"]')
    press(page, 'main a[href="/en/me/shared"]')
    expect(page.locator("main")).to_contain_text(LABEL)
    page.locator('[name^="level"][value="going"]').check()
    press(page, 'form[action$="/me/shared"] button')
    press(page, 'form[action$="/me/stuck"] button')
    press(page, 'form[action$="/me/stopped"] button')
    page.locator("[data-exit] button").click()
    page.wait_for_url("https://**/*")
    at_rest(page)
    while shown := go_back(page):
        for words in (COACH, HOUSE, LABEL, code[:4] + " " + code[4:8], "My own code", "What I share"):
            assert words not in shown
    phone.close()
    secrets = [code, " ".join(re.findall("....", code)), COACH, HOUSE, LABEL]
    assert search_profile(folder, secrets) == {}
    if scripts:
        here = site.learners_side
        assert addresses(folder, here) <= {f"{here}/en/card/{digits}", f"{here}/out"}
