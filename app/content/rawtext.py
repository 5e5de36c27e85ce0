"""A module's typed text, line by line: markers, inserted values, link targets and tables taken out."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from app.content.compiled import Edition, ItemText
from app.content.words import Entry, WordFile
from app.content.world import World

_INSERTED = re.compile(r"\[[^\[\]]*\]\((?:fact|contact):[^)\s]*\)")
_COMMENT = re.compile(r"<!--.*?-->")
_CALLOUT = re.compile(r"\[![A-Z]+\]")
_TARGET = re.compile(r"\]\([^)\s]*\)")


class Typed(NamedTuple):
    """A line of an item; what was taken out is blank, so columns are true."""

    line: int
    text: str
    table: bool


def typed_lines(world: World, key: str, edition: Edition, item: ItemText) -> Iterator[Typed]:
    """The lines of an item, heading first."""
    lines = world.text(key)
    for number in range(item.line, last_line(edition, item, len(lines)) + 1):
        raw = lines[number - 1]
        yield Typed(number, typed(raw), raw.lstrip().startswith("|"))


def typed_entries(world: World, key: str, words: WordFile) -> Iterator[tuple[Entry, Typed]]:
    """The lines of all entries of a file of words, each with its entry."""
    lines = world.text(key)
    ends = [*(one.line for one in words.entries[1:]), len(lines) + 1]
    for entry, end in zip(words.entries, ends, strict=False):  # without entries there is an end alone
        for number in range(entry.line, end):
            raw = lines[number - 1]
            yield entry, Typed(number, typed(raw), raw.lstrip().startswith("|"))


def typed(raw: str) -> str:
    for pattern in (_COMMENT, _INSERTED, _CALLOUT, _TARGET):
        raw = pattern.sub(lambda found: " " * len(found.group()), raw)
    return raw


def last_line(edition: Edition, item: ItemText, end: int) -> int:
    """The last line of an item: the one before the next heading."""
    starts = [one.line for one in edition.lessons] + [one.line for one in edition.items.values()]
    return min((line - 1 for line in starts if line > item.line), default=end)
