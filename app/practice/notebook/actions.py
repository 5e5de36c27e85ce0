"""Writes into an open notebook."""

from sqlalchemy import Connection, delete, select
from sqlmodel import col

from app.learners.models import Learner
from app.practice.actions import STATEMENTS
from app.practice.models import Note
from app.practice.notebook.book import Book, Page
from app.practice.notebook.queries import MOST_PAGES, notebook, some_pages, turns_of


class Changed(Exception):
    """Another phone wrote this page after it was read here."""


class Full(Exception):
    """The notebook has as many pages as it holds."""


def write_page(
    connection: Connection, book: Book, name: str, words: str, *, read_at: int | None = None
) -> int:
    """Write a page; without words it is taken out. Returns its turn.

    `read_at` is the turn that was read before: Changed when another phone was quicker. Raises TooLong, Full.
    """
    # One writer at a time for one learner: on SQLite by BEGIN IMMEDIATE, on PostgreSQL by this row
    connection.execute(select(col(Learner.id)).where(col(Learner.id) == book.learner_id).with_for_update())
    turns = turns_of(connection, book)
    if read_at is not None and turns.get(name, 0) != read_at:
        raise Changed
    turn = max(turns.values(), default=0) + 1
    if words and name not in turns and len(turns) + 1 >= MOST_PAGES:
        raise Full
    if words:
        turns[name] = turn
        _put(connection, book, Page(name, words, turn))
    elif turns.pop(name, None) is not None:
        row = col(Note.learner_id) == book.learner_id, col(Note.slot) == book.row_name(name)
        connection.execute(delete(Note).where(*row))
    _put(connection, book, book.contents_page(turns, turn))
    return turn if words else 0


def keep_words(connection: Connection, book: Book, name: str, words: str, read_at: int) -> Page:
    """Write a page of plain words if they are new. Words that another phone wrote meanwhile stay, before these.

    Returns the page as it stands now. Raises TooLong, Full.
    """
    there = some_pages(connection, book, name).pages.get(name, Page(name, ""))
    if words == there.words:
        return there
    try:
        return Page(name, words, write_page(connection, book, name, words, read_at=read_at))
    except Changed:
        # read anew: only now nobody else writes, and what was there before may be old
        there = some_pages(connection, book, name).pages.get(name, Page(name, ""))
        if not words or words in there.words:
            return there
        both = f"{there.words}\n\n{words}" if there.words else words
        return Page(name, both, write_page(connection, book, name, both))


def reseal_notebook(connection: Connection, learner_id: bytes, old_key: bytes, new_key: bytes) -> None:
    """Write every page that can be read under another key. What is damaged cannot be written anew, and goes."""
    old, new = Book.of(learner_id, old_key), Book.of(learner_id, new_key)
    pages = notebook(connection, old).pages
    connection.execute(delete(Note).where(col(Note.learner_id) == learner_id))
    if pages:
        turns = {name: page.turn for name, page in pages.items()}
        for page in (*pages.values(), new.contents_page(turns, max(turns.values()))):
            _put(connection, new, page)


def _put(connection: Connection, book: Book, page: Page) -> None:
    values = {
        "learner_id": book.learner_id,
        "slot": book.row_name(page.name),
        "sealed": book.close(page),
        "turn": page.turn,
    }
    STATEMENTS[connection.dialect.name]["note"].run(connection, values)
