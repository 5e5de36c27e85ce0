"""Statements asked a few at a time: one group of cards a page, forward, back, and to the end. Pure.

What was answered on other pages goes along in the form; it is kept nowhere.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.content.models import Card
from app.forms import Posted
from app.practice.tools.tool import Filled, State

END = "end"
PREFIX = "s."
"""Of the names of the fields: `s.bank`."""


class Statements(State):
    """`place`: nothing for the start, the number of a part, or `end`. Pairs of a card's id and what was chosen."""

    place: str = ""
    answers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One page of statements. `on` and `back` are the places that its buttons lead to; `back` may be nothing."""

    group: str
    number: int
    count: int
    cards: tuple[Card, ...]

    @property
    def on(self) -> str:
        """Where it goes on."""
        return END if self.number == self.count else str(self.number + 1)

    @property
    def back(self) -> str:
        """Where it came from."""
        return "" if self.number == 1 else str(self.number - 1)


def parts(cards: Sequence[Card]) -> tuple[Part, ...]:
    """A part for each group, in the order of the cards."""
    groups = [(name, tuple(held)) for name, held in groupby(cards, lambda card: card.group)]
    return tuple(Part(name, number, len(groups), held) for number, (name, held) in enumerate(groups, 1))


def part_at(place: str, cards: Sequence[Card]) -> Part | None:
    """The part of a place; None for the start and the end."""
    return next((one for one in parts(cards) if str(one.number) == place), None)


def read_statements(form: Posted, cards: Sequence[Card], allowed: Collection[str]) -> Filled[Statements]:
    """Answers that the page offers, and the place that a button leads to. There is nothing to get wrong."""
    wanted = form.first("go") or form.first("here")
    place = wanted if wanted == END or part_at(wanted, cards) else ""
    given = ((card.id, form.first(PREFIX + card.id)) for card in cards)
    answers = tuple((name, answer) for name, answer in given if answer in allowed)
    return Filled(Statements(place=place, answers=answers), at="part" if form.first("go") else "")
