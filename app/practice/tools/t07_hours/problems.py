"""What there is to look at in the log, in words, by the id of its field. Pure."""

from collections.abc import Sequence

from app.practice.tools.amounts import amount
from app.practice.tools.t07_hours.many import in_view
from app.practice.tools.t07_hours.rows import Entry, Hours, entry_beside, is_blank
from app.practice.tools.t07_hours.words import look_at
from app.practice.tools.t07_hours.worth import MOST_PAY
from app.practice.tools.tool import Workbench


def problems_of(state: Hours, found: Sequence[Entry], bench: Workbench) -> dict[str, str]:
    """The new row first, then the rows in view, in the order of the page."""
    return {**_of_new(state, found, bench), **_of_rows(state, found, bench), **_of_pay(state, bench)}


def _of_new(state: Hours, found: Sequence[Entry], bench: Workbench) -> dict[str, str]:
    """A whole row joins the others when it is read; one that still stands here is not whole, or found no room."""
    _ = bench.say
    if is_blank(state.new):
        return {}
    entry = entry_beside(state.new, found, bench.reader.today)
    if not entry.troubles:
        return {"new.start": _("Your notes are full. Print them. Then remove days that you do not need.")}
    return {
        "new.date" if trouble.field == "day" else f"new.{trouble.field}": look_at(trouble, bench)
        for trouble in entry.troubles
    }


def _of_rows(state: Hours, found: Sequence[Entry], bench: Workbench) -> dict[str, str]:
    return {
        f"{trouble.field}.{number}": look_at(trouble, bench)
        for number, entry in enumerate(in_view(found, state.month))
        for trouble in entry.troubles
    }


def _of_pay(state: Hours, bench: Workbench) -> dict[str, str]:
    _ = bench.say
    wrong = state.pay.strip() and amount(state.pay, MOST_PAY) is None
    return {"pay": _("Please write a number, for example 12.50.")} if wrong else {}
