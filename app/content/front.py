"""What the keys of a module's front matter mean, and which of them a source and a translation have."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from app.content.compiled import Front, Stamp
from app.content.diagnostics import Report
from app.content.frontmatter import line_of
from app.content.markers import is_id
from app.content.revision import revision

NOTES = ("none", "mild", "strong")
DEFAULT_SOURCE = "en"
_SOURCE_KEYS = frozenset(
    {"code", "lang", "title", "track", "level", "minutes", "aims", "content_note"}
) | frozenset({"pictogram", "facts", "tools", "reviewed", "retired"})
_OPTIONAL = frozenset({"source", "pass_mark"})
_WORDS = frozenset({"code", "lang", "title", "aims"})
_STAMPS = frozenset({"src", "ok", "source"})
NO_FRONT = Front("", (), Stamp(""))
_LEVEL = re.compile(r"(?:A1|A2|B1|B2)(?:-(?:A1|A2|B1|B2))?\Z")
_AIMS = 3


def is_source(values: Mapping[str, Any], lang: str) -> bool:
    return str(values.get("source", DEFAULT_SOURCE)) == lang


class FrontReader:
    """Takes values out of front matter by shape; what does not fit is reported once and becomes empty."""

    def __init__(self, values: Mapping[str, Any], report: Report) -> None:
        self.values = values
        self.report = report

    def complain(self, code: str, key: str, detail: str = "") -> None:
        self.report.add(code, line_of(key, self.report.lines), f"{key} {detail}".rstrip())

    def text(self, key: str, allowed: tuple[str, ...] | re.Pattern[str] | None = None) -> str:
        value = self.values.get(key, "")
        fits = isinstance(value, str) and bool(value.strip()) and _allowed(value, allowed)
        if key in self.values and not fits:
            self.complain("F013", key)
        return value.strip() if fits else ""

    def number(self, key: str, most: int) -> int:
        value = self.values.get(key, 0)
        fits = isinstance(value, int) and not isinstance(value, bool) and 0 < value <= most
        if key in self.values and not fits:
            self.complain("F013", key, f"1 to {most}")
        return value if fits else 0

    def listed(self, key: str, ids: bool = True) -> tuple[str, ...]:
        value = self.values.get(key, [])
        fits = isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)
        if not fits or (ids and not all(is_id(one) for one in value)):
            self.complain("F013", key)
            return ()
        return tuple(one.strip() for one in value)

    def reviews(self) -> tuple[tuple[str, ...], ...]:
        value = self.values.get("reviewed", [])
        rows: list[Any] = value if isinstance(value, list) else [None]
        if not all(_is_review(row) for row in rows):
            self.complain("F013", "reviewed", "what, role, date")
            return ()
        return tuple((row["what"], row["role"], row["date"].isoformat()) for row in rows)

    def hexadecimal(self, key: str) -> str:
        """A hash of eight digits: YAML reads one without a letter as a number."""
        value = self.values.get(key, "")
        return f"{value:08d}" if isinstance(value, int) and not isinstance(value, bool) else str(value)


def _allowed(value: str, allowed: tuple[str, ...] | re.Pattern[str] | None) -> bool:
    if allowed is None:
        return True
    return bool(allowed.match(value)) if isinstance(allowed, re.Pattern) else value in allowed


def _is_review(row: Any) -> bool:
    return (
        isinstance(row, dict)
        and set(row) == {"what", "role", "date"}
        and all(isinstance(row[key], str) and row[key] for key in ("what", "role"))
        and type(row["date"]) is date
    )


def read_front(values: Mapping[str, Any], source: bool, report: Report) -> Front:
    """The front matter, every key judged."""
    reader = FrontReader(values, report)
    _check_keys(values, source, reader)
    title, aims = reader.text("title"), reader.listed("aims", ids=False)
    if (aims or values.get("aims") == []) and len(aims) != _AIMS:
        reader.complain("F013", "aims", f"{len(aims)}, three are wanted")
    own = revision("\n".join((title, *aims)))
    if not source:
        return Front(title, aims, Stamp(own, reader.hexadecimal("src"), str(values.get("ok", ""))))
    return Front(
        title,
        aims,
        Stamp(own),
        reader.text("track"),
        reader.text("level", _LEVEL),
        reader.number("minutes", 200),
        reader.text("content_note", NOTES) or "none",
        reader.text("pictogram"),
        reader.listed("facts"),
        reader.listed("tools"),
        reader.reviews(),
        reader.listed("retired"),
        reader.number("pass_mark", 100),
    )


def _check_keys(values: Mapping[str, Any], source: bool, reader: FrontReader) -> None:
    wanted = _SOURCE_KEYS if source else _WORDS
    known = _SOURCE_KEYS | _OPTIONAL if source else _WORDS | _STAMPS
    for key in sorted(wanted - set(values)):
        reader.report.add("F012", 1, key)
    for key in sorted(set(values) - known):
        reader.complain("F014", key)
