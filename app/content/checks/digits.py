"""No number changes on its way through a translation, and all are written in Latin digits."""

import re
from collections import Counter
from collections.abc import Iterable

from app.content.compiled import ItemText
from app.content.slots import fill, plain
from app.content.words import Entry
from app.content.world import World

_DATE = re.compile(r"\b([0-3]?\d)[./](?:[01]?\d)[./]((?:19|20)\d\d)\b")
_NUMBER = re.compile(r"\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,:]\d+)*")


def check(world: World) -> None:
    for key, edition, source in world.translations():
        originals = source.items
        for item in edition.items.values():
            other = originals.get(item.id)
            if other and other.kind == item.kind:
                _compare(world, key, item.line, _text(item), _text(other))
    for key, entry, original in world.translated_entries():
        _compare(world, key, entry.line, _of_entry(entry), _of_entry(original))


def _compare(world: World, key: str, line: int, text: str, source: str) -> None:
    foreign = sorted({letter for letter in text if letter.isdecimal() and not letter.isascii()})
    if foreign:
        world.add(key, "T009", line, " ".join(foreign))
    mine, theirs = _numbers(text), _numbers(source)
    if mine != theirs:
        lacking, extra = sorted((theirs - mine).elements()), sorted((mine - theirs).elements())
        world.add(key, "T008", line, f"lacking {lacking}, unknown {extra}")


def _of_entry(entry: Entry) -> str:
    return " ".join(_without_inserted((entry.title, entry.html, *(part.html for part in entry.parts))))


def _text(item: ItemText) -> str:
    """All text of an item without what the register inserts."""
    options = [part for option in item.parts.options for part in (option.html, option.right, option.feedback)]
    parts = (item.title, item.note, item.parts.body, *options, item.parts.explanation, item.parts.after)
    return " ".join(_without_inserted(parts))


def _without_inserted(parts: Iterable[str]) -> Iterable[str]:
    return (plain(fill(part, lambda kind, arguments: "")) for part in parts)


def _numbers(text: str) -> Counter[str]:
    """Numbers by their digits alone: 1,472.58 and 1 472,58 are one. A day's month may be written in words."""
    text = _DATE.sub(r"\1 . \2", text)
    return Counter(re.sub(r"\D", "", found) for found in _NUMBER.findall(text))
