"""T05: reads the form of the contract checker, shows what is there and what is worth asking about."""

from typing import Any

from app.formats import isolated
from app.forms import Posted
from app.handouts.paper import Block, Paper
from app.i18n import Translate
from app.practice.tools.amounts import LONGEST_TYPED, as_typed
from app.practice.tools.answers import all_there, items, other_names, read_answers, told_answers
from app.practice.tools.questions import question_paper, told_with_questions, two_sides
from app.practice.tools.t05_contract.saying import parts, sheet_of, something_to_ask, trial_of
from app.practice.tools.t05_contract.terms import FIRST, PERHAPS, REST, RULES, terms
from app.practice.tools.t05_contract.typed import BEGAN, ENDS, MOST_MONTHS, Contract, unread
from app.practice.tools.tool import FINNISH, Filled, Print, Tool, Unready, Workbench

ADVICE = "f29"
"""Whom somebody can call about a contract."""


def read(form: Posted, bench: Workbench) -> Filled[Contract]:
    """Every field as typed; problems for what is no number of months."""
    began, ends = form.first("began"), form.first("ends")
    state = Contract(
        answers=read_answers(form, terms(bench)),
        began=began if began in BEGAN else "",
        ends=ends if ends in ENDS else "",
        trial=as_typed(form, "trial"),
        length=as_typed(form, "length"),
    )
    _ = bench.say
    words = _("%(field)s: please write a number from 0 to %(most)s.")
    names = _labels(bench.say)
    problems = {name: words % {"field": names[name], "most": MOST_MONTHS} for name in unread(state)}
    return Filled(state, problems)


def _labels(_: Translate) -> dict[str, str]:
    return {
        "began": _("When did you start?"),
        "ends": _("Does the contract end on a set day?"),
        "trial": _("Trial period in months"),
        "length": _("The whole contract in months"),
    }


def _choices(bench: Workbench) -> dict[str, tuple[tuple[str, str], ...]]:
    """`began` goes by the times of the law, and is not asked once those are too old."""
    _, ngettext = bench.say, bench.count
    days, months = bench.number("f03", "core-days"), bench.number("f03", "rest-months")
    ends = {"ends": (("yes", _("Yes")), ("no", _("No")))}
    if days is None or months is None:
        return {**ends}
    week = ngettext(
        "Not yet, or less than %(num)s day ago", "Not yet, or less than %(num)s days ago", int(days)
    )
    month = ngettext("Less than %(num)s month ago", "Less than %(num)s months ago", int(months))
    began = (
        ("week", week % {"num": isolated(bench.written("f03", "core-days"))}),
        ("month", month % {"num": isolated(bench.written("f03", "rest-months"))}),
        ("later", _("Before that")),
    )
    return {"began": began, **ends}


def show(state: Contract, bench: Workbench) -> dict[str, Any]:
    """The form's words, and what comes of what stands in it."""
    groups = terms(bench)
    facts = {name: bench.fact(fact) for name, fact in RULES.items()}
    to_ask, open_parts = something_to_ask(state, bench), parts(state, bench)
    rules = {name: bench.fact(name) for name in ("f03", "f18")}
    return {
        "groups": groups,
        "given": state.answers.by_id(),
        "names": other_names(groups, terms(bench.elsewhere(FINNISH))),
        "rules": {name: fact.statement for name, fact in facts.items() if fact},
        "labels": _labels(bench.say),
        "choices": _choices(bench),
        "longest": LONGEST_TYPED,
        "open": bool(state.ends or state.trial.strip() or state.length.strip()),
        "parts": open_parts,
        "usual": all_there(groups, state.answers, PERHAPS),
        "by_law": any(one.id in FIRST | REST for part in open_parts for one in part.items),
        "trial": trial_of(state, bench),
        "trial_rule": rules["f18"],
        "time_rule": rules["f03"],
        "contacts": {name: bench.contact(rule.ask) for name, rule in rules.items() if rule and rule.expired},
        "sides": two_sides(bench, sheet_of(state)) if to_ask else (),
        "advice": bench.contact(ADVICE) if to_ask else None,
    }


def told(state: Contract, bench: Workbench) -> tuple[Block, ...]:
    """Answers, choices and months as typed, and questions."""
    names, picked = _labels(bench.say), _choices(bench)
    rows = [*told_answers(terms(bench), state.answers, bench.say)]
    rows += [
        (names[name], dict(options)[value])
        for name, options in picked.items()
        if (value := getattr(state, name))
    ]
    rows += [(names[name], text) for name in ("trial", "length") if (text := getattr(state, name)).strip()]
    return told_with_questions(rows, bench, sheet_of(state) if something_to_ask(state, bench) else None)


def _questions(state: Contract, form: Posted, bench: Workbench) -> Paper:
    if not something_to_ask(state, bench):
        first = next(items(terms(bench)))
        _ = bench.say
        words = _("There is nothing to ask yet. Choose “It is missing” or “Not sure” somewhere.")
        raise Unready({f"s.{first.id}.n": words})
    return question_paper(bench, sheet_of(state))


TOOL = Tool(
    "t05",
    "file-check",
    lambda _: _("Contract checker"),
    lambda _: _("Is everything in my contract? What can I ask?"),
    Contract,
    read,
    show,
    told=told,
    keeps=True,
    prints=(Print("questions", lambda _: _("My questions, also in Finnish (PDF)"), "pdf", _questions),),
    facts=("f01", "f02", "f03", "f04", "f06", "f07", "f08", "f13", "f18", "f19"),
    named=(ADVICE,),
)
