"""Who asks for which lesson, read from a request without a dependency tree: for the hot roads."""

import asyncio
from dataclasses import dataclass

from sqlalchemy import Connection
from starlette.requests import Request

from app import i18n
from app.cookies import Cookies
from app.errors import NotFound
from app.i18n import Locale
from app.learners.actions import touch_session
from app.learners.queries import OpenLearner, open_learner
from app.learning.lessons.sheet import Sheet
from app.learning.lessons.shelf import LessonShelf
from app.practice.queries import NOTHING, Progress, module_progress
from app.preferences import Preferences
from app.roads import Roads


@dataclass(frozen=True, slots=True)
class Visit:
    """One request for one lesson."""

    request: Request
    locale: Locale
    code: str
    letter: str
    area: str

    @property
    def shelf(self) -> LessonShelf:
        """The pages that are ready."""
        return self.request.app.state.lesson_shelf  # type: ignore[no-any-return]

    @property
    def roads(self) -> Roads:
        """The way to the database."""
        return self.request.app.state.roads  # type: ignore[no-any-return]

    @property
    def cookie(self) -> str:
        """The session cookie, or nothing."""
        return self._cookies.session.read(self.request)

    @property
    def prefs(self) -> str:
        """The class of `<html>`."""
        return Preferences.read(self._cookies.preferences.read(self.request)).css_class

    @property
    def _cookies(self) -> Cookies:
        return self.request.app.state.cookies  # type: ignore[no-any-return]

    def sheet(self) -> Sheet:
        """The words of the lesson. Raises NotFound."""
        found = self.shelf.sheet(self.locale, self.code, self.letter, self.area)
        if found is None:
            raise NotFound
        return found

    async def learner_and_progress(self) -> tuple[OpenLearner | None, Progress]:
        """Who is here and what they did in this module: two reads on primary keys."""
        cookie = self.cookie
        if not cookie:
            return None, NOTHING
        now = self.request.app.state.clock.seconds()

        def job(connection: Connection) -> tuple[OpenLearner | None, Progress]:
            learner = open_learner(connection, cookie, now)
            return learner, module_progress(connection, learner.id, self.code) if learner else NOTHING

        learner, progress = await self.roads.read(job)
        if learner and learner.worth_a_touch:
            await asyncio.to_thread(touch_session, self.roads.engine, learner, self.request.app.state.clock)
        return learner, progress


def visit(request: Request, area: str) -> Visit:
    """Read the address. Raises NotFound for a language that is not offered."""
    parts = request.path_params
    locale = i18n.offered(parts["lang"])
    if locale is None:
        raise NotFound
    return Visit(request, locale, parts["code"], parts["letter"], area)
