"""The trail on a page: in words, newest first, page by page, and whether it is in order."""

import pytest
from sqlalchemy import update
from sqlmodel import col

from app.accounts.models import AuditEntry
from app.accounts.trail.actions import note_act
from app.accounts.trail.acts import Act
from app.config import ROOT
from tests.client import Client
from tests.integration.conftest import DeskClient
from tests.page_rules import text_of
from tests.unit.accounts.desk import EERO, Desk

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
TRAIL = "/desk/en/trail"


def numbers(client: Client, path: str) -> list[int]:
    """The numbers of the entries on a page."""
    rows = client.page(client.get(path)).all("tr")[1:]
    return [int(text_of(row[-1])) for row in rows]


def test_the_newest_entries_come_first_and_older_ones_on_the_next_page(
    desk: Desk, desk_client: DeskClient
) -> None:
    with desk.writing() as session:
        for _ in range(60):
            note_act(session, desk.doors.secrets, desk.doors.clock, desk.one, None, Act.INVITED, "coach")
    eero = desk_client(EERO)
    first = numbers(eero, TRAIL)
    assert first == list(range(first[0], first[0] - 50, -1))
    assert f"{TRAIL}/{first[-1]}" in eero.get(TRAIL).text
    rest = numbers(eero, f"{TRAIL}/{first[-1]}")
    assert rest == list(range(first[-1] - 1, 0, -1))
    assert "Older entries" not in eero.get(f"{TRAIL}/{first[-1]}").text


def test_a_trail_in_order_says_so_and_a_changed_one_says_where(desk: Desk, desk_client: DeskClient) -> None:
    eero = desk_client(EERO)
    assert "in order" in eero.get(TRAIL).text
    ours = (col(AuditEntry.organisation_id) == desk.one, col(AuditEntry.number) == 2)
    with desk.engine.begin() as connection:
        connection.execute(update(AuditEntry).where(*ours).values(object="coach"))
    reply = eero.get(TRAIL)
    assert "at entry 2" in eero.page(reply).said() and "in order" not in reply.text


@SQLITE
def test_an_entry_says_who_did_what_and_when_in_finland(desk_client: DeskClient) -> None:
    eero = desk_client(EERO)
    said = eero.page(eero.get(TRAIL)).said()
    assert "Set up an authenticator app Somebody 1 December 2026, 11.00" in said
    assert "The organisation was set up whoever runs the server" in said


def test_every_act_has_words() -> None:
    words = (ROOT / "templates/accounts/trail.html").read_text("utf-8")
    assert [act for act in Act if f'"{act}": _(' not in words and act is not Act.ANCHOR] == []
