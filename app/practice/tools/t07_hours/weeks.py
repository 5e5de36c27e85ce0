"""Days and ISO weeks of shifts, and what is worth asking about in them. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise

from app.practice.tools.t07_hours.shifts import Shift


@dataclass(frozen=True, slots=True)
class Day:
    """All shifts that start on one day, in order."""

    day: date
    shifts: tuple[Shift, ...]

    @property
    def worked(self) -> int:
        """Minutes of work."""
        return sum(shift.worked for shift in self.shifts)

    @property
    def sunday(self) -> int:
        """Minutes of it on a Sunday or a church holiday."""
        return sum(shift.sunday for shift in self.shifts)


@dataclass(frozen=True, slots=True)
class Week:
    """An ISO week by its Monday."""

    monday: date
    days: tuple[Day, ...]

    @property
    def number(self) -> int:
        """Its number as calendars print it."""
        return self.monday.isocalendar().week

    @property
    def last(self) -> date:
        """Its Sunday."""
        return self.monday + timedelta(6)

    @property
    def worked(self) -> int:
        """Minutes of work."""
        return sum(day.worked for day in self.days)

    @property
    def sunday(self) -> int:
        """Minutes of it on a Sunday or a church holiday."""
        return sum(day.sunday for day in self.days)


@dataclass(frozen=True, slots=True)
class Rest:
    """Minutes between the last shift of one day and the first of the next day with work."""

    after: date
    before: date
    minutes: int


def days_of(shifts: Iterable[Shift]) -> tuple[Day, ...]:
    """Shifts by the day they start on."""
    ordered = sorted(shifts)
    return tuple(Day(day, tuple(found)) for day, found in groupby(ordered, lambda shift: shift.day))


def weeks_of(days: Iterable[Day]) -> tuple[Week, ...]:
    """Days by their ISO week."""
    return tuple(
        Week(monday, tuple(found)) for monday, found in groupby(days, lambda one: monday_of(one.day))
    )


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(day.weekday())


def rests_under(days: Sequence[Day], minutes: int) -> tuple[Rest, ...]:
    """Every rest between days of work that is shorter. A pause between two shifts of one day is none."""
    rests = (
        Rest(one.day, other.day, other.shifts[0].start - max(shift.end for shift in one.shifts))
        for one, other in pairwise(days)
    )
    return tuple(rest for rest in rests if rest.minutes < minutes)
