"""Registers and their words belong together: none without the other, and what they name exists."""

from collections.abc import Mapping

from app.content.front import DEFAULT_SOURCE
from app.content.registers import Registers
from app.content.scan import WORDS
from app.content.words import Entry, WordFile
from app.content.world import World


def check(world: World) -> None:
    lines = {WORDS[name]: known for name, known in _lines(world.registers).items()}
    for name, kind in WORDS.items():
        _worded(world, name, kind, lines[kind])
    for key, words in world.words():
        for entry in words.entries:
            _entry(world, key, words, entry, lines)
    for fact in world.registers.facts.values():
        if fact.ask and fact.ask not in world.registers.contacts:
            world.add("facts.toml", "R007", fact.line, f"{fact.id}: ask {fact.ask}")


def _lines(registers: Registers) -> dict[str, Mapping[str, int]]:
    """Where each entry of each register stands."""
    cards = {name: {card.id: card.line for card in rows} for name, rows in registers.cards.items()}
    programme = registers.programme
    return {
        "facts": {fact.id: fact.line for fact in registers.facts.values()},
        "contacts": {contact.id: contact.line for contact in registers.contacts.values()},
        "tracks": {shelf.id: shelf.line for shelf in registers.tracks},
        "presets": {preset.id: preset.line for preset in registers.presets},
        "programme": {
            **{day.id: day.line for day in programme.days},
            **{week.id: week.line for week in programme.weeks},
        },
        **cards,
    }


def _worded(world: World, register: str, kind: str, known: Mapping[str, int]) -> None:
    words = world.compiled.get(f"{kind}.{DEFAULT_SOURCE}")
    have = {entry.id for entry in words.entries} if isinstance(words, WordFile) else set()
    for name, line in known.items():
        if name not in have:
            world.add(f"{register}.toml", "R008", line, name)


def _entry(
    world: World, key: str, words: WordFile, entry: Entry, known: Mapping[str, Mapping[str, int]]
) -> None:
    if words.kind in known and entry.id not in known[words.kind]:
        world.add(key, "R009", entry.line, entry.id)
    if words.kind == "term" and words.lang == DEFAULT_SOURCE and not entry.finnish:
        world.add(key, "R011", entry.line, entry.id)
    if words.kind == "host":
        source = world.sources().get(world.files[key].found.code)
        if source and entry.id and entry.id not in source.items:
            world.add(key, "R009", entry.line, entry.id)
