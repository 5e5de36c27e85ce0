"""The guide card in one language, and its questions in two, row by row. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import groupby

from app.contacts.words import END_OF_ISOLATE, ISOLATE
from app.content.models import Card, Contact, FactView, State

SHEET, NOTICE, ACT = "sheet", "notice", "act"
CHECKED = frozenset({State.SOURCE, State.REVIEWED})
VERSION_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Guide:
    """All cards of the set in one language. `sheet`: what a client reads beside the questions, by id."""

    lang: str
    sheet: Mapping[str, Card]
    notice: tuple[Card, ...]
    act: tuple[Card, ...]
    questions: tuple[Card, ...]
    unchecked: bool

    def heading(self, group: str) -> Card:
        """What stands above a group of questions."""
        return self.sheet[f"head-{group}"]


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that belong together: a heading and rows; a row has a cell for each language, one or two."""

    heading: tuple[Card, ...]
    rows: tuple[tuple[Card, ...], ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What a sheet says about itself: which text it is, how old its oldest source is, and if somebody signed."""

    version: str
    checked_on: date
    old: bool
    signed: bool

    @property
    def name(self) -> str:
        """The version as a text of any direction can hold it: it runs from the left."""
        return f"{ISOLATE}{self.version}{END_OF_ISOLATE}"


def guide(lang: str, cards: Iterable[Card]) -> Guide:
    """From the set in one language."""
    every = tuple(cards)
    return Guide(
        lang,
        {card.id: card for card in every if card.group == SHEET},
        tuple(card for card in every if card.group == NOTICE),
        tuple(card for card in every if card.group == ACT),
        tuple(card for card in every if card.group not in {SHEET, NOTICE, ACT}),
        any(card.state not in CHECKED for card in every),
    )


def groups(guides: Sequence[Guide]) -> tuple[Group, ...]:
    """The questions of one or two languages beside one another. Every language has the same, in the same order."""
    rows = zip(*(one.questions for one in guides), strict=True)
    return tuple(
        Group(tuple(one.heading(name) for one in guides), tuple(held))
        for name, held in groupby(rows, lambda row: row[0].group)
    )


def standing(source: Iterable[Card], facts: Iterable[FactView], contacts: Iterable[Contact]) -> Standing:
    """`source`: the set in the language it was written in; a change of any word there is another version."""
    words = "\n".join(f"{card.id} {card.title} {card.html}" for card in source)
    held: tuple[FactView | Contact, ...] = (*facts, *contacts)
    return Standing(
        sha256(words.encode()).hexdigest()[:VERSION_DIGITS],
        min(one.checked_on for one in held),
        any(one.expired for one in held),
        all(one.signed for one in held),
    )


def client_language(page: str, among: Sequence[str], common: Sequence[str]) -> str:
    """The language to begin with beside that of the page: one that is not `common` among staff, if there is any."""
    others = [one for one in among if one != page]
    return next((one for one in others if one not in common), others[0] if others else page)
