"""T10: asks for months and first year or not, shows weekdays of holiday and money instead of them at the end."""

from typing import Any

from app.forms import Posted
from app.practice.tools.amounts import as_typed, whole
from app.practice.tools.law import law
from app.practice.tools.t10_holiday.days import MOST_MONTHS, holiday_days
from app.practice.tools.tool import Filled, State, Tool, Workbench

YEARS = ("first", "later")


class Holiday(State):
    """Full months of this credit year, and whether it is the first year: `first`, `later` or nothing."""

    months: str = ""
    year: str = ""


def read(form: Posted, bench: Workbench) -> Filled[Holiday]:
    """What was typed; problems for months that no year has, and for no choice."""
    _, year = bench.say, form.first("year")
    state = Holiday(months=as_typed(form, "months"), year=year if year in YEARS else "")
    problems = {}
    if not state.year:
        problems["year.first"] = _("Please choose how long you have worked there.")
    if whole(state.months, MOST_MONTHS) is None:
        problems["months"] = _("Please write a number from 0 to 12.")
    return Filled(state, problems)


def show(state: Holiday, bench: Workbench) -> dict[str, Any]:
    """`days` is None while something is missing; `withheld` when the rule is too old to use."""
    _ = bench.say
    years = [
        ("first", _("Less than one year, when the next March ends")),
        ("later", _("One year or more, when the next March ends")),
    ]
    per_month = bench.number("f13", "first-year-weekdays" if state.year == "first" else "later-weekdays")
    months = whole(state.months, MOST_MONTHS)
    days = None
    if state.year and months is not None and per_month is not None:
        days = holiday_days(months, per_month)
    return {
        "years": years,
        "days": days,
        "month_days": bench.written("f13", "month-days"),
        "month_hours": bench.written("f13", "month-hours"),
        **law(("f13",), bench),
    }


TOOL = Tool(
    "t10",
    "sun",
    lambda _: _("Holiday counter"),
    lambda _: _("How many days of holiday have I earned?"),
    Holiday,
    read,
    show,
    facts=("f13",),
)
