"""Names and hints of the fields for numbers, and the two choices beside them."""

from dataclasses import dataclass

from app.formats import isolated
from app.practice.tools.tool import Workbench


@dataclass(frozen=True, slots=True)
class Field:
    """What stands above a field."""

    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with two answers."""

    legend: str
    options: tuple[tuple[str, str], ...]


def labels(bench: Workbench) -> dict[str, Field]:
    """Every field for a number, by its name."""
    return _hours(bench) | _sums(bench)


def _hours(bench: Workbench) -> dict[str, Field]:
    _ = bench.say
    return {
        "hours": Field(_("All your hours on the slip"), _("Sundays and overtime are part of them.")),
        "rate": Field(_("Pay for one hour"), _("Without extra money, for example for evenings.")),
        "sunday": Field(_("Hours on Sundays and church holidays")),
        **_overtime(bench),
    }


def _overtime(bench: Workbench) -> dict[str, Field]:
    """Named by the limits of the law; without numbers once those are too old."""
    _ = bench.say
    first, day, week = _("Overtime: the first hours of a day"), "", ""
    if bench.number("f09", "first-hours") is not None:
        hours = isolated(bench.written("f09", "first-hours"))
        first = _("Overtime: the first %(hours)s hours of a day") % {"hours": hours}
    if bench.number("f08", "day-hours") is not None:
        limits = {name: isolated(bench.written("f08", f"{name}-hours")) for name in ("day", "week")}
        day = _("Hours after %(day)s hours of work in one day. Add up all days.") % limits
        week = _("Hours after %(week)s hours in one week. Leave out hours that you wrote above.") % limits
    return {
        "first": Field(first, day),
        "later": Field(_("Overtime: hours of a day after that")),
        "week": Field(_("Overtime of a week"), week),
    }


def _sums(bench: Workbench) -> dict[str, Field]:
    _ = bench.say
    return {
        "gross": Field(_("Gross pay on the slip"), _("All your pay before tax.")),
        "percent": Field(_("Tax percentage on your tax card"), _("For example 12.5.")),
        "tax": Field(_("Tax on the slip")),
        "pension": Field(_("Pension contribution on the slip")),
        "unemployment": Field(_("Unemployment insurance contribution on the slip")),
        "other": Field(_("All other lines that take money, together")),
        "net": Field(_("Net pay on the slip"), _("What comes to your account.")),
    }


def choices(bench: Workbench) -> dict[str, Choice]:
    """The tax card, and the age in which everything is taken (not asked once the ages are too old)."""
    _ = bench.say
    both = (("yes", _("Yes")), ("no", _("No")))
    asked = {"card": Choice(_("Did the employer have your tax card?"), both)}
    if bench.number("f17", "from-age") is not None:
        ages = {
            "first": isolated(bench.written("f17", "from-age")),
            "last": isolated(bench.written("f17", "to-age")),
        }
        asked["age"] = Choice(_("Are you between %(first)s and %(last)s years old?") % ages, both)
    return asked
