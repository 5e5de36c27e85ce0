"""Keeps what a learner did on a lesson page: ticks, place, the end of it, and words, which are sealed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from app.clock import Clock
from app.learners.actions import note_seen
from app.learners.queries import OpenLearner
from app.learning.lessons.sheet import Sheet
from app.learning.lessons.ticked import Ticked, Written
from app.learning.lessons.visit import Person, Visit, Visits
from app.practice.actions import complete_lesson, keep_place, save_answers
from app.practice.notebook.actions import Full, keep_words
from app.practice.notebook.book import Book, TooLong

Words = Mapping[str, Written]


@dataclass(frozen=True, slots=True)
class Saved:
    """Who sent a form, what they had done before it, and whether what they sent could not be kept.

    `unkept`: why their words stay on the page alone: long, full, locked. `words`: as they stand in the notebook now.
    """

    person: Person
    failed: bool = False
    unkept: str = ""
    words: Words = field(default_factory=dict)

    @property
    def learner(self) -> OpenLearner | None:
        """Whose code is open."""
        return self.person.learner

    def fine(self, ticked: Ticked) -> bool:
        """All is kept and there is nothing to say."""
        return bool(self.learner) and not (self.failed or self.unkept or ticked.empty or ticked.gone)


async def save_lesson(
    visits: Visits, visit: Visit, sheet: Sheet, ticked: Ticked, *, done: bool = False
) -> Saved:
    """Write what is ticked and written if a code is open."""
    person = await visits.person(visit)
    if person.learner is None:
        return Saved(person)
    try:
        unkept, words = await visits.roads.write(
            partial(_write, visits.clock, person.learner, person.book, sheet, ticked, done)
        )
    except DBAPIError:
        return Saved(person, failed=True)
    return Saved(person, unkept=unkept, words=words)


def _write(
    clock: Clock,
    learner: OpenLearner,
    book: Book | None,
    sheet: Sheet,
    ticked: Ticked,
    done: bool,
    connection: Connection,
) -> tuple[str, Words]:
    save_answers(connection, learner.id, ticked.answers)
    at = sheet.lesson.items[-1].id if done else "" if ticked.empty else ticked.at
    if at:
        keep_place(connection, learner.id, sheet.key, at)
    if done:
        complete_lesson(connection, learner.id, sheet.key, clock.today())
    if learner.worth_a_touch:
        note_seen(connection, learner, clock.week())
    return _write_words(connection, book, sheet, ticked)


def _write_words(
    connection: Connection, book: Book | None, sheet: Sheet, ticked: Ticked
) -> tuple[str, Words]:
    """Why words could not be kept, or nothing; and what stands in the notebook."""
    if book is None:
        return "locked" if ticked.wordy else "", {}
    if ticked.too_long:
        return "long", {}
    kept: dict[str, Written] = {}
    try:
        for item, written in ticked.words.items():
            page = keep_words(connection, book, sheet.item_key(item), written.text, written.turn)
            kept[item] = Written(page.words, page.turn)
    except Full:
        return "full", kept
    except TooLong:  # together with what another phone wrote
        return "long", kept
    return "", kept
