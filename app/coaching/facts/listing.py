"""Facts and contacts to verify, in the language of the desk, by how soon. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.coaching.suggesting.offer import named
from app.content.due import Due, When, due, uses
from app.content.library import Library
from app.content.models import Reader
from app.learning.sharing.naming import Named, Naming
from app.practice.tools.shelf import INSERTED


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact or contact: what it is called, and the lessons and tools that use it."""

    due: Due
    title: str
    lang: str
    places: tuple[Named, ...]


def listed(naming: Naming) -> Mapping[When, list[Entry]]:
    """Every entry of the registers, in three parts."""
    library, reader = naming.library, naming.reader
    titles = _titles(library, reader)
    found: dict[When, list[Entry]] = {"overdue": [], "soon": [], "later": []}
    for one in due(library.registers, uses(library.rows.values(), INSERTED), reader.today):
        title, lang = titles[one.register, one.id]
        found[one.when].append(Entry(one, title, lang, named(naming, one.used_in)))
    return found


def _titles(library: Library, reader: Reader) -> dict[tuple[str, str], tuple[str, str]]:
    """Title and its language, by register and id."""
    facts = (library.fact(name, reader) for name in library.registers.facts)
    titles = {("fact", one.id): (one.title or one.topic, one.lang) for one in facts if one}
    return titles | {("contact", one.id): (one.name, one.lang) for one in library.contacts(reader)}
