"""The register of tracks: which modules stand on which shelf."""

from dataclasses import dataclass

from app.content.diagnostics import Report
from app.content.register import Row, read_rows
from app.content.source import Source

AUDIENCES = frozenset({"learner", "staff", "employer"})


@dataclass(frozen=True, slots=True)
class Shelf:
    """One entry of tracks.toml; its modules stand in the order of their codes."""

    id: str
    order: int
    audience: str
    modules: tuple[str, ...]
    pictogram: str
    line: int


def read_tracks(source: Source, report: Report) -> tuple[Shelf, ...]:
    shelves = [_shelf(row) for row in read_rows(source, report)]
    return tuple(sorted(shelves, key=lambda shelf: (shelf.order, shelf.id)))


def _shelf(row: Row) -> Shelf:
    row.expect(frozenset({"order", "audience", "modules", "pictogram"}), frozenset())
    order = row.values.get("order", 0)
    if not isinstance(order, int) or isinstance(order, bool):
        row.complain("R003", "order")
        order = 0
    audience = row.text("audience", AUDIENCES)
    return Shelf(
        row.id, order, audience, tuple(sorted(row.listed("modules"))), row.text("pictogram"), row.line
    )
