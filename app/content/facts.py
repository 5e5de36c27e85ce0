"""The register of facts: numbers about working life, with source, grade and the day they stop being sure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.content.diagnostics import Report
from app.content.markers import is_id
from app.content.register import Row, read_rows
from app.content.source import Source

UNITS = frozenset({"hours", "minutes", "days", "weekdays", "weeks", "months", "years", "percent", "euro"}) | {
    "count",
    "date",
    "year",
}
GRADES = frozenset({"A", "B", "K"})
_WANTED = frozenset(
    {"topic", "values", "units", "source_title", "checked_on", "verify_by", "grade", "applies_to"}
)
_KNOWN = frozenset(
    {"valid_from", "valid_to", "source_url", "star", "signed_by_role", "signed_on", "note", "ask"}
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?\Z")
_NEVER = date.min


@dataclass(frozen=True, slots=True)
class Fact:
    """One entry of facts.toml. `values` are plain: digits with a point, or an ISO date."""

    id: str
    topic: str
    values: Mapping[str, str]
    units: Mapping[str, str]
    valid_from: date | None
    valid_to: date | None
    source_title: str
    source_url: str
    checked_on: date
    verify_by: date
    grade: str
    star: bool
    applies_to: str
    signed_by_role: str
    signed_on: date | None
    note: str
    ask: str
    line: int

    def expired(self, today: date) -> bool:
        """Past verify_by, or outside the time it is valid for."""
        over = today > self.verify_by or (self.valid_to is not None and today > self.valid_to)
        return over or (self.valid_from is not None and today < self.valid_from)


def read_facts(source: Source, report: Report) -> dict[str, Fact]:
    return {row.id: _fact(row) for row in read_rows(source, report)}


def _fact(row: Row) -> Fact:
    row.expect(_WANTED, _KNOWN)
    values = _values(row)
    signed_by, signed_on = row.text("signed_by_role"), row.day("signed_on")
    if bool(signed_by) != bool(signed_on):
        row.complain("R003", "signed_by_role and signed_on go together")
    return Fact(
        row.id,
        row.text("topic"),
        values,
        _units(row, values),
        row.day("valid_from"),
        row.day("valid_to"),
        row.text("source_title"),
        row.address("source_url"),
        row.day("checked_on") or _NEVER,
        row.day("verify_by") or _NEVER,
        row.text("grade", GRADES),
        bool(row.flag("star")),
        row.text("applies_to"),
        signed_by,
        signed_on,
        row.text("note"),
        row.text("ask"),
        row.line,
    )


def _values(row: Row) -> dict[str, str]:
    table = row.values.get("values", {})
    if not isinstance(table, dict):
        row.complain("R003", "values")
        return {}
    found = {name: _value(value) for name, value in table.items()}
    for name, value in found.items():
        if not value or not is_id(name):
            row.complain("R003", f"values.{name}")
    return {name: value for name, value in found.items() if value and is_id(name)}


def _value(value: Any) -> str:
    """A number or a day as text, "" if it is neither."""
    if isinstance(value, bool | datetime):
        return ""
    if isinstance(value, date):
        return value.isoformat()
    text = str(value) if isinstance(value, int | float | str) else ""
    return text if _NUMBER.match(text) or _is_day(text) else ""


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _units(row: Row, values: Mapping[str, str]) -> dict[str, str]:
    table = row.values.get("units", {})
    units = table if isinstance(table, dict) else {}
    for name in values:
        if units.get(name) not in UNITS or (units[name] == "date") != _is_day(values[name]):
            row.complain("R003", f"units.{name}")
    return {name: unit if unit in UNITS else "count" for name in values for unit in [units.get(name)]}
