"""The register of contacts: who can help, language-free. Their words are in words/contacts.<lang>.md."""

import re
from dataclasses import dataclass
from datetime import date

from app.content.diagnostics import Report
from app.content.hours import Hours, parse_hours
from app.content.register import Row, read_rows
from app.content.source import Source

NEEDS = frozenset({"work", "safety", "violence", "legal", "discrimination", "accident", "emergency", "talk"})
_WANTED = frozenset(
    {"name", "short_name", "needs", "source_title", "grade", "checked_on", "verify_by", "signed_by_role"}
)
_KNOWN = frozenset(
    {"phone", "phone_alt", "chat", "email", "address", "hours", "languages", "cost", "anonymous", "emergency"}
) | {"source_url", "signed_on", "note"}
_PHONE = re.compile(r"\+?\d[\d ]{1,19}\Z")
_EMAIL = re.compile(r"[A-Za-z0-9._-]+@[A-Za-z0-9.-]+\Z")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of contacts.toml."""

    id: str
    name: str
    short_name: str
    phone: str
    phone_alt: str
    chat: str
    email: str
    address: str
    hours: tuple[Hours, ...]
    languages: tuple[str, ...]
    cost: str
    anonymous: bool | None
    needs: tuple[str, ...]
    emergency: bool
    source_title: str
    source_url: str
    grade: str
    checked_on: date
    verify_by: date
    signed_by_role: str
    signed_on: date | None
    note: str
    line: int

    def field(self, name: str) -> str:
        """A field that text may insert; "" for the phone."""
        return str(getattr(self, name or "phone"))


def read_contacts(source: Source, report: Report) -> dict[str, Entry]:
    return {row.id: _entry(row) for row in read_rows(source, report)}


def _entry(row: Row) -> Entry:
    hours_keys = frozenset(key for key in row.values if re.match(r"hours_[a-z]", key))
    row.expect(_WANTED, _KNOWN | hours_keys)
    return Entry(
        row.id,
        row.text("name"),
        row.text("short_name"),
        _fitting(row, "phone", _PHONE),
        _fitting(row, "phone_alt", _PHONE),
        row.address("chat"),
        _fitting(row, "email", _EMAIL),
        row.text("address"),
        tuple(one for key in ("hours", *sorted(hours_keys)) for one in _hours(row, key)),
        row.listed("languages"),
        row.text("cost"),
        row.flag("anonymous"),
        row.listed("needs", NEEDS),
        bool(row.flag("emergency")),
        row.text("source_title"),
        row.address("source_url"),
        row.text("grade", frozenset({"A", "B", "K"})),
        row.day("checked_on") or date.min,
        row.day("verify_by") or date.min,
        row.text("signed_by_role"),
        row.day("signed_on"),
        row.text("note"),
        row.line,
    )


def _fitting(row: Row, key: str, pattern: re.Pattern[str]) -> str:
    value = row.text(key)
    if value and not pattern.match(value):
        row.complain("R003", key)
        return ""
    return value


def _hours(row: Row, key: str) -> list[Hours]:
    """`hours` for everybody, `hours_en` for who calls in English."""
    found = []
    for text in row.listed(key):
        hours = parse_hours(text, key.partition("_")[2])
        if hours:
            found.append(hours)
        else:
            row.complain("R003", f"{key}: {text}")
    return found
