"""Who asks for which lesson, read from the bytes of a request: for the hot roads."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection
from starlette.types import Scope

from app.clock import Clock
from app.cookies import EMPTY, Cookies
from app.learners.actions import note_seen
from app.learners.queries import OpenLearner, data_key, open_learner
from app.learning.lessons.shelf import Address, LessonShelf
from app.practice.notebook.book import Book, Page
from app.practice.notebook.queries import some_pages
from app.practice.queries import NOTHING, Progress, module_progress
from app.preferences import Preferences
from app.roads import Roads


@dataclass(frozen=True, slots=True)
class Visit:
    """One request for one lesson."""

    path: str
    address: Address
    cookie: str
    prefs: str
    """The class of `<html>`."""
    accepted: bytes
    """The codings that the browser takes."""
    carried: str = ""
    """The cookie by which a form without scripts is on its way to this page."""

    @property
    def brings_words(self) -> bool:
        """Somebody's words are on their way to this page."""
        return self.carried not in {"", EMPTY}


@dataclass(frozen=True, slots=True)
class Person:
    """Who is here. `words`: what they wrote on this lesson, by item key; `book`: their notebook, where it is open."""

    learner: OpenLearner | None = None
    progress: Progress = NOTHING
    words: Mapping[str, Page] = field(default_factory=dict)
    book: Book | None = None
    damaged: bool = False
    """Something that they wrote here was changed from outside, and cannot be read."""


NOBODY = Person()


@dataclass(frozen=True, slots=True)
class Visits:
    """One a process, on app.state: what a visit needs to be answered."""

    shelf: LessonShelf
    roads: Roads
    clock: Clock
    cookies: Cookies

    def at(self, path: str, scope: Scope) -> Visit | None:
        """A visit to the lesson with this address; None where there is none."""
        address = self.shelf.addresses.get(path)
        if address is None:
            return None
        cookies = accepted = b""
        for name, value in scope["headers"]:
            if name == b"cookie":
                cookies += b";" + value
            elif name == b"accept-encoding":
                accepted = value
        if not cookies:
            return Visit(path, address, "", "", accepted)
        prefs = self.cookies.preferences.within(cookies)
        css_class = Preferences.read(prefs).css_class if prefs else ""
        carried = self.cookies.carried.within(cookies)
        # staff learn without a code, and a learner's code stays out of their pages
        session = "" if address.area else self.cookies.session.within(cookies)
        return Visit(path, address, session, css_class, accepted, carried)

    async def person(self, visit: Visit) -> Person:
        """Who is here and what they did in this module: two reads on primary keys, a third where they may write."""
        if not visit.cookie:
            return NOBODY
        now = self.clock.seconds()
        sheet = self.shelf.sheet(visit.path)
        thoughts = [sheet.item_key(item) for item in sheet.thoughts] if sheet else []

        def job(connection: Connection) -> Person:
            learner = open_learner(connection, visit.cookie, now)
            if learner is None:
                return NOBODY
            progress = module_progress(connection, learner.id, visit.address.code)
            if not (thoughts and learner.fresh):
                return Person(learner, progress)
            book = Book.of(learner.id, data_key(learner, visit.cookie))
            found = some_pages(connection, book, *thoughts)
            return Person(learner, progress, found.pages, book, bool(found.damaged))

        return await self.roads.read(job)

    async def note_seen(self, learner: OpenLearner) -> None:
        """Once in a while: this phone is in use."""
        if learner.worth_a_touch:
            await self.roads.note(lambda connection: note_seen(connection, learner, self.clock.week()))
