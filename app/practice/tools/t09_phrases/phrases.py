"""Phrases in two languages: the reader's words, the Finnish ones, and how those sound. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.content.models import Card
from app.practice.tools.tool import FINNISH

FITS = 11
"""So many letters in a word fit beside each other on a phone when they are as large as can be."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One card. `own` is empty where the reader reads Finnish; `lang` says in which language it is.

    `tip` is HTML: when the phrase may help.
    """

    id: str
    group: str
    own: str
    lang: str
    finnish: str
    sounds: str
    tip: str

    @property
    def name(self) -> str:
        """The words that tell the reader which card it is."""
        return self.own or self.finnish

    @property
    def short(self) -> bool:
        """Without a long word: then it can be shown even larger."""
        return max(map(len, self.finnish.split()), default=0) <= FITS


def phrases(own: Iterable[Card], finnish: Iterable[Card]) -> tuple[Phrase, ...]:
    """The same cards in both languages, in the order of the set. One without Finnish words helps nobody."""
    said = {card.id: card for card in finnish if card.lang == FINNISH}
    return tuple(_phrase(card, said[card.id]) for card in own if card.id in said)


def chosen(ids: Iterable[str], among: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """Those with these ids, in the order of the set."""
    wanted = set(ids)
    return tuple(phrase for phrase in among if phrase.id in wanted)


def _phrase(own: Card, finnish: Card) -> Phrase:
    reads_finnish = own.lang == FINNISH
    return Phrase(
        own.id,
        own.group,
        "" if reads_finnish else own.title,
        own.lang,
        finnish.title,
        finnish.sounds,
        own.html,
    )
