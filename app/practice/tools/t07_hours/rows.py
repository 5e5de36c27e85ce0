"""The rows of the log as typed, and what each of them means: a shift, or what to look at. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from app.practice.tools.t07_hours.reading import NoDay, read_break, read_clock, read_day
from app.practice.tools.t07_hours.shifts import Fault, Impossible, Shift, day_length, shift_on
from app.practice.tools.tool import State

LONGEST_NOTE = 60
"""Short, so that two months of rows in any script fit into one form."""


class Row(NamedTuple):
    """One line of the log: what stands in its five fields."""

    day: str = ""
    start: str = ""
    end: str = ""
    pause: str = ""
    note: str = ""


class Hours(State):
    """All rows, the row that is being written, pay for an hour, and the month in view once there are many rows."""

    rows: tuple[Row, ...] = ()
    new: Row = Row()
    pay: str = ""
    month: str = ""


class Wrong(StrEnum):
    """What there is to look at in a row, beside what is no day and what makes no shift."""

    START = "no start"
    END = "no end"
    BREAK = "no break"
    NOTE = "note too long"
    OVERLAP = "overlap"
    TOO_MUCH = "more than a day"


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with one field of a row; `other`: the row that it overlaps with."""

    field: str
    why: NoDay | Fault | Wrong
    other: Shift | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A row with its day and its shift, as far as they can be read. What counts is the shift."""

    row: Row
    day: date | None = None
    shift: Shift | None = None
    troubles: tuple[Trouble, ...] = ()

    @property
    def month(self) -> str:
        """`2026-11`, or nothing."""
        return f"{self.day:%Y-%m}" if self.day else ""


def entries(rows: Iterable[Row], today: date) -> tuple[Entry, ...]:
    """Every row, by day and time; those without a day first."""
    found = sorted((_entry(row, today) for row in rows), key=_place)
    return tuple(_without_doubles(found))


def written(day: date) -> str:
    """A day as a field holds it."""
    return f"{day.day}.{day.month}.{day.year}"


def in_order(row: Row, today: date) -> Row:
    """The row with its day written in full, so that it means the same tomorrow."""
    day = read_day(row.day, today)
    return row if isinstance(day, NoDay) else row._replace(day=written(day))


def is_blank(row: Row) -> bool:
    """Nothing but perhaps a day is in it."""
    return not any(part.strip() for part in row[1:])


def _entry(row: Row, today: date) -> Entry:
    day = read_day(row.day, today)
    start, end, pause = read_clock(row.start), read_clock(row.end, end=True), read_break(row.pause)
    found = [Trouble("day", day)] if isinstance(day, NoDay) else []
    found += [
        Trouble(field, why)
        for field, why, wrong in (
            ("start", Wrong.START, start is None),
            ("end", Wrong.END, end is None),
            ("pause", Wrong.BREAK, pause is None),
            ("note", Wrong.NOTE, len(row.note) > LONGEST_NOTE),
        )
        if wrong
    ]
    known = None if isinstance(day, NoDay) else day
    if known is None or start is None or end is None or pause is None:
        return Entry(row, known, None, tuple(found))
    try:
        return Entry(row, known, shift_on(known, start, end, pause), tuple(found))
    except Impossible as impossible:
        return Entry(row, known, None, (*found, Trouble(FIELD_OF[impossible.fault], impossible.fault)))


FIELD_OF = {
    Fault.SAME: "end",
    Fault.NO_SUCH_START: "start",
    Fault.NO_SUCH_END: "end",
    Fault.LONG_BREAK: "pause",
}


def _place(entry: Entry) -> tuple[date, int]:
    start = entry.shift.start if entry.shift else read_clock(entry.row.start) or 0
    return entry.day or date.min, start


def entry_beside(row: Row, found: Sequence[Entry], today: date) -> Entry:
    """A row that is to join others: what is in the way is its own trouble, not theirs."""
    entry, others = _entry(row, today), [one.shift for one in found if one.shift]
    if entry.shift is None:
        return entry
    over = next((one for one in others if _overlap(one, entry.shift)), None)
    if over:
        return _troubled(entry, Trouble("start", Wrong.OVERLAP, over))
    worked = entry.shift.worked + sum(one.worked for one in others if one.day == entry.shift.day)
    return _troubled(entry, Trouble("end", Wrong.TOO_MUCH)) if worked > day_length(entry.shift.day) else entry


def _without_doubles(found: Sequence[Entry]) -> Iterable[Entry]:
    """No minute counts twice: a shift that begins before another ends is trouble, and so is too much for one day."""
    last: Shift | None = None
    worked: dict[date, int] = {}
    for entry in found:
        shift = entry.shift
        if shift is None:
            yield entry
        elif last and _overlap(last, shift):
            yield _troubled(entry, Trouble("start", Wrong.OVERLAP, last))
        elif worked.get(shift.day, 0) + shift.worked > day_length(shift.day):
            yield _troubled(entry, Trouble("end", Wrong.TOO_MUCH))
        else:
            last = shift
            worked[shift.day] = worked.get(shift.day, 0) + shift.worked
            yield entry


def _overlap(one: Shift, other: Shift) -> bool:
    return one.start < other.end and other.start < one.end


def _troubled(entry: Entry, trouble: Trouble) -> Entry:
    return replace(entry, shift=None, troubles=(*entry.troubles, trouble))


def day_after(day: date) -> date:
    """The next day."""
    return day + timedelta(1)
