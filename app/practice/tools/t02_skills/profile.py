"""From picked cards to a profile: strengths by suit, and what somebody wants to learn. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from app.content.models import Card
from app.forms import Posted
from app.practice.tools.t02_skills.suits import LEVELS, PLACES, SUITS


class Pick(BaseModel):
    """One card that was picked: how well, and where it was learned."""

    model_config = ConfigDict(frozen=True)

    card: str
    level: str
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skill:
    """A picked card with its words."""

    card: Card
    level: str
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """Strengths by suit, those that are well known first; suits without any are left out."""

    strengths: tuple[tuple[str, tuple[Skill, ...]], ...] = ()
    wishes: tuple[Skill, ...] = ()

    @property
    def strong(self) -> int:
        """How many strengths there are."""
        return sum(len(skills) for _, skills in self.strengths)


def picks_of(form: Posted, cards: Iterable[Card]) -> tuple[Pick, ...]:
    """`s.cooking=can` with `w.cooking=home`, in the order of the cards; what is no card, level or place is nothing."""
    return tuple(
        Pick(card=card.id, level=level, places=_places(form.all(f"w.{card.id}")))
        for card in cards
        if (level := form.first(f"s.{card.id}")) in LEVELS
    )


def _places(ticked: Sequence[str]) -> tuple[str, ...]:
    return tuple(place for place in PLACES if place in ticked)


def profile(picks: Iterable[Pick], cards: Sequence[Card]) -> Profile:
    """What these picks say. A card that is gone from the set is left out."""
    found = {pick.card: pick for pick in picks}
    skills = [Skill(card, found[card.id].level, found[card.id].places) for card in cards if card.id in found]
    suits = ((suit, _strong(skills, suit)) for suit in SUITS)
    return Profile(
        tuple((suit, strong) for suit, strong in suits if strong),
        tuple(skill for skill in skills if skill.level == "want"),
    )


def _strong(skills: Sequence[Skill], suit: str) -> tuple[Skill, ...]:
    return tuple(
        skill
        for level in ("can", "little")
        for skill in skills
        if skill.level == level and skill.card.group == suit
    )
