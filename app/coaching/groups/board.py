"""The page of a group, computed: a row for each learner, a column for each module that was suggested. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.learners.sharing.models import Share
from app.learning.sharing.view import SharedModule, SharedView


@dataclass(frozen=True, slots=True)
class Column:
    """A module that somebody in this group was suggested."""

    place: str
    title: str
    lang: str


@dataclass(frozen=True, slots=True)
class Row:
    """One learner. `cells` holds a module under each column, or None where nothing of it was suggested."""

    address: str
    label: str
    level: str
    cells: tuple[SharedModule | None, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The whole group."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def board(seen: Iterable[tuple[Share, SharedView]], order: Sequence[str]) -> Board:
    """Learners as they come, modules in the order of the shelves (`order`: codes)."""
    learners = list(seen)
    found = {
        module.place: Column(module.place, module.title, module.lang)
        for _, view in learners
        for module in view.modules
    }
    columns = tuple(found[code] for code in order if code in found)
    return Board(columns, tuple(_row(share, view, columns) for share, view in learners))


def _row(share: Share, view: SharedView, columns: Sequence[Column]) -> Row:
    cells = tuple(view.module(column.place) for column in columns)
    return Row(share.id.hex(), view.label, view.level, cells)
