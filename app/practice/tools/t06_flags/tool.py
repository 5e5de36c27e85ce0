"""T06: statements about a job that one has or is offered, a few at a time; at the end perhaps whom to talk with."""

from collections.abc import Mapping
from typing import Any

from app.contacts.finding import chosen, emergency
from app.forms import Posted
from app.i18n import Translate
from app.practice.tools.parts import END, Statements, part_at, read_statements
from app.practice.tools.t06_flags.rule import ANSWERS, MAYBE, NO, SKIP, YES, may_help_to_talk
from app.practice.tools.tool import CONTACTS, Filled, Tool, Workbench

SOMEONE = ("f42", "f41", "f29")
"""Whom one may talk with: somebody who listens, somebody who is there at night too, somebody who knows pay."""


def read(form: Posted, bench: Workbench) -> Filled[Statements]:
    """What was chosen so far."""
    return read_statements(form, bench.cards("flags"), ANSWERS)


def show(state: Statements, bench: Workbench) -> dict[str, Any]:
    """The start, one part, or the end."""
    cards, said = bench.cards("flags"), dict(state.answers)
    part, contacts = part_at(state.place, cards), bench.contacts()
    return {
        "part": part,
        "heading": headings(bench.say)[part.group] if part else "",
        "said": said,
        "options": options(bench.say),
        "count": len(cards),
        "ended": state.place == END,
        "worth": may_help_to_talk(said.values()),
        "someone": bench.shown(chosen(contacts, SOMEONE)),
        "alarm": bench.shown(emergency(contacts)),
    }


def options(_: Translate) -> list[tuple[str, str]]:
    """What can be chosen for each sentence."""
    return [(YES, _("Yes")), (MAYBE, _("Maybe")), (NO, _("No")), (SKIP, _("Skip"))]


def headings(_: Translate) -> Mapping[str, str]:
    """What a part is about."""
    return {
        "papers": _("Papers and bank"),
        "money": _("Money"),
        "time": _("Working time"),
        "threats": _("Threats and fear"),
        "home": _("Home and free time"),
    }


TOOL = Tool(
    "t06",
    "search",
    # a name that says nothing to whoever looks over a shoulder
    lambda _: _("Is this job all right?"),
    lambda _: _("Short sentences about a job that you have or are offered."),
    Statements,
    read,
    show,
    sets=("flags", CONTACTS),
    named=SOMEONE,
)
