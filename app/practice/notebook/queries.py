"""Looks up pages of an open notebook."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from sqlalchemy import Connection, Select, select
from sqlmodel import col

from app.practice.models import Note
from app.practice.notebook.book import CONTENTS, Book, Page
from app.security.boxes import Damaged

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
    return checked_pages(book, {bytes(row.slot): (bytes(row.sealed), row.turn) for row in rows}, None)


def some_pages(connection: Connection, book: Book, *names: str) -> Notebook:
    """Just these pages."""
    wanted = [book.row_name(name) for name in (*names, CONTENTS)]
    rows = connection.execute(_rows(book).where(col(Note.slot).in_(wanted))).all()
    return checked_pages(book, {bytes(row.slot): (bytes(row.sealed), row.turn) for row in rows}, names)


def turns_of(connection: Connection, book: Book) -> dict[str, int]:
    """The turn of every page: from the contents or, where those are damaged or gone, from the pages that open."""
    name = book.row_name(CONTENTS)
    row = connection.execute(_rows(book).where(col(Note.slot) == name)).first()
    # what cannot be read any more must not keep anybody from writing, nor take other pages along
    with suppress(Damaged):
        if row:
            return _turns(book, name, (bytes(row.sealed), row.turn))
    return {name: page.turn for name, page in notebook(connection, book).pages.items()}


def _rows(book: Book) -> Select[bytes, bytes, int]:
    return select(col(Note.slot), col(Note.sealed), col(Note.turn)).where(
        col(Note.learner_id) == book.learner_id
    )


def _turns(book: Book, name: bytes, row: tuple[bytes, int]) -> dict[str, int]:
    turns: dict[str, int] = json.loads(book.open(name, *row).words)
    return turns


def checked_pages(
    book: Book, rows: dict[bytes, tuple[bytes, int]], wanted: tuple[str, ...] | None
) -> Notebook:
    """What opens of these rows, by slot, and is as the contents say."""
    contents = rows.pop(book.row_name(CONTENTS), None)
    try:
        turns = _turns(book, book.row_name(CONTENTS), contents) if contents else None
    except Damaged:
        turns = None
    if turns is None:
        return Notebook(_that_open(book, rows), frozenset({CONTENTS} if rows or contents else ()))
    listed = {name: turn for name, turn in turns.items() if wanted is None or name in wanted}
    opened = _that_open(book, rows)
    pages = {name: page for name, page in opened.items() if listed.get(name) == page.turn}
    return Notebook(pages, frozenset(listed.keys() - pages.keys()))


def _that_open(book: Book, rows: dict[bytes, tuple[bytes, int]]) -> dict[str, Page]:
    """Pages that are whole, each in its own place."""
    pages: dict[str, Page] = {}
    for row_name, row in rows.items():
        with suppress(Damaged):
            page = book.open(row_name, *row)
            pages[page.name] = page
    return pages
