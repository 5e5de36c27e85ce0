"""Looks up pages of an open notebook."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, Select, select
from sqlmodel import col

from app.learners.sealing import Damaged
from app.practice.models import Note
from app.practice.notebook.book import CONTENTS, Book, Page

MOST_PAGES = 300


@dataclass(frozen=True, slots=True)
class Notebook:
    """What could be read. `damaged`: names of pages that were changed, moved, put back or taken away from outside."""

    pages: Mapping[str, Page] = field(default_factory=dict)
    damaged: frozenset[str] = frozenset()

    def words(self, name: str) -> str:
        """The words of one page, or nothing."""
        page = self.pages.get(name)
        return page.words if page else ""


def notebook(connection: Connection, book: Book) -> Notebook:
    """Every page: for the export, and to see what is damaged."""
    rows = connection.execute(_rows(book).limit(MOST_PAGES)).all()
    return _checked(book, {bytes(row.slot): (bytes(row.sealed), row.turn) for row in rows}, None)


def some_pages(connection: Connection, book: Book, *names: str) -> Notebook:
    """Just these pages."""
    wanted = [book.row_name(name) for name in (*names, CONTENTS)]
    rows = connection.execute(_rows(book).where(col(Note.slot).in_(wanted))).all()
    return _checked(book, {bytes(row.slot): (bytes(row.sealed), row.turn) for row in rows}, names)


def turns_of(connection: Connection, book: Book) -> dict[str, int]:
    """The turn of every page, from the contents. Raises Damaged."""
    name = book.row_name(CONTENTS)
    row = connection.execute(_rows(book).where(col(Note.slot) == name)).first()
    return _turns(book, name, (bytes(row.sealed), row.turn)) if row else {}


def _rows(book: Book) -> Select[bytes, bytes, int]:
    return select(col(Note.slot), col(Note.sealed), col(Note.turn)).where(
        col(Note.learner_id) == book.learner_id
    )


def _turns(book: Book, name: bytes, row: tuple[bytes, int]) -> dict[str, int]:
    turns: dict[str, int] = json.loads(book.open(name, *row).words)
    return turns


def _checked(book: Book, rows: dict[bytes, tuple[bytes, int]], wanted: tuple[str, ...] | None) -> Notebook:
    contents = book.row_name(CONTENTS)
    try:
        turns = _turns(book, contents, rows.pop(contents)) if contents in rows else {}
    except Damaged:
        return Notebook({}, frozenset({CONTENTS}))
    pages: dict[str, Page] = {}
    damaged: set[str] = set()
    for name, turn in turns.items():
        if wanted is not None and name not in wanted:
            continue
        row_name = book.row_name(name)
        try:
            page = book.open(row_name, *rows[row_name])
        except (Damaged, KeyError):
            damaged.add(name)
            continue
        if page.turn == turn:
            pages[name] = page
        else:
            damaged.add(name)
    return Notebook(pages, frozenset(damaged))
