"""A sheet of paper as values: what stands on it, in which language. How it looks is for the writers to know."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Direction = Literal["ltr", "rtl"]
Side = Literal["start", "center", "end"]
Size = Literal["a3", "a4", "a5"]


@dataclass(frozen=True, slots=True)
class Words:
    """Text in a language of its own. A plain `str` is in the language of the paper, or of its side of a pair."""

    text: str
    lang: str


Said = str | Words


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 for the paper, 2 for a part of it, 3 below."""

    text: Said
    level: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; a line break inside stays one."""

    text: Said


@dataclass(frozen=True, slots=True)
class Points:
    """A list: dots, or boxes to tick by hand; those at the places `ticked` are ticked already."""

    items: tuple[Said, ...]
    ticks: bool = False
    ticked: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values, one pair a line. An empty value leaves room to write."""

    rows: tuple[tuple[Said, Said], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; `foot` holds sums. `align` names a side for each column, "start" where it is short."""

    head: tuple[Said, ...]
    rows: tuple[tuple[Said, ...], ...]
    align: tuple[Side, ...] = ()
    foot: tuple[tuple[Said, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """The same thing side by side in two languages."""

    left: tuple["Block", ...]
    right: tuple["Block", ...]
    left_lang: str
    right_lang: str


@dataclass(frozen=True, slots=True)
class Space:
    """Lines to write on."""

    lines: int = 3


@dataclass(frozen=True, slots=True)
class Note:
    """The one thing to remember."""

    text: Said


@dataclass(frozen=True, slots=True)
class Digits:
    """A number in groups, large, beside a picture of the `address` that a camera reads. `name` says what that is."""

    groups: str
    address: str
    name: Said


@dataclass(frozen=True, slots=True)
class Calls:
    """Numbers to call, for a wall: the number, what one hears there, what it is good for, what to know of it."""

    rows: tuple[tuple[str, Said, Said, Said], ...]


@dataclass(frozen=True, slots=True)
class SmallPrint:
    """What only whoever prints the paper needs to read."""

    text: Said


Block = Heading | Text | Points | Facts | Table | Pair | Space | Note | Digits | Calls | SmallPrint


@dataclass(frozen=True, slots=True)
class Paper:
    """`title` is seen by whoever finds the file, so it is neutral: "Paper 1". `small`: 10 points, not 12.

    `fit`: a poster, one page with letters as large as its words let them be.
    """

    title: str
    lang: str
    dir: Direction
    blocks: tuple[Block, ...]
    size: Size = "a4"
    small: bool = False
    fit: bool = False


def kinds(blocks: tuple[Block, ...]) -> list[tuple[str, Block]]:
    """Blocks with the names of their kinds, for templates, which cannot match."""
    return [(type(block).__name__, block) for block in blocks]


def said(blocks: tuple[Block, ...]) -> Iterator[Said]:
    """Every text of these blocks, in reading order."""
    for block in blocks:
        match block:
            case Heading(text) | Text(text) | Note(text) | SmallPrint(text):
                yield text
            case Points(items):
                yield from items
            case Facts(rows) | Calls(rows):
                yield from (one for row in rows for one in row)
            case Table(head, rows, _, foot):
                yield from (one for row in (head, *rows, *foot) for one in row)
            case Pair(left, right):
                yield from said(left)
                yield from said(right)
            case Digits(groups, address, name):
                yield from (groups, address, name)
            case Space():
                pass


def plain(text: Said) -> str:
    """The letters alone."""
    return text if isinstance(text, str) else text.text
