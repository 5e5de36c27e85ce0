"""All registers together: facts, contacts, tracks, the sets of cards, presets and the programme."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from app.content.cards import SETS, CardRow, read_cards
from app.content.contacts import Entry, read_contacts
from app.content.diagnostics import Diagnostic, Report
from app.content.facts import Fact, read_facts
from app.content.presets import PresetRow, read_presets
from app.content.programme import ProgrammeRows, read_programme
from app.content.scan import Found
from app.content.source import Source, read_source, source_of
from app.content.tracks import Shelf, read_tracks


class Registers(NamedTuple):
    """`cards` by the name of their set."""

    facts: Mapping[str, Fact]
    contacts: Mapping[str, Entry]
    tracks: tuple[Shelf, ...]
    cards: Mapping[str, tuple[CardRow, ...]] = MappingProxyType({})
    presets: tuple[PresetRow, ...] = ()
    programme: ProgrammeRows = ProgrammeRows()


def read_registers(
    files: Iterable[Found], instead: Mapping[str, str] | None = None
) -> tuple[Registers, list[Diagnostic]]:
    """All registers there are; one that is missing is empty. `instead`: texts to use in place of files."""
    opened: dict[str, tuple[Source, Report]] = {}
    for found in files:
        if found.role.endswith(".toml"):
            text = (instead or {}).get(found.role)
            opened[found.role] = (
                read_source(found.path, found.shown)
                if text is None
                else source_of(text.encode(), found.shown)
            )
    facts, contacts, tracks = (_opened(name, opened) for name in ("facts", "contacts", "tracks"))
    cards = {name: _opened(name, opened) for name in SETS}
    presets, programme = (_opened(name, opened) for name in ("presets", "programme"))
    registers = Registers(
        read_facts(*facts),
        read_contacts(*contacts),
        read_tracks(*tracks),
        {name: read_cards(*file, SETS[name]) for name, file in cards.items()},
        read_presets(*presets),
        read_programme(*programme),
    )
    files_read = (facts, contacts, tracks, *cards.values(), presets, programme)
    return registers, [one for _, report in files_read for one in report.found]


def _opened(name: str, opened: Mapping[str, tuple[Source, Report]]) -> tuple[Source, Report]:
    return opened.get(f"{name}.toml", (Source("", "", [""], ""), Report(name)))
