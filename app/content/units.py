"""Everything in a file that is translated as one piece: front matter, lesson headings, items, entries."""

from collections.abc import Iterator
from typing import NamedTuple

from app.content.compiled import Edition, Stamp
from app.content.frontmatter import line_of
from app.content.models import State
from app.content.states import state_of
from app.content.words import WordFile
from app.content.world import World

FRONT = "front"


class Unit(NamedTuple):
    """A unit: `front`, `lesson.b`, an item id, or an entry of a word file."""

    id: str
    line: int
    stamp: Stamp
    critical: bool


class Pair(NamedTuple):
    """A unit of a translation beside the same one of its source; one of them may be missing."""

    key: str
    lang: str
    mine: Unit | None
    theirs: Unit | None

    @property
    def id(self) -> str:
        unit = self.theirs or self.mine
        return unit.id if unit else ""

    @property
    def state(self) -> State:
        if not self.theirs:
            return State.ORPHAN
        stamp = self.mine.stamp if self.mine else None
        return state_of(stamp, self.theirs.stamp, self.theirs.critical)[0]


def module_units(edition: Edition, lines: list[str]) -> Iterator[Unit]:
    yield Unit(FRONT, line_of("src", lines), edition.front.stamp, False)
    for lesson in edition.lessons:
        yield Unit(f"lesson.{lesson.letter}", lesson.line, lesson.stamp, False)
        for item in lesson.items:
            yield Unit(item.id, item.line, item.stamp, item.critical)


def word_units(words: WordFile) -> Iterator[Unit]:
    for entry in words.entries:
        yield Unit(entry.id, entry.line, entry.stamp, entry.critical)


def pairs(world: World) -> Iterator[Pair]:
    """All units of all translations, file by file, in the order of the source."""
    for key, edition, source in world.translations():
        source_key = f"{source.code}.{source.lang}"
        theirs = list(module_units(source, world.text(source_key)))
        yield from _paired(key, edition.lang, list(module_units(edition, world.text(key))), theirs)
    for key, words, original in world.translated_words():
        yield from _paired(key, words.lang, list(word_units(words)), list(word_units(original)))


def _paired(key: str, lang: str, mine: list[Unit], theirs: list[Unit]) -> Iterator[Pair]:
    own = {unit.id: unit for unit in mine}
    for unit in theirs:
        yield Pair(key, lang, own.pop(unit.id, None), unit)
    for orphan in own.values():
        yield Pair(key, lang, orphan, None)
