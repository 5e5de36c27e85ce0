"""T13: asks how long the job has lasted, shows notice time and pay during illness."""

from typing import Any

from app.forms import Posted
from app.practice.tools.amounts import as_typed, whole
from app.practice.tools.law import law
from app.practice.tools.t13_notice.lasting import (
    MOST_DAYS,
    MOST_MONTHS,
    Lasted,
    Notice,
    full_sick_pay,
    notice,
)
from app.practice.tools.tool import Filled, State, Tool, Workbench

FACTS = ("f19", "f18", "f14")
MOST_YEARS = 60
MOST = {"years": MOST_YEARS, "months": MOST_MONTHS, "days": MOST_DAYS}
WHO = ("employer", "employee")
ROWS = {
    "employer": (("1", "days"), ("2", "months"), ("3", "months"), ("4", "months"), ("5", "months")),
    "employee": (("1", "days"), ("2", "months")),
}


class Job(State):
    """How long the job has lasted, as typed, and who ends it: `employer`, `employee` or nothing."""

    years: str = ""
    months: str = ""
    days: str = ""
    who: str = ""


def read(form: Posted, bench: Workbench) -> Filled[Job]:
    """What was typed; problems for what is no number of years, months or days, and for nothing at all."""
    _, who = bench.say, form.first("who")
    typed = {name: as_typed(form, name) for name in MOST}
    state = Job(**typed, who=who if who in WHO else "")
    problems = {
        name: _("Please write a number from 0 to %(most)s.") % {"most": most}
        for name, most in MOST.items()
        if typed[name].strip() and whole(typed[name], most) is None
    }
    if not any(value.strip() for value in typed.values()):
        problems["years"] = _("Please write how long the job has lasted.")
    return Filled(state, problems)


def show(state: Job, bench: Workbench) -> dict[str, Any]:
    """Both parts, as soon as the length can be read; for who ends the job, both sides if nothing is chosen."""
    _ = bench.say
    lasted = _lasted(state)
    sides = [who for who in WHO if state.who in {"", who}]
    return {
        "people": [
            ("employer", _("My employer ends it")),
            ("employee", _("I end it")),
            ("", _("I do not know yet")),
        ],
        "ready": lasted is not None,
        "notices": [
            (who, _in_words(found, bench)) for who in sides if (found := _notice(who, lasted, bench))
        ],
        "full": _full(lasted, bench),
        "weekdays": bench.number("f14", "weekdays"),
        "half": bench.written("f14", "half-of-100"),
        "hundred": bench.reader.formatter.value("100", "euro"),
        "notice_withheld": bench.number("f19", "employee-1-days") is None,
        "sick_withheld": bench.number("f14", "weekdays") is None,
        **law(FACTS, bench),
    }


def _lasted(state: Job) -> Lasted | None:
    """None for nothing typed, and for what is no number."""
    typed = {name: getattr(state, name).strip() for name in MOST}
    found = {name: whole(text, MOST[name]) if text else 0 for name, text in typed.items()}
    if not any(typed.values()) or None in found.values():
        return None
    return Lasted(*(number or 0 for number in found.values()))


def _notice(who: str, lasted: Lasted | None, bench: Workbench) -> Notice | None:
    if lasted is None:
        return None
    rows = []
    for row, unit in ROWS[who]:
        number = bench.number("f19", f"{who}-{row}-{unit}")
        last = row == ROWS[who][-1][0]
        years = None if last else bench.number("f19", f"{who}-{row}-years")
        if number is None or (years is None and not last):
            return None
        rows.append(
            Notice(None if years is None else int(years), int(number), "days" if unit == "days" else "months")
        )
    return notice(lasted, rows)


def _full(lasted: Lasted | None, bench: Workbench) -> bool | None:
    days = bench.number("f14", "full-after-days")
    return None if lasted is None or days is None else full_sick_pay(lasted, days)


def _in_words(found: Notice, bench: Workbench) -> str:
    ngettext = bench.count
    if found.unit == "days":
        return ngettext("%(num)s day", "%(num)s days", found.number) % {"num": found.number}
    return ngettext("%(num)s month", "%(num)s months", found.number) % {"num": found.number}


TOOL = Tool(
    "t13",
    "calendar",
    lambda _: _("Notice time and sick pay"),
    lambda _: _("What does the law give, when a job ends or you are ill?"),
    Job,
    read,
    show,
    facts=FACTS,
)
