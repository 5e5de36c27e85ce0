"""Cards and weeks have the parts of their group, in the language that says what is right."""

from collections.abc import Mapping

from app.content.cards import SETS, Group
from app.content.front import DEFAULT_SOURCE
from app.content.programme import MARKER
from app.content.words import Entry, WordFile
from app.content.world import World


def check(world: World) -> None:
    for name, one in SETS.items():
        cards = world.registers.cards.get(name, ())
        _words(world, one.marker, {card.id: one.group(card.group) for card in cards})
    _words(world, MARKER, world.registers.programme.groups())


def _words(world: World, marker: str, groups: Mapping[str, Group | None]) -> None:
    key = f"{marker}.{DEFAULT_SOURCE}"
    words = world.compiled.get(key)
    for entry in words.entries if isinstance(words, WordFile) else ():
        group = groups.get(entry.id)
        if group:
            _entry(world, key, entry, group)


def _entry(world: World, key: str, entry: Entry, group: Group) -> None:
    have = {part.name for part in entry.parts}
    lacking = sorted(set(group.needed) - have)
    unknown = sorted(have - set(group.needed + group.more))
    if lacking or unknown:
        detail = f"{entry.id} in {group.name}: lacking {lacking}, unknown {unknown}"
        world.add(key, "R012", entry.line, detail)
