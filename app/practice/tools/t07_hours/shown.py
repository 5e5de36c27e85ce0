"""What the page says of the hours: weeks with their days, and what may be worth asking. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.practice.tools.amounts import amount
from app.practice.tools.t07_hours.rows import Entry, Hours
from app.practice.tools.t07_hours.shifts import Shift
from app.practice.tools.t07_hours.weeks import Day, Week, days_of, rests_under, weeks_of
from app.practice.tools.t07_hours.words import long_day, long_time, times
from app.practice.tools.t07_hours.worth import MOST_PAY, Rules, worth
from app.practice.tools.tool import Workbench

LONG_SPAN = 16 * 60
"""From here on a slip of the pen is likelier than a shift; it counts all the same."""


@dataclass(frozen=True, slots=True)
class DayShown:
    """One day of a week, in words; what is empty is not said."""

    name: str
    times: tuple[str, ...]
    worked: str
    sunday: str
    money: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WeekShown:
    """One week, in words."""

    number: int
    first: str
    last: str
    worked: str
    sunday: str
    money: str
    days: tuple[DayShown, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Something worth asking: what it is, and when."""

    title: str
    lines: tuple[str, ...]


def shifts_of(found: Iterable[Entry]) -> tuple[Shift, ...]:
    """What counts."""
    return tuple(entry.shift for entry in found if entry.shift)


def weeks_with(shifts: Iterable[Shift], wanted: Iterable[Shift]) -> tuple[Week, ...]:
    """Whole weeks, with every shift, but only those in which a wanted one starts; the newest first."""
    starts = {shift.day for shift in wanted}
    weeks = weeks_of(days_of(shifts))
    return tuple(week for week in reversed(weeks) if any(day.day in starts for day in week.days))


def week_shown(week: Week, state: Hours, rules: Rules | None, bench: Workbench) -> WeekShown:
    """A week as the page tells it; with money where pay for an hour stands in the form."""
    return WeekShown(
        week.number,
        bench.reader.formatter.date(week.monday),
        bench.reader.formatter.date(week.last),
        long_time(week.worked, bench),
        long_time(week.sunday, bench) if week.sunday else "",
        _money(week.days, state, rules, bench),
        tuple(_day_shown(day, state, rules, bench) for day in week.days),
    )


def total_worth(days: Iterable[Day], state: Hours, rules: Rules | None) -> Decimal | None:
    """The days' worth added up; None without pay for an hour, and when a rule is too old to use."""
    pay = amount(state.pay, MOST_PAY)
    if pay is None or rules is None:
        return None
    return sum((worth(day.worked, day.sunday, pay, rules) for day in days), Decimal(0))


def rules_of(bench: Workbench) -> Rules | None:
    """The rules for additions, or None when one of them is too old."""
    asked = (
        ("f08", "day-hours"), ("f09", "first-hours"), ("f09", "first-percent"), ("f09", "later-percent"),
        ("f10", "percent"),
    )  # fmt: skip
    found = [number for fact, value in asked if (number := bench.number(fact, value)) is not None]
    return Rules(*found) if len(found) == len(asked) else None


def questions(weeks: Sequence[Week], days: Sequence[Day], bench: Workbench) -> tuple[Question, ...]:
    """Long days, long weeks, short rests; nothing where a rule is too old."""
    made = (_long_days(weeks, bench), _long_weeks(weeks, bench), _short_rests(weeks, days, bench))
    return tuple(one for one in made if one and one.lines)


def _long_days(weeks: Sequence[Week], bench: Workbench) -> Question | None:
    _, limit = bench.say, bench.number("f08", "day-hours")
    if limit is None:
        return None
    found = [day for week in weeks for day in week.days if day.worked > limit * 60]
    title = _("More than %(hours)s hours a day") % {"hours": bench.written("f08", "day-hours")}
    return Question(title, tuple(_line(long_day(day.day, bench), day.worked, bench) for day in found))


def _long_weeks(weeks: Sequence[Week], bench: Workbench) -> Question | None:
    _, limit = bench.say, bench.number("f08", "week-hours")
    if limit is None:
        return None
    title = _("More than %(hours)s hours a week") % {"hours": bench.written("f08", "week-hours")}
    found = [week for week in weeks if week.worked > limit * 60]
    lines = (_line(_("Week %(number)s") % {"number": week.number}, week.worked, bench) for week in found)
    return Question(title, tuple(lines))


def _short_rests(weeks: Sequence[Week], days: Sequence[Day], bench: Workbench) -> Question | None:
    _, limit = bench.say, bench.number("f12", "daily-hours")
    if limit is None:
        return None
    title = _("Less than %(hours)s hours of rest") % {"hours": bench.written("f12", "daily-hours")}
    seen = {day.day for week in weeks for day in week.days}
    found = [rest for rest in rests_under(days, int(limit * 60)) if rest.before in seen]
    lines = (
        _line(_("Before %(day)s") % {"day": long_day(rest.before, bench)}, rest.minutes, bench)
        for rest in found
    )
    return Question(title, tuple(lines))


def _line(what: str, minutes: int, bench: Workbench) -> str:
    _ = bench.say
    return _("%(what)s: %(time)s") % {"what": what, "time": long_time(minutes, bench)}


def _day_shown(day: Day, state: Hours, rules: Rules | None, bench: Workbench) -> DayShown:
    return DayShown(
        long_day(day.day, bench),
        tuple(times(shift) for shift in day.shifts),
        long_time(day.worked, bench),
        long_time(day.sunday, bench) if day.sunday else "",
        _money((day,), state, rules, bench),
        tuple(remark for shift in day.shifts for remark in _remarks(shift, bench)),
    )


def _remarks(shift: Shift, bench: Workbench) -> Iterable[str]:
    _ = bench.say
    if shift.twice:
        yield _("That night the clock went back, and one hour came twice. We count its first time.")
    if shift.span > LONG_SPAN:
        yield _("This is a long time. Please check the start and the end.")


def _money(days: Iterable[Day], state: Hours, rules: Rules | None, bench: Workbench) -> str:
    found = total_worth(days, state, rules)
    return "" if found is None else bench.money(found)
