"""How many people were there, as the host confirms it, and what went well. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.gathering.limits import MOST_HANDS

WENT_WELL = ("languages", "talking", "polls", "pace", "breaks", "welcome", "questions", "ending")
"""Ready-made choices, so that nobody writes about anybody."""


@dataclass(frozen=True, slots=True)
class Heads:
    """People with a phone, people without, and chosen ids of WENT_WELL in their own order."""

    phones: int
    without: int
    went_well: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """Everybody."""
        return self.phones + self.without


def heads_of(phones: int, without: int, went_well: Iterable[str] = ()) -> Heads:
    """What a form says, within bounds; what is no choice of ours is dropped."""
    chosen = set(went_well)
    return Heads(_within(phones), _within(without), tuple(one for one in WENT_WELL if one in chosen))


def _within(number: int) -> int:
    return max(0, min(number, MOST_HANDS))
