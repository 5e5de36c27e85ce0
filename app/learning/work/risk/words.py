"""What the risk check says around its statements, on the page and on paper."""

from collections.abc import Mapping

from app.i18n import Translate
from app.learning.work.risk.rule import LATER, NOT_OURS, NOT_YET, NOW, PARTLY, SOON, YES

SUSPECT = ("f41", "f42", "f45")
"""Whom a firm asks: two who can be asked without names, and the authority for work."""


def options(_: Translate) -> list[tuple[str, str]]:
    """What can be said to a statement."""
    return [(YES, _("Yes")), (PARTLY, _("Partly")), (NOT_YET, _("Not yet")), (NOT_OURS, _("Not our case"))]


def steps(_: Translate) -> Mapping[str, str]:
    """The five steps, by the group of their statements."""
    return {
        "map": _("Map your own work"),
        "promise": _("Decide what you promise"),
        "screen": _("Screen contractors"),
        "clauses": _("Write it into contracts"),
        "check": _("Check the workplace"),
    }


def whens(_: Translate) -> Mapping[str, str]:
    """The parts of a plan."""
    return {NOW: _("Do this week"), SOON: _("Do this month"), LATER: _("Do within three months")}


def visit_parts(_: Translate) -> Mapping[str, str]:
    """The parts of the list for a visit."""
    return {"look": _("Look around"), "talk": _("Talk with people"), "papers": _("Look at papers")}


def suspicion(_: Translate) -> tuple[str, ...]:
    """What to do on suspicion, one after the other."""
    return (
        _("Safety comes first. Is somebody in danger now? Call the emergency number."),
        _("Do not investigate. Questions from you can put a person in danger."),
        _("Say nothing about it to the contractor or the boss yet."),
        _("Write down for yourself what you saw, and when. Keep it where others cannot read it."),
        _("Ask for advice before you act. You can ask without the names of the people."),
        _("Does a person want to talk? Listen, give the numbers, and let them decide."),
        _("Do not end the contract in a hurry. People can lose their pay and their room."),
    )
