"""`export-po`: all texts of the sources and a language's words for them, for a translation tool."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from app.content.edit import read_text
from app.content.gather import gather
from app.content.languages import Language
from app.content.translations.parts import Part, parts
from app.content.translations.pofile import Entry, write_po
from app.content.translations.status import name_of, source_key
from app.content.units import pairs
from app.content.world import World


def export_po(folder: Path, languages: Mapping[str, Language], lang: str) -> str:
    """Every text of the sources with the words that a language has for it; fuzzy where the source changed."""
    world, _ = gather(folder, languages)
    return write_po(lang, _entries(world, folder, lang))


def _entries(world: World, folder: Path, lang: str) -> Iterator[Entry]:
    for key in sources(world):
        found = world.files[key].found
        text, module = read_text(found.path), found.role == "module"
        target = f"{name_of(key)}.{lang}"
        mine = {(part.unit, part.name): part.text for part in _parts_of(world, target)}
        stale = {pair.id for pair in pairs(world) if pair.key == target and pair.state.startswith("stale")}
        for part in parts(text, module):
            place = f"{found.path.relative_to(folder)}:{text.count(chr(10), 0, part.start) + 1}"
            words = mine.get((part.unit, part.name), "")
            context = f"{name_of(key)}/{part.unit}/{part.name}"
            yield Entry(context, part.text, words, bool(words) and part.unit in stale, place)


def sources(world: World) -> list[str]:
    keys = {source_key(world, key) for key in world.files}
    return sorted(key for key in keys if key in world.files)


def _parts_of(world: World, key: str) -> list[Part]:
    if key not in world.files:
        return []
    found = world.files[key].found
    return parts(read_text(found.path), found.role == "module")
