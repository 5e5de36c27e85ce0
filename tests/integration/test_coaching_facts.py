"""The list of facts and contacts at the desk: what is overdue, what is near, and who must look at it."""

import re

import pytest

from app.config import ROOT
from app.content.gather import gather
from app.main import LANGUAGES
from tests.client import Client
from tests.fixtures.clocks import HandClock
from tests.integration.conftest import DeskClient
from tests.page_rules import text_of
from tests.unit.accounts.desk import CHEN, EERO

PAGE = "/desk/en/facts"
ID = re.compile(r"[a-z0-9-]+")
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def rows(client: Client, path: str = PAGE) -> dict[str, str]:
    """The words of each entry, by its id."""
    found = [" ".join(text_of(one).split()) for one in client.page(client.get(path)).all("tr")]
    return {ID.match(one).group(): one for one in found if "Grade " in one}  # type: ignore[union-attr]


def test_every_fact_and_contact_of_the_registers_is_listed_once(desk_client: DeskClient) -> None:
    registers = gather(ROOT / "modules", LANGUAGES)[0].registers
    page = desk_client(CHEN).get(PAGE).text
    for name in {*registers.facts, *registers.contacts}:
        times = (name in registers.facts) + (name in registers.contacts)
        assert page.count(f'<p class="place"><bdi>{name}</bdi>') == times, name


def test_an_entry_says_who_signed_it_who_must_check_it_and_where_it_is_used(
    desk_client: DeskClient,
) -> None:
    said = rows(desk_client(CHEN))["f16"]
    assert "31 December 2026" in said and "Checked on 20 November 2026." in said
    assert "nobody yet" in said and "an editor" in said and "a lawyer" in said
    assert "Gross and net l03/b" in said and "Pay-slip checker t04" in said


def test_nothing_is_overdue_at_first_and_later_what_is_overdue_stands_first(
    desk_client: DeskClient, clock: HandClock
) -> None:
    chen = desk_client(CHEN)
    page = chen.page(chen.get(PAGE))
    assert "Nothing is overdue." in page.said() and "Overdue (" not in page.said()
    clock.forward(days=45)
    eero = desk_client(EERO)
    said = eero.page(eero.get(PAGE)).said()
    assert "Nothing is overdue." not in said
    assert (
        said.index("Overdue (")
        < said.index("pension")
        < said.index("In the next 30 days (")
        < said.index("Later (")
    )
    assert "overdue" in rows(eero)["f16"]


def test_sources_are_links_that_tell_nobody_where_one_came_from(desk_client: DeskClient) -> None:
    eero = desk_client(EERO)
    links = [
        one for one in eero.page(eero.get(PAGE)).all("a") if (one.get("href") or "").startswith("https://")
    ]
    assert links and all("noreferrer" in (one.get("rel") or "") for one in links)


def test_notes_for_the_editor_say_that_they_are_english(desk_client: DeskClient) -> None:
    chen = desk_client(CHEN)
    assert '<span lang="en"' in chen.get("/desk/fi/facts").text
