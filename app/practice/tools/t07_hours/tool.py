"""T07: a log of days and times; totals by week, and what may be worth asking."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from babel.dates import format_date

from app.formats import LATIN_DIGITS, isolated
from app.practice.tools.law import law
from app.practice.tools.t07_hours.many import MOST_SHOWN, folded, in_view, months_of
from app.practice.tools.t07_hours.paper import PRINTS, speeches
from app.practice.tools.t07_hours.problems import problems_of
from app.practice.tools.t07_hours.rows import LONGEST_NOTE, Entry, Hours, entries
from app.practice.tools.t07_hours.sheet import read
from app.practice.tools.t07_hours.shown import (
    questions,
    rules_of,
    shifts_of,
    total_worth,
    week_shown,
    weeks_with,
)
from app.practice.tools.t07_hours.told import told
from app.practice.tools.t07_hours.weeks import days_of
from app.practice.tools.t07_hours.words import long_day, long_time, times
from app.practice.tools.tool import Tool, Workbench

RECENT = 14
FACTS = ("f08", "f12", "f09", "f10")


def show(state: Hours, bench: Workbench) -> dict[str, Any]:
    """The rows in view, the weeks they belong to, and what is worth asking; for any state."""
    found = entries(state.rows, bench.reader.today)
    view = in_view(found, state.month)
    shifts = shifts_of(found)
    days, weeks = days_of(shifts), weeks_with(shifts, shifts_of(view))
    rules = rules_of(bench)
    in_weeks = [day for week in weeks for day in week.days]
    total = total_worth(in_weeks, state, rules)
    return {
        **_form(state, view, found, bench),
        "weeks": [week_shown(week, state, rules, bench) for week in weeks],
        "total": long_time(sum(week.worked for week in weeks), bench),
        "uncounted": len(found) - len(shifts),
        "money": bench.money(total) if total is not None else "",
        "questions": questions(weeks, days, bench),
        **law(FACTS, bench),
    }


def _form(state: Hours, view: Sequence[Entry], found: Sequence[Entry], bench: Workbench) -> dict[str, Any]:
    seen = {id(one) for one in view}
    months = months_of(found) if len(found) > MOST_SHOWN else ()
    day = _iso(state.new.day)
    return {
        "listed": [(one.row, _named(one, bench), one.troubles) for one in view],
        "rest": folded([one.row for one in found if id(one) not in seen]),
        "months": [(month, _month_in_words(month, bench)) for month in months],
        "month": state.month if state.month in months else months[0] if months else "",
        "new": state.new,
        "own": problems_of(state, found, bench),
        "troubled": any(one.troubles for one in view),
        "choices": _choices(day, bench),
        "day": (day or bench.reader.today).isoformat(),
        "date": "" if day else state.new.day,
        "most": LONGEST_NOTE,
        "speeches": speeches(bench),
    }


def _named(entry: Entry, bench: Workbench) -> str:
    """How the list of rows calls one: its day and times, or what was typed."""
    _ = bench.say
    if entry.shift and entry.day:
        clock = isolated(times(entry.shift))
        return _("%(day)s, %(times)s") % {"day": long_day(entry.day, bench), "times": clock}
    return long_day(entry.day, bench) if entry.day else entry.row.day or _("No day")


def _choices(chosen: date | None, bench: Workbench) -> list[tuple[str, str]]:
    _, today = bench.say, bench.reader.today
    days = {today - timedelta(back) for back in range(RECENT)} | ({chosen} if chosen else set())
    said = {
        today: _("Today, %(day)s") % {"day": long_day(today, bench)},
        today - timedelta(1): _("Yesterday, %(day)s") % {"day": long_day(today - timedelta(1), bench)},
    }
    return [(day.isoformat(), said.get(day) or long_day(day, bench)) for day in sorted(days, reverse=True)]


def _month_in_words(month: str, bench: Workbench) -> str:
    first = date.fromisoformat(f"{month}-01")
    return format_date(first, "LLLL yyyy", locale=bench.locale.babel).translate(LATIN_DIGITS)


def _iso(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


TOOL = Tool(
    "t07",
    "notes",
    # a name that says nothing of work
    lambda _: _("My notes"),
    lambda _: _("Write down days and times. The page adds them up, and you can print them."),
    Hours,
    read,
    show,
    told=told,
    keeps=True,
    passing=("speech", "span"),
    prints=PRINTS,
    facts=FACTS,
)
