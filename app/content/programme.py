"""The register of the programme: days of a week, and weeks with their modules and guests."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.content.cards import Group
from app.content.diagnostics import Report
from app.content.named import codes, marked
from app.content.register import Row, read_rows
from app.content.source import Source

MARKER = "programme"
DAY = Group("day")
GUESTS: Mapping[str, Group] = {
    "none": Group("none", ("take",)),
    "guest": Group("guest", ("guest", "take")),
    "visit": Group("visit", ("guest", "take")),
}
"""Nobody, somebody who comes to the group, or a place that the group goes to; and which parts their words have."""
PARTS = frozenset(part for group in GUESTS.values() for part in group.needed)

_WANTED = frozenset({"week", "modules", "guest"})
_KNOWN = frozenset({"short", "optional"})


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day that every week has."""

    id: str
    letter: str
    line: int


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One week. `short` and `optional` are some of its modules."""

    id: str
    number: int
    modules: tuple[str, ...]
    short: tuple[str, ...]
    optional: tuple[str, ...]
    guest: str
    line: int


class ProgrammeRows(NamedTuple):
    """The whole register, in the order of the calendar."""

    days: tuple[DayRow, ...] = ()
    weeks: tuple[WeekRow, ...] = ()

    def places(self) -> tuple[str, ...]:
        """What everybody in the group is offered: each module once, in the order of the weeks."""
        return tuple(
            dict.fromkeys(code for week in self.weeks for code in week.modules if code not in week.optional)
        )

    def short(self) -> tuple[str, ...]:
        """Places of which no week has more than the short version."""
        whole = {code for week in self.weeks for code in week.modules if code not in week.short}
        return tuple(code for code in self.places() if code not in whole)

    def groups(self) -> dict[str, Group | None]:
        """Which parts the words of each entry have."""
        days: dict[str, Group | None] = {day.id: DAY for day in self.days}
        return days | {week.id: GUESTS.get(week.guest) for week in self.weeks}


def read_programme(source: Source, report: Report) -> ProgrammeRows:
    """An entry with `day` is a day, any other a week."""
    rows = read_rows(source, report)
    days = sorted((_day(row) for row in rows if "day" in row.values), key=lambda day: day.letter)
    weeks = sorted((_week(row) for row in rows if "day" not in row.values), key=lambda week: week.number)
    _count([(day.letter, chr(ord("a") + at), day) for at, day in enumerate(days)], report)
    _count([(week.number, at, week) for at, week in enumerate(weeks, 1)], report)
    return ProgrammeRows(tuple(days), tuple(weeks))


def _count(found: Sequence[tuple[object, object, DayRow | WeekRow]], report: Report) -> None:
    """Report the first entry that is not the next one."""
    for has, due, row in found:
        if has != due:
            report.add("R013", row.line, f"{row.id}: {has} instead of {due}")
            return


def _day(row: Row) -> DayRow:
    row.expect(frozenset({"day"}), frozenset())
    return DayRow(row.id, row.text("day"), row.line)


def _week(row: Row) -> WeekRow:
    row.expect(_WANTED, _KNOWN)
    modules = codes(row, "modules")
    if "modules" in row.values and not modules:
        row.complain("R003", "modules")
    return WeekRow(
        row.id,
        _number(row),
        modules,
        marked(row, "short", modules),
        marked(row, "optional", modules),
        _guest(row),
        row.line,
    )


def _number(row: Row) -> int:
    value = row.values.get("week", 0)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    row.complain("R003", "week is not a number")
    return 0


def _guest(row: Row) -> str:
    guest = row.text("guest")
    if "guest" in row.values and guest not in GUESTS:
        row.complain("R003", f"guest {guest}, one of {', '.join(GUESTS)}")
    return guest
