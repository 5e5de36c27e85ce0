"""The log on paper, in the reader's language, in Finnish or with both, and as a table of values."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from app.formats import isolated
from app.forms import Posted
from app.handouts.paper import Block, Facts, Heading, Pair, Paper, Side, Table, Text
from app.handouts.table import Value
from app.i18n import REGISTRY, Translate, name_in
from app.practice.tools.own_words import check_printable
from app.practice.tools.t07_hours.many import in_view
from app.practice.tools.t07_hours.rows import Entry, Hours, entries, written
from app.practice.tools.t07_hours.shifts import Shift, clock_of, time_of
from app.practice.tools.t07_hours.weeks import Week, days_of, weeks_of
from app.practice.tools.t07_hours.words import short_day
from app.practice.tools.tool import FINNISH, Print, Rows, Unready, Workbench

MOST_ON_PAPER = 310
"""Rows of ten months; more are too much for one paper."""
ALIGN: tuple[Side, ...] = ("start", "start", "start", "end", "end", "end", "start")


@dataclass(frozen=True, slots=True)
class Tongue:
    """The languages of a paper: one, or two with the one for others first."""

    benches: tuple[Workbench, ...]

    @property
    def bench(self) -> Workbench:
        """The language that the days are in."""
        return self.benches[0]

    def both(self, word: Callable[[Translate], str]) -> str:
        """A word in each language, one below the other."""
        return "\n".join(dict.fromkeys(word(bench.say) for bench in self.benches))

    def beside(self, word: Callable[[Translate], str]) -> str:
        """A word in each language, in one line."""
        return " / ".join(dict.fromkeys(word(bench.say) for bench in self.benches))


def speeches(bench: Workbench) -> list[tuple[str, str]]:
    """In which languages the paper can be; nothing to choose where Finnish is the only one."""
    _ = bench.say
    if bench.locale.code == FINNISH:
        return []
    own, finnish = (name_in(one, bench.locale) for one in (bench.locale, REGISTRY[FINNISH]))
    both = _("%(one)s and %(other)s") % {"one": own, "other": finnish}
    return [("", own), (FINNISH, finnish), ("both", both)]


def make_paper(state: Hours, form: Posted, bench: Workbench) -> Paper:
    """A sheet with a table for each week, sums, and lines for a name and a signature. Raises Unready."""
    found = _wanted(state, form, bench)
    if len(found) > MOST_ON_PAPER:
        _ = bench.say
        raise Unready({"span": _("These are too many days for one paper. Please print one month at a time.")})
    check_printable(_notes(found, state, bench), bench)
    tongue = _tongue(form.first("speech"), bench)
    notes = {entry.shift: entry.row.note for entry in found if entry.shift}
    weeks = weeks_of(days_of(notes))
    blocks = [block for week in weeks for block in _week(week, notes, tongue)]
    return tongue.bench.paper(*_head(weeks, tongue), *blocks, *_foot(weeks, tongue), small=True)


def _notes(found: Sequence[Entry], state: Hours, bench: Workbench) -> Iterable[tuple[str, str]]:
    """Each note with its field; what is out of view is named at the choice of days."""
    view = in_view(entries(state.rows, bench.reader.today), state.month)
    fields = {entry.row: f"note.{number}" for number, entry in enumerate(view)}
    return ((fields.get(entry.row, "span"), entry.row.note) for entry in found)


def make_table(state: Hours, form: Posted, bench: Workbench) -> Rows:
    """A line a row, with dates, times and numbers that programs read. Raises Unready."""
    tongue = _tongue(form.first("speech"), bench)
    rows = [_values(entry.shift, entry.row.note) for entry in _wanted(state, form, bench) if entry.shift]
    return [[tongue.beside(word) for word in COLUMNS], *rows]


def _values(shift: Shift, note: str) -> Sequence[Value]:
    year, week, _weekday = shift.day.isocalendar()
    return (
        shift.day,
        time_of(shift.start),
        shift.last_day,
        time_of(shift.end),
        shift.pause,
        shift.worked,
        _decimal(shift.worked),
        shift.sunday,
        _decimal(shift.sunday),
        f"{year}-W{week:02}",
        note,
    )


COLUMNS: tuple[Callable[[Translate], str], ...] = (
    lambda _: _("Day of the start"),
    lambda _: _("Start time"),
    lambda _: _("Day of the end"),
    lambda _: _("End time"),
    lambda _: _("Break in minutes"),
    lambda _: _("Work in minutes"),
    lambda _: _("Work in hours"),
    lambda _: _("Sunday in minutes"),
    lambda _: _("Sunday in hours"),
    lambda _: _("Week"),
    lambda _: _("Note"),
)

HEAD: tuple[Callable[[Translate], str], ...] = (
    lambda _: _("Day"),
    lambda _: _("Start time"),
    lambda _: _("End time"),
    lambda _: _("Break in minutes"),
    lambda _: _("Hours"),
    lambda _: _("Sunday"),
    lambda _: _("Note"),
)


def _wanted(state: Hours, form: Posted, bench: Workbench) -> tuple[Entry, ...]:
    """The rows in view or all of them, whatever can be counted. Raises Unready when there are none."""
    found = entries(state.rows, bench.reader.today)
    chosen = found if form.first("span") == "all" else in_view(found, state.month)
    counted = tuple(entry for entry in chosen if entry.shift)
    if not counted:
        _ = bench.say
        raise Unready({"new.start": _("Please write down one day first.")})
    return counted


def _tongue(speech: str, bench: Workbench) -> Tongue:
    if bench.locale.code == FINNISH or speech not in {FINNISH, "both"}:
        return Tongue((bench,))
    finnish = bench.elsewhere(FINNISH)
    return Tongue((finnish,) if speech == FINNISH else (finnish, bench))


def _head(weeks: Sequence[Week], tongue: Tongue) -> Iterable[Block]:
    first, last = weeks[0].days[0].day, weeks[-1].days[-1].day
    titles = [Heading(_title(bench.say)) for bench in tongue.benches]
    langs = [bench.locale.code for bench in tongue.benches]
    yield Pair((titles[0],), (titles[1],), langs[0], langs[1]) if len(titles) > 1 else titles[0]
    yield Facts(
        (
            (tongue.beside(lambda _: _("Name")), ""),
            (tongue.beside(lambda _: _("Employer")), ""),
            (tongue.beside(lambda _: _("From - to")), f"{written(first)}\u2013{written(last)}"),
        )
    )


def _title(_: Translate) -> str:
    return _("Hours of work")


def _week(week: Week, notes: Mapping[Shift, str], tongue: Tongue) -> Iterable[Block]:
    title = tongue.beside(lambda _: _("Week %(number)s") % {"number": week.number})
    # apart from the title: beside an Arabic word its two days would change places
    span = isolated(f"{written(week.monday)}\u2013{written(week.last)}")
    yield Heading(f"{title}, {span}", 2)
    rows = [
        (
            short_day(shift.day, tongue.bench),
            clock_of(shift.start),
            clock_of(shift.end),
            str(shift.pause) if shift.pause else "",
            _hours(shift.worked),
            _hours(shift.sunday) if shift.sunday else "",
            notes[shift],
        )
        for day in week.days
        for shift in day.shifts
    ]
    total = tongue.beside(lambda _: _("Total"))
    foot = (total, "", "", "", _hours(week.worked), _hours(week.sunday) if week.sunday else "", "")
    yield Table(tuple(tongue.both(word) for word in HEAD), tuple(rows), ALIGN, (foot,))


def _foot(weeks: Sequence[Week], tongue: Tongue) -> Iterable[Block]:
    yield Heading(tongue.beside(lambda _: _("Total")), 2)
    yield Facts(
        (
            (tongue.beside(lambda _: _("Hours")), _hours(sum(week.worked for week in weeks))),
            (
                tongue.beside(lambda _: _("Sundays and church holidays")),
                _hours(sum(week.sunday for week in weeks)),
            ),
        )
    )
    yield Text(tongue.both(lambda _: _("I wrote down these times myself.")))
    yield Facts(
        (
            (tongue.beside(lambda _: _("Place and date")), ""),
            (tongue.beside(lambda _: _("Signature")), ""),
        )
    )


def _hours(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def _decimal(minutes: int) -> Decimal:
    return (Decimal(minutes) / 60).quantize(Decimal("0.01"), ROUND_HALF_UP)


PRINTS = (
    Print("hours", lambda _: _("My hours (PDF)"), "pdf", make_paper),
    Print("table", lambda _: _("Table for a computer (CSV)"), "csv", make_table),
)
