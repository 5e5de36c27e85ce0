"""The questions with their answers in Finnish and in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.content.models import Card
from app.content.slots import plain
from app.handouts.paper import Words
from app.practice.tools.t15_interview.answers import OWN, Answer, Talk
from app.practice.tools.tool import FINNISH, Workbench


@dataclass(frozen=True, slots=True)
class Way:
    """One ready answer: how it is called in the reader's language, and its words in both."""

    name: str
    title: str
    words: Words
    finnish: Words


@dataclass(frozen=True, slots=True)
class Question:
    """One question in both languages with its ready answers and, for a usual one, what was chosen."""

    card: Card
    finnish: Card
    ways: tuple[Way, ...]
    answer: Answer

    @property
    def way(self) -> Way | None:
        """The ready answer that was chosen."""
        return next((way for way in self.ways if way.name == self.answer.part), None)

    @property
    def done(self) -> bool:
        """There is something to practise."""
        return bool(self.way or self.answer.own or self.answer.part == OWN)


def questions(state: Talk, bench: Workbench, group: str) -> tuple[Question, ...]:
    """Every question of a group (usual, neednot), in the order of the register."""
    finnish = {card.id: card for card in bench.elsewhere(FINNISH).cards("interview")}
    cards = (card for card in bench.cards("interview") if card.group == group)
    return tuple(_question(card, finnish[card.id], state) for card in cards)


def ready_answers(bench: Workbench) -> Mapping[str, frozenset[str]]:
    """The names of the ready answers to each usual question."""
    cards = bench.cards("interview")
    return {card.id: frozenset(card.parts) for card in cards if card.group == "usual"}


def _question(card: Card, finnish: Card, state: Talk) -> Question:
    ways = (Way(name, card.part_titles[name], _part(card, name), _part(finnish, name)) for name in card.parts)
    return Question(card, finnish, tuple(ways), state.to(card.id))


def _part(card: Card, name: str) -> Words:
    return Words(plain(card.parts.get(name, "")), card.lang)
