"""What the library hands out: frozen values, resolved for one reader."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal, Protocol

from app.content.hours import Hours as Hours
from app.content.recording import Recording
from app.content.shapes import Kind


class Formatter(Protocol):
    """How one language writes values; given by the caller."""

    @property
    def withheld(self) -> str: ...  # "ask, this may have changed"

    def value(self, value: str, unit: str) -> str: ...  # ("7.30", "percent") -> "7,30 %"

    def date(self, day: date) -> str: ...


def _nothing(*_: object) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a page is made. `links("l11/c")` and `links("help")` give addresses, `pictogram(name)` inline
    SVG, `media(code, file name)` the address of a file in that module's media folder, `player` its HTML."""

    lang: str
    today: date
    formatter: Formatter
    links: Callable[[str], str]
    pictogram: Callable[[str], str] = _nothing
    media: Callable[[str, str], str] = _nothing
    player: Callable[[Recording], str] = _nothing


class State(StrEnum):
    """How far the words of one item in one language can be trusted."""

    SOURCE = "source"
    REVIEWED = "reviewed"
    DRAFT = "draft"
    STALE = "stale"
    STALE_CRITICAL = "stale-critical"
    MISSING = "missing"
    ORPHAN = "orphan"


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary word: the reader's word, the Finnish one, how that sounds, what it means (HTML)."""

    id: str
    word: str
    finnish: str
    sounds: str
    html: str
    lang: str
    state: State = State.SOURCE


@dataclass(frozen=True, slots=True)
class Option:
    """One answer, row, entry or card. `right`: match; `pile`: sort; `target`: branch (an item's number);
    `cards`: `html` is the heading and `feedback` the text behind it."""

    id: str
    html: str
    text: str
    feedback: str = ""
    right: str = ""
    pile: str = ""
    target: int = 0
    correct: bool = False


@dataclass(frozen=True, slots=True)
class Pile:
    """Where things are sorted to."""

    id: str
    html: str
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One `###`. `lang` is the language of its words; `state` says why it may not be the reader's.

    `after`: callouts behind the options; `unreviewed`: no person has signed; `paper`: a list's names, room."""

    id: str
    number: int
    kind: Kind
    title: str
    body: str
    lang: str
    state: State
    revision: str
    options: tuple[Option, ...] = ()
    piles: tuple[Pile, ...] = ()
    columns: tuple[str, str] = ("", "")
    explanation: str = ""
    after: str = ""
    terms: tuple[Term, ...] = ()
    pictogram: str = ""
    critical: bool = False
    note: str = ""
    text: str = ""
    unreviewed: bool = False
    paper: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A card of a set. `title` and `part_titles` are plain, `html` and `parts` HTML, parts by name; `sounds`: how
    the Finnish words sound; `urgent`: it comes first in a plan."""

    id: str
    group: str
    pictogram: str
    title: str
    html: str
    parts: Mapping[str, str]
    part_titles: Mapping[str, str]
    sounds: str
    lang: str
    state: State = State.SOURCE
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class FactView:
    """A register fact for one reader. `values` are formatted, or `formatter.withheld` once expired."""

    id: str
    topic: str
    statement: str
    values: Mapping[str, str]
    checked_on: date
    verify_by: date
    grade: str
    star: bool
    expired: bool
    signed: bool
    source_title: str
    source_url: str
    ask: str
    lang: str
    state: State = State.SOURCE
    title: str = ""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson page. `note_html` is the content note, `intro` other callouts before the first item; `states`
    holds what the page must say once (draft, stale, stale-critical, missing)."""

    module: str
    letter: str
    number: int
    title: str
    minutes: int
    note: str
    note_html: str
    intro: str
    short: bool
    pictogram: str
    items: tuple[Item, ...]
    terms: tuple[Term, ...]
    facts: tuple[FactView, ...]
    lang: str
    states: frozenset[State]
    text: str


@dataclass(frozen=True, slots=True)
class LessonHead:
    """A lesson in the list of its module."""

    letter: str
    number: int
    title: str
    minutes: int
    note: str
    short: bool
    pictogram: str
    item_count: int
    activity_count: int
    lang: str
    test: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """Who (by role) checked what, when."""

    what: str
    role: str
    date: date


@dataclass(frozen=True, slots=True)
class Module:
    """A module page. `states`: of all items in the reader's language; `checked_on`: its oldest fact."""

    code: str
    slug: str
    track: str
    title: str
    level: str
    minutes: int
    aims: tuple[str, ...]
    content_note: str
    pictogram: str
    lessons: tuple[LessonHead, ...]
    checked_on: date | None
    reviewed: tuple[Review, ...]
    lang: str
    states: frozenset[State]
    legal_unreviewed: bool


@dataclass(frozen=True, slots=True)
class Track:
    """A shelf of modules; only tracks that hold some are handed out."""

    id: str
    title: str
    line: str
    pictogram: str
    audience: str
    modules: tuple[Module, ...]
    lang: str
    state: State = State.SOURCE


@dataclass(frozen=True, slots=True)
class Contact:
    """A help contact with its words: `who`, `call` and `opening` are HTML. Fields of the register stand as
    written; no hours, no languages or anonymous None mean that nobody knows, never "none"."""

    id: str
    name: str
    short_name: str
    phone: str
    phone_alt: str
    chat: str
    email: str
    address: str
    hours: tuple[Hours, ...]
    languages: tuple[str, ...]
    cost: str
    anonymous: bool | None
    needs: tuple[str, ...]
    emergency: bool
    source_title: str
    source_url: str
    grade: str
    checked_on: date
    verify_by: date
    signed_by_role: str
    signed_on: date | None
    who: str
    call: str
    opening: str
    expired: bool
    lang: str
    state: State = State.SOURCE

    @property
    def signed(self) -> bool:
        return bool(self.signed_by_role)


@dataclass(frozen=True, slots=True)
class SearchText:
    """One thing that search can find: kind is module, lesson, term or tool; address as for `Reader.links`."""

    kind: Literal["module", "lesson", "term", "tool"]
    address: str
    title: str
    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class HostNote:
    """A note for a host about one item, or about the whole module (item "")."""

    item: str
    title: str
    html: str
    lang: str
