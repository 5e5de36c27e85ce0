"""Who asks for which lesson, read from the bytes of a request: for the hot roads."""

from dataclasses import dataclass

from sqlalchemy import Connection
from starlette.types import Scope

from app.clock import Clock
from app.cookies import Cookies
from app.learners.actions import note_seen
from app.learners.queries import OpenLearner, open_learner
from app.learning.lessons.shelf import Address, LessonShelf
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
        return Visit(path, address, self.cookies.session.within(cookies), css_class, accepted)

    async def learner_and_progress(self, visit: Visit) -> tuple[OpenLearner | None, Progress]:
        """Who is here and what they did in this module: two reads on primary keys."""
        if not visit.cookie:
            return None, NOTHING
        now = self.clock.seconds()

        def job(connection: Connection) -> tuple[OpenLearner | None, Progress]:
            learner = open_learner(connection, visit.cookie, now)
            found = module_progress(connection, learner.id, visit.address.code) if learner else NOTHING
            return learner, found

        return await self.roads.read(job)

    async def note_seen(self, learner: OpenLearner) -> None:
        """Once in a while: this phone is in use."""
        if learner.worth_a_touch:
            await self.roads.note(lambda connection: note_seen(connection, learner, self.clock.week()))
