"""A plan in one language: the words of its cards instead of their ids."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.content.models import Card
from app.content.slots import plain
from app.handouts.paper import Words
from app.i18n import Translate
from app.practice.tools.t01_plan.steps import Plan, Step, in_time
from app.practice.tools.tool import Workbench


@dataclass(frozen=True, slots=True)
class Line:
    """One step as people read it. `who` and `when` are None or "" while nothing is chosen."""

    step: Card
    when: str
    who: Card | None


@dataclass(frozen=True, slots=True)
class Told:
    """The whole plan as people read it."""

    goal: Card | None
    lines: tuple[Line, ...]
    words: str

    @property
    def empty(self) -> bool:
        """Nothing is chosen or written."""
        return not (self.goal or self.lines or self.words)

    @property
    def unplanned(self) -> bool:
        """Some step has no time or nobody to ask yet."""
        return any(not (line.when and line.who) for line in self.lines)


def grouped(bench: Workbench) -> dict[str, dict[str, Card]]:
    """The cards by group (goal, step, helper) and id."""
    found: dict[str, dict[str, Card]] = {"goal": {}, "step": {}, "helper": {}}
    for card in bench.cards("plans"):
        found[card.group][card.id] = card
    return found


def whens(_: Translate) -> dict[str, str]:
    """The words for each time."""
    return {"week": _("This week"), "month": _("This month"), "later": _("Later")}


def in_words(state: Plan, bench: Workbench) -> Told:
    """A plan in the language of this bench. A card that is no more is left out."""
    cards, times = grouped(bench), whens(bench.say)
    lines = (_line(step, cards, times) for step in in_time(state.steps) if step.card in cards["step"])
    return Told(cards["goal"].get(state.goal), tuple(lines), state.words)


def _line(step: Step, cards: Mapping[str, Mapping[str, Card]], times: Mapping[str, str]) -> Line:
    return Line(cards["step"][step.card], times.get(step.when, ""), cards["helper"].get(step.who))


def about(card: Card) -> Words:
    """The explanation of a card as plain text, in the language it is written in."""
    return Words(plain(card.html), card.lang)
