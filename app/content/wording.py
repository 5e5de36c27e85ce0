"""Words of register entries for one reader, with the same fallback as items of modules."""

from typing import NamedTuple

from app.content.compiled import Stamp
from app.content.editions import Editions
from app.content.models import State
from app.content.states import choose
from app.content.words import Entry


class Worded(NamedTuple):
    """An entry in the language it is shown in; `source` carries the Finnish word and its sound."""

    entry: Entry
    source: Entry
    lang: str
    state: State


def worded(role: str, langs: tuple[str, ...], source: str, editions: Editions) -> dict[str, Worded]:
    """All entries of a set, in the order of the source. `langs`: the reader's own first, then its chain."""
    sets = {lang: _entries(role, lang, editions) for lang in (*langs, source)}
    found: dict[str, Worded] = {}
    for name, original in sets[source].items():

        def stamp(lang: str, name: str = name) -> Stamp | None:
            entry = sets.get(lang, {}).get(name)
            return entry.stamp if entry else None

        chosen = choose(langs, source, stamp, original.critical)
        found[name] = Worded(sets[chosen.lang][name], original, chosen.lang, chosen.state)
    return found


def _entries(role: str, lang: str, editions: Editions) -> dict[str, Entry]:
    file = editions.words(role, lang)
    return {entry.id: entry for entry in file.entries} if file else {}
