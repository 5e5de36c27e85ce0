"""Which first step is for this week, this month or later. Pure; the only place that knows.

The page carries for each statement what each answer leads to, so that a script need not know the rule.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from app.content.models import Card

YES, PARTLY, NOT_YET, NOT_OURS = "yes", "partly", "no", "other"
ANSWERS = (YES, PARTLY, NOT_YET, NOT_OURS)
NOW, SOON, LATER = "now", "soon", "later"
WHENS = (NOW, SOON, LATER)
_LEADS: Mapping[tuple[bool, str], str] = {
    (True, NOT_YET): NOW,
    (True, PARTLY): SOON,
    (False, NOT_YET): SOON,
    (False, PARTLY): LATER,
}
"""By whether somebody may be hurt or unpaid meanwhile, and by the answer. All else leads to nothing."""


class Plan(NamedTuple):
    """First steps by when they are taken, and how many statements have an answer."""

    now: tuple[Card, ...]
    soon: tuple[Card, ...]
    later: tuple[Card, ...]
    answered: int

    @property
    def empty(self) -> bool:
        """Nothing to do follows from the answers."""
        return not (self.now or self.soon or self.later)


def leads(card: Card, answer: str) -> str:
    """When the first step of this statement is to be taken; "" for never."""
    return _LEADS.get((card.urgent, answer), "")


def in_order(cards: Iterable[Card]) -> tuple[Card, ...]:
    """What is urgent first, else as the steps of the check go."""
    return tuple(sorted(cards, key=lambda card: not card.urgent))


def plan(cards: Iterable[Card], answers: Mapping[str, str]) -> Plan:
    """The plan that follows from the answers."""
    ordered = in_order(cards)
    placed = [(card, leads(card, answers.get(card.id, ""))) for card in ordered]
    now, soon, later = (tuple(card for card, where in placed if where == when) for when in WHENS)
    return Plan(now, soon, later, sum(card.id in answers for card in ordered))
