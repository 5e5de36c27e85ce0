"""Reads the form of the log: rows in view, rows that travel along, the row that is being written."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from app.forms import Posted
from app.practice.tools.amounts import as_typed
from app.practice.tools.t07_hours.many import is_full, unfolded
from app.practice.tools.t07_hours.problems import problems_of
from app.practice.tools.t07_hours.reading import LONGEST
from app.practice.tools.t07_hours.rows import (
    Hours,
    Row,
    day_after,
    entries,
    entry_beside,
    in_order,
    is_blank,
)
from app.practice.tools.tool import Filled, Workbench

LONGEST_KEPT_NOTE = 10_000
FIELDS = Row._fields
NUMBER = re.compile(r"\d{1,3}")
REMOVE = "remove."


def read(form: Posted, bench: Workbench) -> Filled[Hours]:
    """Every row that was sent but the one taken out, and the new one among them as soon as it is whole."""
    today, press = bench.reader.today, form.first("row")
    kept = (*_rows(form, press), *unfolded(form.first("rest")))
    rows = tuple(in_order(row, today) for row in kept)
    typed = Hours(rows=rows, pay=as_typed(form, "pay"), month=form.first("month")[:7])
    state = _with_new(typed, _new(form), today, press)
    found = entries(state.rows, today)
    state = state.model_copy(
        update={"rows": tuple(one.row for one in found), "month": state.month if found else ""}
    )
    problems = problems_of(state, found, bench)
    return Filled(state, problems, _place(press, problems, state))


def _with_new(typed: Hours, new: Row, today: date, press: str) -> Hours:
    """The new row among the others, if it is whole; the next one is then for the day after."""
    if is_blank(new):
        chosen = new.day not in {"", today.isoformat()} and not press.startswith(REMOVE)
        return typed.model_copy(update={"new": new}) if typed.rows or chosen else typed
    entry = entry_beside(new, entries(typed.rows, today), today)
    if entry.troubles or not entry.day or is_full(typed):
        return typed.model_copy(update={"new": new})
    following = Row(day=day_after(entry.day).isoformat())
    rows = (*typed.rows, in_order(new, today))
    return typed.model_copy(update={"rows": rows, "new": following, "month": entry.month})


def _rows(form: Posted, press: str) -> Iterator[Row]:
    numbers = sorted({int(one) for one in form.starting("start.") if NUMBER.fullmatch(one)})
    for number in numbers:
        row = _row(form, {name: f"{name}.{number}" for name in FIELDS})
        if press != f"{REMOVE}{number}" and not (is_blank(row) and not row.day.strip()):
            yield row


def _new(form: Posted) -> Row:
    row = _row(form, {name: f"new.{name}" for name in FIELDS})
    typed = form.first("new.date")[:LONGEST]
    return row._replace(day=typed) if typed.strip() else row


def _row(form: Posted, names: Mapping[str, str]) -> Row:
    values = {name: form.first(field)[:LONGEST] for name, field in names.items()}
    return Row(**{**values, "note": form.first(names["note"])[:LONGEST_KEPT_NOTE]})


def _place(press: str, problems: Mapping[str, str], state: Hours) -> str:
    """Where to go on: the next row, or what is still missing in this one; the list after a row was taken out."""
    if press == "add":
        return next((field for field in problems if field.startswith("new.")), "new.start")
    if press.startswith(REMOVE):
        return "days" if state.rows else "new.start"
    return ""
