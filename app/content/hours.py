"""Opening times as written in the register: `always` or `mon-fri 09:00-15:00`, Europe/Helsinki."""

import re
from dataclasses import dataclass

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LINE = re.compile(r"([a-z,-]+) ([01]\d|2[0-4]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)\Z")
WHOLE_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Hours:
    """An opening time of a contact, Europe/Helsinki: weekdays 0-6 (Monday first), minutes since midnight."""

    days: frozenset[int]
    start: int
    end: int
    lang: str = ""


def parse_hours(text: str, lang: str = "") -> Hours | None:
    """One opening time; None if it cannot be read. A night is written as two lines."""
    if text == "always":
        return Hours(frozenset(range(7)), 0, WHOLE_DAY, lang)
    found = _LINE.match(text)
    if not found:
        return None
    days = _days(found.group(1))
    start, end = (int(found.group(at)) * 60 + int(found.group(at + 1)) for at in (2, 4))
    return Hours(days, start, end, lang) if days and start < end <= WHOLE_DAY else None


def _days(text: str) -> frozenset[int]:
    """`mon-fri,sun` as numbers, empty if a name is wrong."""
    found: set[int] = set()
    for part in text.split(","):
        first, _, last = part.partition("-")
        if first not in DAYS or (last or first) not in DAYS:
            return frozenset()
        found |= set(range(DAYS.index(first), DAYS.index(last or first) + 1))
    return frozenset(found)
