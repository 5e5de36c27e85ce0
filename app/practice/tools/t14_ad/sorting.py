"""Which of three short lists a sign comes into: good, to ask about, to be careful with. Pure."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from app.content.models import Card

YES, NO, UNSURE, SKIP = "yes", "no", "unsure", "skip"
ANSWERS = frozenset({YES, NO, UNSURE, SKIP})
GOOD, ASK, CAREFUL = "good", "ask", "careful"
LISTS: Mapping[tuple[str, str], str] = {
    ("green", YES): GOOD,
    ("green", NO): ASK,
    ("green", UNSURE): ASK,
    ("ask", YES): ASK,
    ("ask", UNSURE): ASK,
    ("careful", YES): CAREFUL,
    ("careful", UNSURE): ASK,
}
"""By a sign's group and the answer. What is not here says nothing: a question skipped, or a worry that is not there."""


class Lists(NamedTuple):
    """Signs in the order of the set."""

    good: tuple[Card, ...]
    ask: tuple[Card, ...]
    careful: tuple[Card, ...]


def lists(cards: Iterable[Card], answers: Mapping[str, str]) -> Lists:
    """The three lists. A sign without an answer is in none."""
    placed = [(card, LISTS.get((card.group, answers.get(card.id, SKIP)))) for card in cards]
    good, ask, careful = (
        tuple(card for card, where in placed if where == name) for name in (GOOD, ASK, CAREFUL)
    )
    return Lists(good, ask, careful)
