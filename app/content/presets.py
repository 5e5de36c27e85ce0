"""The register of presets: modules that a coach suggests together."""

from dataclasses import dataclass

from app.content.diagnostics import Report
from app.content.named import codes, marked
from app.content.register import Row, read_rows
from app.content.source import Source

_KNOWN = frozenset({"places", "short", "programme"})


@dataclass(frozen=True, slots=True)
class PresetRow:
    """One entry of presets.toml. `short`: places of which the short version is enough; `programme`: its places
    are those of the programme."""

    id: str
    places: tuple[str, ...]
    short: tuple[str, ...]
    programme: bool
    line: int


def read_presets(source: Source, report: Report) -> tuple[PresetRow, ...]:
    """The presets in the order in which they are shown."""
    return tuple(_preset(row) for row in read_rows(source, report))


def _preset(row: Row) -> PresetRow:
    row.expect(frozenset(), _KNOWN)
    places, programme = codes(row, "places"), bool(row.flag("programme"))
    if bool(places) == programme:
        row.complain("R003", "either places or programme = true")
    return PresetRow(row.id, places, marked(row, "short", places), programme, row.line)
