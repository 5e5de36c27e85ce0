"""The registers of facts, contacts and tracks."""

from datetime import date
from pathlib import Path

import pytest

from app.content.cards import SETS
from app.content.contacts import Entry, read_contacts
from app.content.facts import Fact, read_facts
from app.content.registers import read_registers
from app.content.scan import Found
from app.content.source import source_of
from app.content.tracks import Shelf, read_tracks
from tests.unit.content.making import CONTACTS, FACTS, TRACKS, codes


def facts(text: str) -> tuple[dict[str, Fact], list[str]]:
    source, report = source_of(text.encode(), "facts.toml")
    return read_facts(source, report), codes(report)


def contacts(text: str) -> tuple[dict[str, Entry], list[str]]:
    source, report = source_of(text.encode(), "contacts.toml")
    return read_contacts(source, report), codes(report)


def tracks(text: str) -> tuple[tuple[Shelf, ...], list[str]]:
    source, report = source_of(text.encode(), "tracks.toml")
    return read_tracks(source, report), codes(report)


def test_a_fact_keeps_its_decimals_and_its_line() -> None:
    found, complaints = facts("\n\n" + FACTS)
    assert complaints == []
    assert found["f08"].values == {"week-hours": "40", "extra": "7.30", "since": "2026-06-01", "pay": "19000"}
    assert found["f08"].line == 3


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('extra = "7.30"', 'extra = "7,30"'),
        ('extra = "7.30"', "extra = true"),
        ('extra = "7.30"', "extra = [7]"),
        ('extra = "7.30"', "extra = -7"),
        ('since = "2026-06-01"', 'since = "2026-6-1"'),
        ('extra = "percent"', 'extra = "litres"'),
        ('since = "date"', 'since = "hours"'),
        ("checked_on = 2026-11-20", 'checked_on = "2026-11-20"'),
        ("checked_on = 2026-11-20", "checked_on = 2026-11-20T10:00:00"),
        ("star = false", "star = 0"),
        ('source_url = "https://example.org/act"', 'source_url = "http://example.org"'),
        ('source_url = "https://example.org/act"', 'source_url = "javascript:x"'),
        ('signed_by_role = ""', 'signed_by_role = "lawyer"'),
        ("[f08]", "[F08]"),
    ],
)
def test_a_fact_that_does_not_fit_is_reported(old: str, new: str) -> None:
    _, complaints = facts(FACTS.replace(old, new))
    assert {line.split()[1] for line in complaints} == {"R003"}


@pytest.mark.parametrize(
    ("today", "expired"),
    [
        (date(2019, 12, 31), True),
        (date(2020, 1, 1), False),
        (date(2027, 5, 20), False),
        (date(2027, 5, 21), True),
    ],
)
def test_a_fact_expires_after_its_verify_by_and_before_it_is_valid(today: date, expired: bool) -> None:
    assert facts(FACTS)[0]["f08"].expired(today) is expired


def test_a_fact_expires_with_what_it_is_valid_for() -> None:
    fact = facts(FACTS.replace("valid_from = 2020-01-01", "valid_to = 2026-12-31"))[0]["f08"]
    assert not fact.expired(date(2026, 12, 31))
    assert fact.expired(date(2027, 1, 1))


def test_bad_toml_is_reported_where_it_is_and_gives_nothing() -> None:
    assert facts("[f08]\ntopic = \n") == ({}, ["2:9 R001"])
    assert facts("[f08]\na = 1\n[f08]\n") == ({}, ["3:5 R001"])
    assert facts("f08 = 1\n") == ({}, ["1:1 R003"])
    assert facts("a = " + "[" * 3000)[1][0].endswith("R001")


def test_a_contact_has_hours_by_language_and_unknown_stays_unknown() -> None:
    found, complaints = contacts(CONTACTS)
    assert complaints == []
    assert [(hours.lang, sorted(hours.days), hours.start) for hours in found["f42"].hours] == [
        ("", [0, 1, 2, 3, 4], 540),
        ("en", [0], 600),
    ]
    assert found["f40"].anonymous is None
    assert found["f40"].emergency


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('phone = "116 006"', 'phone = "116-006; rm"'),
        ('phone = "116 006"', "phone = 116006"),
        ('chat = "https://www.riku.fi"', 'chat = "www.riku.fi"'),
        ('needs = ["talk", "safety"]', 'needs = ["tea"]'),
        ('needs = ["talk", "safety"]', 'needs = "talk"'),
        ('hours = ["mon-fri 09:00-20:00"]', 'hours = ["weekdays"]'),
        ("anonymous = true", 'anonymous = "yes"'),
        ('grade = "A"', 'grade = "Z"'),
    ],
)
def test_a_contact_that_does_not_fit_is_reported(old: str, new: str) -> None:
    _, complaints = contacts(CONTACTS.replace(old, new))
    assert {line.split()[1] for line in complaints} == {"R003"}


def test_tracks_stand_in_their_order_and_modules_by_code() -> None:
    text = TRACKS + TRACKS.replace("rights", "welcome").replace("order = 1", "order = 0").replace(
        '"l03"', '"l16", "l01"'
    )
    found, complaints = tracks(text)
    assert complaints == []
    assert [shelf.id for shelf in found] == ["welcome", "rights"]
    assert found[0].modules == ("l01", "l16")


@pytest.mark.parametrize(("old", "new"), [("order = 1", 'order = "1"'), ('"learner"', '"everyone"')])
def test_a_track_that_does_not_fit_is_reported(old: str, new: str) -> None:
    assert tracks(TRACKS.replace(old, new))[1] == ["1:1 R003"]


def test_registers_that_are_missing_are_empty_and_a_text_may_stand_in(tmp_path: Path) -> None:
    nothing = read_registers([])[0]
    assert nothing[:3] == ({}, {}, ())
    assert nothing.cards == dict.fromkeys(SETS, ())
    path = tmp_path / "facts.toml"
    path.write_text("broken")
    found, complaints = read_registers([Found(path, "facts.toml", "facts.toml")], {"facts.toml": FACTS})
    assert list(found.facts) == ["f08"]
    assert complaints == []
