"""T14: twelve signs in a job ad or an offer, sorted into good ones, some to ask about, some to be careful with."""

from collections.abc import Mapping
from typing import Any

from app.contacts.finding import chosen
from app.forms import Posted
from app.handouts.paper import Paper
from app.i18n import Translate
from app.practice.tools.parts import END, Statements, part_at, read_statements
from app.practice.tools.questions import question_paper, two_sides
from app.practice.tools.t14_ad.asking import sheet
from app.practice.tools.t14_ad.sorting import ANSWERS, NO, SKIP, UNSURE, YES, lists
from app.practice.tools.tool import CONTACTS, Filled, Print, Tool, Unready, Workbench

FIRST = "1"
SOMEONE = ("f29", "f42")
"""Whom to ask before one answers: somebody who knows work, somebody who can be called without a name."""


def read(form: Posted, bench: Workbench) -> Filled[Statements]:
    """What was chosen so far."""
    return read_statements(form, bench.cards("signs"), ANSWERS)


def show(state: Statements, bench: Workbench) -> dict[str, Any]:
    """One part of the signs, or the three lists with what to ask."""
    cards, said, _ = bench.cards("signs"), dict(state.answers), bench.say
    part, found = part_at(state.place or FIRST, cards), lists(cards, said)
    return {
        "part": part,
        "heading": headings(_)[part.group] if part else "",
        "said": said,
        "options": options(_),
        "words": dict(options(_)),
        "ended": state.place == END,
        "found": found,
        "sides": two_sides(bench, lambda other: sheet(found.ask, other)),
        "someone": bench.shown(chosen(bench.contacts(), SOMEONE)),
    }


def options(_: Translate) -> list[tuple[str, str]]:
    """What can be chosen for each sign."""
    return [(YES, _("Yes")), (NO, _("No")), (UNSURE, _("Not sure")), (SKIP, _("Skip"))]


def headings(_: Translate) -> Mapping[str, str]:
    """What a part is about."""
    return {
        "green": _("What the ad tells"),
        "ask": _("Pay, room and kind of work"),
        "careful": _("What they want from you"),
    }


def printed(state: Statements, form: Posted, bench: Workbench) -> Paper:
    """The questions in two languages, to show or to send."""
    asked, _ = lists(bench.cards("signs"), dict(state.answers)).ask, bench.say
    if not asked:
        raise Unready({"result": _("There is nothing to ask yet. Choose an answer for some signs first.")})
    return question_paper(bench, lambda other: sheet(asked, other))


TOOL = Tool(
    "t14",
    "file-search",
    lambda _: _("Look at a job ad"),
    lambda _: _("What is good, what to ask, and when to be careful."),
    Statements,
    read,
    show,
    prints=(Print("sheet", lambda _: _("Questions to the employer (PDF)"), "pdf", printed),),
    sets=("signs", CONTACTS),
    named=SOMEONE,
)
