"""Puts the notebook away at a card back, and lets it join the new one when the old code is typed."""

from collections.abc import Iterator
from itertools import count

from sqlalchemy import Connection, delete, insert, literal, select
from sqlmodel import Session as DatabaseSession
from sqlmodel import col

from app.learners.cards.models import FormerKey
from app.learners.cards.queries import former_keys
from app.practice.models import FormerNote, Note
from app.practice.notebook.actions import write_page
from app.practice.notebook.book import Book, Page, TooLong
from app.practice.notebook.former.queries import former_pages
from app.practice.notebook.queries import some_pages
from app.practice.tools.shelf import TOOLS
from app.security.boxes import Damaged, unseal


def put_away(connection: Connection, learner_id: bytes, number: int) -> bool:
    """Every page as it is sealed goes behind the old key with this number. False: there was none."""
    ours = col(Note.learner_id) == learner_id
    kept = select(
        col(Note.learner_id), literal(number), col(Note.slot), col(Note.sealed), col(Note.turn)
    ).where(ours)
    columns = ["learner_id", "number", "slot", "sealed", "turn"]
    connection.execute(insert(FormerNote).from_select(columns, kept))
    return connection.execute(delete(Note).where(ours)).rowcount > 0


def join_former(session: DatabaseSession, book: Book, wrapping: bytes) -> bool:
    """Open old pages with the key of an old code: they join the notebook. False: this code opens none.

    Raises Full.
    """
    opened = False
    for key in former_keys(session, book.learner_id):
        try:
            old_key = unseal(key.wrapped_key, wrapping, b"learner", book.learner_id)
        except Damaged:
            continue
        _join(session.connection(), book, Book.of(book.learner_id, old_key), key)
        opened = True
    return opened


def _join(connection: Connection, book: Book, old: Book, key: FormerKey) -> None:
    pages = former_pages(connection, old, key.number).pages
    for page in sorted(pages.values(), key=lambda one: one.turn):
        _join_page(connection, book, page)
    mine = (col(FormerKey.learner_id) == book.learner_id, col(FormerKey.number) == key.number)
    connection.execute(delete(FormerKey).where(*mine))


def _join_page(connection: Connection, book: Book, page: Page) -> None:
    """Nothing is lost: what both wrote stands below one another, and an old sheet of a tool beside the new one."""
    there = some_pages(connection, book, page.name).words(page.name)
    if page.words in there:
        return
    tool = page.name.partition("/")[0] in TOOLS
    if there and (tool or not _written_below(connection, book, page, there)):
        write_page(connection, book, _free_name(connection, book, page.name), page.words)
    elif not there:
        write_page(connection, book, page.name, page.words)


def _written_below(connection: Connection, book: Book, page: Page, there: str) -> bool:
    try:
        write_page(connection, book, page.name, f"{page.words}\n\n{there}")
    except TooLong:
        return False
    return True


def _free_name(connection: Connection, book: Book, name: str) -> str:
    first = name.partition("/")[0] if name.partition("/")[0] in TOOLS else name
    return next(one for one in _beside(first) if not some_pages(connection, book, one).pages)


def _beside(name: str) -> Iterator[str]:
    return (f"{name}/{number}" for number in count(1))
