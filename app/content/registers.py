"""The three registers together: facts, contacts, tracks."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from app.content.contacts import Entry, read_contacts
from app.content.diagnostics import Diagnostic, Report
from app.content.facts import Fact, read_facts
from app.content.scan import Found
from app.content.source import Source, read_source, source_of
from app.content.tracks import Shelf, read_tracks


class Registers(NamedTuple):
    facts: Mapping[str, Fact]
    contacts: Mapping[str, Entry]
    tracks: tuple[Shelf, ...]


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
    nothing = Source("", "", [""], "")
    facts, contacts, tracks = (
        opened.get(f"{name}.toml", (nothing, Report(name))) for name in ("facts", "contacts", "tracks")
    )
    registers = Registers(read_facts(*facts), read_contacts(*contacts), read_tracks(*tracks))
    return registers, [one for _, report in (facts, contacts, tracks) for one in report.found]
