"""Which attributes a marker may carry, and what fits them."""

import re
from collections.abc import Callable, Mapping

from app.content.compiled import Stamp
from app.content.diagnostics import Report
from app.content.front import NOTES
from app.content.markers import Marker, is_id

SRC = re.compile(r"[0-9a-f]{8}\Z")
OK = re.compile(r"[a-z]{1,6}-(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\Z")


def _ids(value: str) -> bool:
    return all(is_id(part) for part in value.split(","))


def _minutes(value: str) -> bool:
    return value.isascii() and value.isdigit() and 0 < int(value[:4]) <= 30


def _anything(value: str) -> bool:
    return True  # src and ok have codes of their own


_STAMPS: Mapping[str, Callable[[str], bool]] = {"src": _anything, "ok": _anything}
LESSON: Mapping[str, Callable[[str], bool]] = {
    "minutes": _minutes,
    "note": lambda value: value in NOTES,
    "facts": _ids,
    "tools": _ids,
    "pictogram": is_id,
    **_STAMPS,
}
ITEM: Mapping[str, Callable[[str], bool]] = {"terms": _ids, "pictogram": is_id, **_STAMPS}
LESSON_FLAGS = frozenset({"short", "test"})
ITEM_FLAGS = frozenset({"critical"})
PAPER_FLAGS = frozenset({"names", "room"})
"""What a checklist asks for on paper: a line for names, room to write at each point."""


def check_attributes(
    marker: Marker, allowed: Mapping[str, Callable[[str], bool]], flags: frozenset[str], report: Report
) -> None:
    """Report every attribute that is unknown or has a value that does not fit."""
    span = (marker.line, marker.line)
    for key, value in marker.values.items():
        if key not in allowed or not allowed[key](value):
            report.at("M008", span, f"{key}=", f"{key}={value}")
    for flag in marker.flags:
        if flag not in flags:
            report.at("M008", span, flag, flag)


def stamp_of(marker: Marker, revision: str, report: Report) -> Stamp:
    """The stamp of a unit; a hash or signature that does not fit is reported and counts as absent."""
    src, ok = marker.values.get("src", ""), marker.values.get("ok", "")
    return checked_stamp(Stamp(revision, src, ok), marker.line, report)


def checked_stamp(stamp: Stamp, line: int, report: Report) -> Stamp:
    src, ok = stamp.src, stamp.ok
    if src and not SRC.match(src):
        report.at("T016", (line, line), "src", src)
        src = ""
    if ok and not OK.match(ok):
        report.at("T015", (line, line), "ok", ok)
        ok = ""
    return Stamp(stamp.revision, src, ok)
