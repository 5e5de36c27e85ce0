"""Reads a TOML register: tables by id, every value judged, each complaint with its line."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from app.content.diagnostics import Report
from app.content.markers import is_id
from app.content.source import Source

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


class Row:
    """One table of a register. What does not fit is reported and becomes empty."""

    def __init__(self, name: str, values: Mapping[str, Any], line: int, report: Report) -> None:
        self.id = name
        self.values = values
        self.line = line
        self.report = report

    def complain(self, code: str, detail: str) -> None:
        self.report.add(code, self.line, f"{self.id}: {detail}")

    def expect(self, wanted: frozenset[str], known: frozenset[str]) -> None:
        for key in sorted(wanted - set(self.values)):
            self.complain("R002", key)
        for key in sorted(set(self.values) - known - wanted):
            self.complain("R004", key)

    def text(self, key: str, allowed: frozenset[str] | None = None) -> str:
        value = self.values.get(key, "")
        if isinstance(value, str) and (allowed is None or not value or value in allowed):
            return value.strip()
        self.complain("R003", key)
        return ""

    def address(self, key: str) -> str:
        """An https address, the only kind that is ever linked."""
        value = self.text(key)
        if value and not re.match(r"https://[A-Za-z0-9.-]+(?:/[^\s\"'<>]*)?\Z", value):
            self.complain("R003", key)
            return ""
        return value

    def day(self, key: str) -> date | None:
        value = self.values.get(key)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        self.complain("R003", f"{key} is not a date")
        return None

    def flag(self, key: str) -> bool | None:
        value = self.values.get(key)
        if value is None or isinstance(value, bool):
            return value
        self.complain("R003", f"{key} is not true or false")
        return None

    def listed(self, key: str, allowed: frozenset[str] | None = None) -> tuple[str, ...]:
        value = self.values.get(key, [])
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            for one in value if allowed is not None else ():
                if one not in (allowed or ()):
                    self.complain("R003", f"{key}: {one}")
            return tuple(value)
        self.complain("R003", key)
        return ()


def read_rows(source: Source, report: Report) -> list[Row]:
    """The tables of a register in the order they are written."""
    try:
        tables = tomllib.loads(source.text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        place = _PLACE.search(str(error))
        last = len(source.lines) if "end of document" in str(error) else 1
        line, col = (int(place.group(1)), int(place.group(2))) if place else (last, 1)
        report.add("R001", line, str(error).partition(" (at ")[0], col)
        return []
    rows = []
    for name, values in tables.items():
        line = _line(name, source.lines)
        if is_id(name) and isinstance(values, dict):
            rows.append(Row(name, values, line, report))
        else:
            report.add("R003", line, name)
    return rows


def _line(name: str, lines: list[str]) -> int:
    for number, line in enumerate(lines, 1):
        if line.strip() == f"[{name}]":
            return number
    return 1
