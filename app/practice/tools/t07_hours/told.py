"""The log as lines of text, for the paper with everything somebody wrote. Pure."""

from collections.abc import Iterable
from itertools import groupby

from app.handouts.paper import Block, Text
from app.practice.tools.t07_hours.rows import Entry, Hours, Row, entries, is_blank
from app.practice.tools.t07_hours.weeks import monday_of
from app.practice.tools.t07_hours.words import short_day, times
from app.practice.tools.tool import Workbench


def told(state: Hours, bench: Workbench) -> tuple[Block, ...]:
    """A text for each week, a line for each row; also what could not be read, and what is still being written."""
    _ = bench.say
    found = entries(state.rows, bench.reader.today)
    blocks = [Text("\n".join(_lines(rows, bench))) for _monday, rows in groupby(found, _week)]
    if not is_blank(state.new):
        blocks.append(Text(_as_typed(state.new)))
    if state.pay.strip():
        blocks.append(Text(_("Pay for one hour: %(pay)s") % {"pay": state.pay}))
    return tuple(blocks)


def _week(entry: Entry) -> str:
    return monday_of(entry.day).isoformat() if entry.day else ""


def _lines(rows: Iterable[Entry], bench: Workbench) -> Iterable[str]:
    _ = bench.say
    for entry in rows:
        if entry.shift and entry.day:
            pause = _("break %(minutes)s min") % {"minutes": entry.shift.pause} if entry.shift.pause else ""
            parts = (short_day(entry.day, bench), times(entry.shift), pause, entry.row.note)
            yield ", ".join(filter(None, parts))
        else:
            yield _as_typed(entry.row)


def _as_typed(row: Row) -> str:
    return " ".join(filter(None, row))
