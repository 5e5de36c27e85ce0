"""T04: reads the form of the pay-slip checker, shows what looks usual and what is worth asking."""

from typing import Any

from app.forms import Posted
from app.handouts.paper import Block, Paper
from app.practice.tools.amounts import LONGEST_TYPED, as_typed
from app.practice.tools.answers import all_there, asked, items, other_names, read_answers, told_answers
from app.practice.tools.questions import question_paper, told_with_questions, two_sides
from app.practice.tools.t04_payslip.asking import findings, sheet_of, something_to_ask
from app.practice.tools.t04_payslip.comparing import part_of_all_hours
from app.practice.tools.t04_payslip.fields import choices, labels
from app.practice.tools.t04_payslip.lines import PERHAPS, lines
from app.practice.tools.t04_payslip.typed import BOUNDS, FOLDS, PaySlip, numbers, typed
from app.practice.tools.t04_payslip.words import in_words
from app.practice.tools.tool import FINNISH, Filled, Print, Tool, Unready, Workbench

ADVICE = "f29"
"""Whom somebody can call about pay."""
YES_NO = frozenset({"yes", "no"})


def read(form: Posted, bench: Workbench) -> Filled[PaySlip]:
    """Every field as typed; problems for what is no number, and for parts that are more than the whole."""
    choice = {name: value for name in ("card", "age") if (value := form.first(name)) in YES_NO}
    given = {name: as_typed(form, name) for name in BOUNDS}
    state = PaySlip(answers=read_answers(form, lines(bench.say)), **choice, **given)
    return Filled(state, _problems(state, bench))


def _problems(state: PaySlip, bench: Workbench) -> dict[str, str]:
    _, read = bench.say, numbers(state)
    names = labels(bench)
    problems = {
        name: _("%(field)s: please write a number from 0 to %(most)s, for example 12.50.")
        % {"field": names[name].label, "most": bench.reader.formatter.value(str(BOUNDS[name]), "count")}
        for name in read.unread
    }
    if not problems and not part_of_all_hours(read.slip):
        problems["hours"] = _(
            "Sunday hours and overtime are a part of all hours. Please look at these numbers."
        )
    return problems


def show(state: PaySlip, bench: Workbench) -> dict[str, Any]:
    """The form's words, and what comes of what stands in it."""
    groups = lines(bench.say)
    found = [in_words(one, bench) for one in findings(state, bench)]
    to_ask = something_to_ask(state, bench)
    names = other_names(groups, lines(bench.elsewhere(FINNISH).say))
    return {
        "groups": groups,
        "given": state.answers.by_id(),
        "names": names,
        "fields": labels(bench),
        "longest": LONGEST_TYPED,
        "choices": choices(bench),
        "open": _open_folds(state),
        "open_lines": asked(groups, state.answers),
        "usual": all_there(groups, state.answers, PERHAPS),
        "found": found,
        "contacts": {one.ask: bench.contact(one.ask) for one in found if one.ask},
        "sides": two_sides(bench, sheet_of(state)) if to_ask else (),
        "advice": bench.contact(ADVICE) if to_ask else None,
        "slip_rule": bench.fact("f07"),
    }


def _open_folds(state: PaySlip) -> frozenset[str]:
    """A fold with something in it is open."""
    filled = typed(state).keys() | {name for name in ("card", "age") if getattr(state, name)}
    return frozenset(fold for fold, names in FOLDS.items() if filled & names)


def told(state: PaySlip, bench: Workbench) -> tuple[Block, ...]:
    """Answers, numbers as typed, and questions."""
    _, names, picked = bench.say, labels(bench), choices(bench)
    rows = [*told_answers(lines(_), state.answers, _)]
    rows += [
        (picked[name].legend, dict(picked[name].options)[value])
        for name in picked
        if (value := getattr(state, name))
    ]
    rows += [(names[name].label, text) for name, text in typed(state).items()]
    return told_with_questions(rows, bench, sheet_of(state) if something_to_ask(state, bench) else None)


def _questions(state: PaySlip, form: Posted, bench: Workbench) -> Paper:
    if not something_to_ask(state, bench):
        first = next(items(lines(bench.say)))
        _ = bench.say
        words = _("There is nothing to ask yet. Choose “No” or “Not sure” somewhere, or write numbers.")
        raise Unready({f"s.{first.id}.n": words})
    return question_paper(bench, sheet_of(state))


TOOL = Tool(
    "t04",
    "receipt",
    lambda _: _("Pay-slip checker"),
    lambda _: _("Is everything on my pay slip? What can I ask?"),
    PaySlip,
    read,
    show,
    told=told,
    keeps=True,
    prints=(Print("questions", lambda _: _("My questions, also in Finnish (PDF)"), "pdf", _questions),),
    facts=("f07", "f08", "f09", "f10", "f15", "f16", "f17"),
    named=(ADVICE,),
)
