"""What the log says: times, days, and what to look at, in one language. Pure."""

from collections.abc import Mapping
from datetime import date

from app.formats import isolated, weekdays
from app.practice.tools.t07_hours.reading import NoDay
from app.practice.tools.t07_hours.rows import LONGEST_NOTE, Trouble, Wrong, written
from app.practice.tools.t07_hours.shifts import Fault, Shift, clock_of
from app.practice.tools.tool import Workbench

Why = NoDay | Fault | Wrong


def long_time(minutes: int, bench: Workbench) -> str:
    """`7 hours 30 minutes`."""
    _, ngettext = bench.say, bench.count
    hours, left = divmod(minutes, 60)
    shown = ngettext("%(num)s hour", "%(num)s hours", hours) % {"num": hours}
    rest = ngettext("%(num)s minute", "%(num)s minutes", left) % {"num": left}
    if not left:
        return shown
    return _("%(hours)s %(minutes)s") % {"hours": shown, "minutes": rest} if hours else rest


def long_day(day: date, bench: Workbench) -> str:
    """`Fri 27 November 2026`."""
    _ = bench.say
    name = weekdays(bench.locale)[day.weekday()]
    return _("%(weekday)s %(day)s") % {"weekday": name, "day": bench.reader.formatter.date(day)}


def short_day(day: date, bench: Workbench) -> str:
    """`Fri 27.11.2026`, as papers in Finland write it."""
    _ = bench.say
    return _("%(weekday)s %(day)s") % {"weekday": weekdays(bench.locale)[day.weekday()], "day": written(day)}


def times(shift: Shift) -> str:
    """`8:00-16:30` by the clock."""
    return f"{clock_of(shift.start)}\u2013{clock_of(shift.end)}"


def look_at(trouble: Trouble, bench: Workbench) -> str:
    """What to do about it, without blame."""
    _ = bench.say
    if trouble.why is Wrong.NOTE:
        return _("This note is too long. Please use at most %(most)s letters. All of it is still here.") % {
            "most": LONGEST_NOTE
        }
    if trouble.why is Wrong.OVERLAP and trouble.other:
        return _("At the same time you already have: %(day)s, %(times)s. Please check both.") % {
            "day": long_day(trouble.other.day, bench),
            "times": isolated(times(trouble.other)),
        }
    return _sentences(bench)[trouble.why]


def _sentences(bench: Workbench) -> Mapping[Why, str]:
    _ = bench.say
    return {
        NoDay.UNREAD: _("Please write the day in figures, for example 23.11.2026."),
        NoDay.NEVER: _("There is no such day. Please check it."),
        NoDay.AHEAD: _("This day is far ahead. Please check the year."),
        NoDay.LONG_AGO: _("This day is long ago. Please check the year."),
        Wrong.START: _("Please write the time you started, for example 8:30."),
        Wrong.END: _("Please write the time you ended, for example 16:00."),
        Wrong.BREAK: _("Please write the break in minutes, for example 30."),
        Wrong.TOO_MUCH: _("These are more hours than this day has. Please check the times."),
        Fault.SAME: _("The start and the end are the same. Please check them."),
        Fault.NO_SUCH_START: _("That night the clock went from 3:00 to 4:00. Please choose another time."),
        Fault.NO_SUCH_END: _("That night the clock went from 3:00 to 4:00. Please choose another time."),
        Fault.LONG_BREAK: _("The break is as long as the work, or longer. Please check it."),
    }
