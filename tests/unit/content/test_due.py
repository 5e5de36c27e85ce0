"""What must be verified next: in which order, when it is over, who looks at it and what uses it."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from app.content.due import Due, Inserted, due, uses
from tests.unit.content.making import CONTACTS, EN, FACTS, MODULE, library

DAY = date(2027, 2, 20)
"""The last sure day of both contacts; that of the fact is three months later."""


def _due(tmp_path: Path, today: date, changed: dict[str, str | bytes | None] | None = None) -> list[Due]:
    found = library(tmp_path, changed)
    return due(found.registers, uses(found.rows.values(), {"t04": Inserted(("f08",), ("f40",))}), today)


def test_what_ends_first_stands_first(tmp_path: Path) -> None:
    found = _due(tmp_path, DAY)
    assert [(one.register, one.id) for one in found] == [
        ("contact", "f40"),
        ("contact", "f42"),
        ("fact", "f08"),
    ]
    assert [one.verify_by for one in found] == [DAY, DAY, date(2027, 5, 20)]


@pytest.mark.parametrize(("days", "when"), [(1, "overdue"), (0, "soon"), (-30, "soon"), (-31, "later")])
def test_the_day_itself_is_not_over_and_thirty_days_before_is_soon(
    days: int, when: str, tmp_path: Path
) -> None:
    assert _due(tmp_path, DAY + timedelta(days=days))[0].when == when


def test_a_fact_that_is_no_longer_valid_ends_before_its_day_of_verifying(tmp_path: Path) -> None:
    facts = FACTS.replace("valid_from = 2020-01-01", "valid_from = 2020-01-01\nvalid_to = 2026-12-31")
    first = _due(tmp_path, date(2027, 1, 1), {"facts.toml": facts})[0]
    assert (first.id, first.verify_by, first.when) == ("f08", date(2026, 12, 31), "overdue")


def test_lessons_and_tools_that_use_it_are_named_once_each(tmp_path: Path) -> None:
    text = MODULE.replace("Call [116 006]", "Call [116 006](contact:f42) or [116 006]")
    used = {(one.register, one.id): one.used_in for one in _due(tmp_path, DAY, {EN: text})}
    assert used == {
        ("fact", "f08"): ("l03/a", "t04"),
        ("contact", "f42"): ("l03/a",),
        ("contact", "f40"): ("t04",),
    }


def test_nobody_has_signed_what_nobody_signed(tmp_path: Path) -> None:
    assert {one.signed_by for one in _due(tmp_path, DAY)} == {""}
    signed = CONTACTS.replace('signed_by_role = ""', 'signed_by_role = "editor"\nsigned_on = 2026-11-30', 1)
    first = _due(tmp_path, DAY, {"contacts.toml": signed})[0]
    assert (first.id, first.signed_by, first.signed_on) == ("f40", "editor", date(2026, 11, 30))


def test_law_goes_to_a_lawyer_and_contacts_to_an_editor(tmp_path: Path) -> None:
    by = {one.id: one.checked_by for one in _due(tmp_path, DAY)}
    assert by == {"f08": ("editor", "lawyer"), "f40": ("editor",), "f42": ("editor",)}


def test_what_the_heaviest_modules_use_goes_to_a_partner_too(tmp_path: Path) -> None:
    found = library(tmp_path)
    used = {("fact", "f08"): ("l14/c",), ("contact", "f42"): ("p2/d",)}
    by = {one.id: one.checked_by for one in due(found.registers, used, DAY)}
    assert by == {"f08": ("editor", "lawyer", "partner"), "f42": ("editor", "partner"), "f40": ("editor",)}
