"""Looks up pages of the notebook from before a card back."""

from sqlalchemy import Connection, select
from sqlmodel import col

from app.practice.models import FormerNote
from app.practice.notebook.book import Book
from app.practice.notebook.queries import Notebook, checked_pages


def former_pages(connection: Connection, old: Book, number: int) -> Notebook:
    """What the old book holds."""
    rows = connection.execute(
        select(col(FormerNote.slot), col(FormerNote.sealed), col(FormerNote.turn)).where(
            col(FormerNote.learner_id) == old.learner_id, col(FormerNote.number) == number
        )
    ).all()
    return checked_pages(old, {bytes(row.slot): (bytes(row.sealed), row.turn) for row in rows}, None)
