"""Reads days, times of the clock and breaks as people type them, with digits of any script. Pure."""

import re
import unicodedata
from datetime import date, timedelta
from enum import StrEnum

from app.practice.tools.amounts import latin

LONGEST = 40
"""Signs of a day, a time or a break; there is none with more."""
MIDNIGHT = 24 * 60
AHEAD = timedelta(days=31)
BACK = timedelta(days=3653)
"""A log is of days that were; a roster may reach some weeks ahead."""
LONGEST_BREAK = 12 * 60

_MARKS = dict.fromkeys([0x200E, 0x200F, 0x061C, *range(0x202A, 0x202D), *range(0x2066, 0x206A)])
_CLOCK = re.compile(
    r"(?:(?:klo|kl|at)\.? ?)?(\d{1,2})(?: ?[:.,h] ?(\d\d)| ?(\d\d))?(?: ?h)? ?(am|pm|a\.m\.|p\.m\.|ص|م)?"
)
_BREAKS = (
    re.compile(r"(?P<minutes>\d{1,3}) ?(?:m|min|mins|minutes|minuuttia|minuter)?\.?"),
    re.compile(r"(?P<hours>\d{1,2}):(?P<minutes>\d\d)"),
    re.compile(
        r"(?P<hours>\d{1,2}) ?(?:h|t|tim|hour|hours|tunti|tuntia)\.?(?: ?(?P<minutes>\d{1,2}) ?(?:m|min)?\.?)?"
    ),
)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})")
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[-./ ](?P<month>\d{1,2})(?:[-./ ](?P<year>\d{4}|\d\d)?)?")


class NoDay(StrEnum):
    """Why what was typed is no day of a log."""

    UNREAD = "unread"
    NEVER = "never"
    AHEAD = "ahead"
    LONG_AGO = "long ago"


def read_day(typed: str, today: date) -> date | NoDay:
    """`27.11.2026`, `27.11.`, `2026-11-27`: without a year it is the last such day, or one of the next weeks."""
    text = _plain(typed)
    found = _YEAR_FIRST.fullmatch(text) or _DAY_FIRST.fullmatch(text)
    if not found:
        return NoDay.UNREAD
    year = found["year"] or ""
    try:
        day = date(_full_year(year, today), int(found["month"]), int(found["day"]))
        if not year and day > today + AHEAD:
            day = day.replace(year=day.year - 1)
    except ValueError:
        return NoDay.NEVER
    if day > today + AHEAD:
        return NoDay.AHEAD
    return NoDay.LONG_AGO if day < today - BACK else day


def read_clock(typed: str, *, end: bool = False) -> int | None:
    """Minutes after midnight of `8`, `8.30`, `0830`, `8:30 pm`; 24:00 only where something ends."""
    found = _CLOCK.fullmatch(_plain(typed))
    if not found:
        return None
    hours, minutes, half = int(found[1]), int(found[2] or found[3] or 0), found[4]
    if half:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half[0] in "pم" else 0)
    total = hours * 60 + minutes
    return total if minutes < 60 and (total < MIDNIGHT or (end and total == MIDNIGHT)) else None


def read_break(typed: str) -> int | None:
    """Minutes of `30`, `30 min`, `1:00`, `1 h 15`; nothing typed is no break."""
    text = _plain(typed)
    if not text:
        return 0
    found = next((match for one in _BREAKS if (match := one.fullmatch(text))), None)
    if not found:
        return None
    parts = found.groupdict()
    total = int(parts.get("hours") or 0) * 60 + int(parts.get("minutes") or 0)
    return total if total <= LONGEST_BREAK else None


def _plain(typed: str) -> str:
    """Small letters and 0-9, without marks of direction; "-" for what is far too long to be any of these."""
    if len(typed) > LONGEST:
        return "-"
    text = unicodedata.normalize("NFKC", typed).translate(_MARKS).replace("٫", ".").lower()
    return " ".join(latin(text).split())


def _full_year(typed: str, today: date) -> int:
    return today.year if not typed else 2000 + int(typed) if len(typed) == 2 else int(typed)
