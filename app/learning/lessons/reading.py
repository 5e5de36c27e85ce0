"""The hot road of reading: a lesson page as bytes that are ready, from before any routing (pure ASGI)."""

import gzip
from dataclasses import dataclass, replace

from starlette.types import ASGIApp, Receive, Scope, Send

from app.learning.lessons.sheet import Sheet
from app.learning.lessons.slots import Own
from app.learning.lessons.ticked import Written
from app.learning.lessons.visit import Person, Visit, Visits

VARY = "Accept-Encoding, Cookie"


@dataclass(frozen=True, slots=True)
class Reply:
    """A page in one coding; an ASGI application that sends it."""

    body: bytes
    coding: bytes
    lang: str

    @property
    def headers(self) -> list[tuple[bytes, bytes]]:
        """All but the standing ones."""
        coded = [(b"content-encoding", self.coding)] if self.coding else []
        return [
            (b"content-type", b"text/html; charset=utf-8"),
            (b"content-length", b"%d" % len(self.body)),
            (b"vary", VARY.encode()),
            (b"content-language", self.lang.encode()),
            *coded,
        ]

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": self.headers})
        await send({"type": "http.response.body", "body": self.body})


async def lesson_page(visits: Visits, visit: Visit) -> Reply | None:
    """The page as this visitor has it; None where there is nothing to show in this language."""
    lang = visit.address.locale.lang
    person = await visits.person(visit)
    if person.learner:
        await visits.note_seen(person.learner)
        page = _own_page(visits, visit, person)
        return _zipped(page, visit.accepted, lang) if page else None
    whole = visits.shelf.public(visit.path, visit.prefs)
    if whole is None:
        return None
    if b"br" in visit.accepted:
        return Reply(whole.brotli, b"br", lang)
    return _zipped(whole.gzip, visit.accepted, lang)


def _own_page(visits: Visits, visit: Visit, person: Person) -> bytes | None:
    """The page of one learner as gzip. What somebody wrote is never in a piece that is kept for others."""
    own = Own(person.learner, person.progress.answers, person.progress.done, visit.prefs)
    sheet = visits.shelf.sheet(visit.path) if person.words or person.damaged else None
    if sheet is None:
        return visits.shelf.personal(visit.path, own)
    html = visits.shelf.html(sheet, replace(own, words=words_of(sheet, person)), damaged=person.damaged)
    return gzip.compress(html.encode(), 4, mtime=0)


def words_of(sheet: Sheet, person: Person) -> dict[str, Written]:
    """What somebody wrote on a lesson, by item id."""
    pages = {item: person.words.get(sheet.item_key(item)) for item in sheet.thoughts}
    return {item: Written(page.words, page.turn) for item, page in pages.items() if page}


def _zipped(body: bytes, accepted: bytes, lang: str) -> Reply:
    return Reply(body, b"gzip", lang) if b"gzip" in accepted else Reply(gzip.decompress(body), b"", lang)


class LessonRoad:
    """Answers for lessons; hands on whatever else is asked, and whatever does not go as usual."""

    def __init__(self, app: ASGIApp, visits: Visits) -> None:
        self.app, self.visits = app, visits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        reply = await self._reply(scope) if scope["type"] == "http" and scope["method"] == "GET" else None
        await (reply or self.app)(scope, receive, send)

    async def _reply(self, scope: Scope) -> Reply | None:
        visit = self.visits.at(scope["path"], scope)
        if visit is None or visit.brings_words:
            return None
        try:
            return await lesson_page(self.visits, visit)
        except Exception:  # noqa: BLE001 - the route meets the same trouble, where every trouble has its page
            return None
