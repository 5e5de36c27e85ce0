"""`translations status`: per file and language how many units are in which state, and what changed."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from app.content.front import DEFAULT_SOURCE
from app.content.gather import gather
from app.content.languages import Language
from app.content.rawunits import raw_units
from app.content.revision import folded, revision
from app.content.translations.history import earlier_texts
from app.content.translations.worddiff import word_diff
from app.content.units import Pair, pairs
from app.content.world import World

COLUMNS = ("reviewed", "draft", "stale", "stale-critical", "missing", "orphan")
History = Callable[[Path], Iterable[str]]


class Row(NamedTuple):
    """One file of a translation: its name, language and units by state."""

    name: str
    lang: str
    counts: Mapping[str, int]


class Change(NamedTuple):
    """A stale unit and what changed in its source, "" where the earlier text is nowhere to be found."""

    address: str
    lang: str
    state: str
    diff: str


class Status(NamedTuple):
    rows: list[Row]
    changes: list[Change]


def translations_status(
    folder: Path, languages: Mapping[str, Language], history: History = earlier_texts
) -> Status:
    """The state of every translation in a folder."""
    world, _ = gather(folder, languages)
    counts: dict[str, Counter[str]] = {}
    stale: list[Pair] = []
    for pair in pairs(world):
        counts.setdefault(pair.key, Counter())[pair.state] += 1
        if pair.state in {"stale", "stale-critical"}:
            stale.append(pair)
    rows = [Row(name_of(key), world.files[key].found.lang, count) for key, count in sorted(counts.items())]
    return Status(rows, _changes(world, stale, history))


def name_of(key: str) -> str:
    """`l03` for a module's file, `term` or `host.l03` for a word file."""
    return key.rsplit(".", 1)[0]


def address(pair: Pair) -> str:
    """How a unit is called on the command line: `l03/s-gross`, `term/payslip`."""
    return f"{name_of(pair.key)}/{pair.id}"


def _changes(world: World, stale: list[Pair], history: History) -> list[Change]:
    earlier: dict[str, dict[str, str]] = {}
    found = []
    for pair in stale:
        key = source_key(world, pair.key)
        if key not in earlier:
            earlier[key] = _by_revision(world, key, history)
        old = earlier[key].get(pair.mine.stamp.src if pair.mine else "", "")
        new = earlier[key].get(pair.theirs.stamp.revision if pair.theirs else "", "")
        found.append(Change(address(pair), pair.lang, pair.state, word_diff(old, new) if old else ""))
    return found


def source_key(world: World, key: str) -> str:
    """The key of the file that a translation was made from."""
    sources = {code: edition.lang for code, edition in world.sources().items()}
    name = name_of(key)
    return f"{name}.{sources.get(name, DEFAULT_SOURCE)}"


def _by_revision(world: World, key: str, history: History) -> dict[str, str]:
    """Texts of all units a source file ever had, by revision."""
    found = world.files[key].found
    texts: dict[str, str] = {}
    for text in ("\n".join(world.text(key)), *history(found.path)):
        for unit in raw_units(text, found.role == "module").values():
            texts.setdefault(revision(unit), folded(unit))
    return texts


def render(status: Status) -> str:
    """A table, then the changes."""
    head = f"{'file':12}{'lang':8}" + "".join(f"{column:>16}" for column in COLUMNS)
    lines = [head]
    for row in status.rows:
        lines.append(
            f"{row.name:12}{row.lang:8}" + "".join(f"{row.counts.get(one, 0):>16}" for one in COLUMNS)
        )
    for change in status.changes:
        lines += [
            "",
            f"{change.address} {change.lang} {change.state}",
            change.diff or "(earlier text not found)",
        ]
    return "\n".join(lines)
