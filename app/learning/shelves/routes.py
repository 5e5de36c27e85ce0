"""The chooser, home, a module, the glossary; and the same shelf for staff and employers."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from app import i18n
from app.content.library import Library
from app.content.models import Module, Reader
from app.db import DatabaseSession
from app.errors import NotFound
from app.i18n import Locale
from app.learners.access import CurrentLearner
from app.learning.lessons.sheet import number_of, stones
from app.learning.lessons.shelf import area_of
from app.learning.shelves.continuing import Resume, resume
from app.pages import Pages
from app.practice.queries import NOTHING, Progress, overview
from app.resources import CurrentClock, CurrentLibrary, CurrentLocale, CurrentPages, CurrentReader

router = APIRouter()
WORK = ("staff", "employer")


@router.get("/")
def chooser(
    request: Request, pages: CurrentPages, library: CurrentLibrary, clock: CurrentClock, learner: CurrentLearner, session: DatabaseSession
) -> HTMLResponse:
    """Every offered language in its own script, the best guess first. With an open code: the way on."""
    guess = i18n.current()
    chosen = i18n.offered(pages.preferences(request).lang) or guess
    rest = [locale for locale in i18n.OFFERED if locale is not chosen]
    rows = [_row(pages, library, clock, locale, chosen) for locale in (chosen, *rest)]
    progress = overview(session, learner.id) if learner else NOTHING
    with i18n.using(chosen):
        values = _resumed(library, pages.reader(chosen, clock.today()), resume(library, progress))
        return pages.page(request, "learning/chooser.html", languages=rows, **values)


@router.get("/{lang}/")
def home(
    request: Request, locale: CurrentLocale, pages: CurrentPages, library: CurrentLibrary, reader: CurrentReader,
    learner: CurrentLearner, session: DatabaseSession,
) -> HTMLResponse:  # fmt: skip
    """Go on where I was; all tracks."""
    progress = overview(session, learner.id) if learner else NOTHING
    tracks = [track for track in library.tracks(reader) if track.modules]
    cards = {module.code: _card(module, progress, learner is not None) for track in tracks for module in track.modules}
    values = _resumed(library, reader, resume(library, progress))
    return pages.page(request, "learning/home.html", tracks=tracks, cards=cards, **values)


@router.get("/{lang}/words")
def words(request: Request, locale: CurrentLocale, pages: CurrentPages, library: CurrentLibrary, reader: CurrentReader, learner: CurrentLearner) -> HTMLResponse:
    """The glossary: every hard word with its Finnish one."""
    terms = sorted(library.terms(reader), key=lambda term: term.word.casefold())
    return pages.page(request, "learning/words.html", terms=terms)


@router.get("/{lang}/work/")
def work(
    request: Request, locale: CurrentLocale, pages: CurrentPages, library: CurrentLibrary, reader: CurrentReader, learner: CurrentLearner
) -> HTMLResponse:
    """The shelf of staff and employers; it has real titles."""
    tracks = [track for audience in WORK for track in library.tracks(reader, audience)]
    if not tracks:
        raise NotFound
    cards = {module.code: _card(module, NOTHING, False, "work/") for track in tracks for module in track.modules}
    return pages.page(request, "learning/work.html", tracks=tracks, cards=cards)


@router.get("/{lang}/work/{code:module}")
def work_module(
    request: Request, code: str, locale: CurrentLocale, pages: CurrentPages, library: CurrentLibrary, reader: CurrentReader,
    learner: CurrentLearner, session: DatabaseSession,
) -> HTMLResponse:  # fmt: skip
    """A module of staff or employers."""
    progress = overview(session, learner.id) if learner else NOTHING
    return _module(request, pages, library, reader, code, "work/", progress)


@router.get("/{lang}/{code:module}")
def module(
    request: Request, code: str, locale: CurrentLocale, pages: CurrentPages, library: CurrentLibrary, reader: CurrentReader,
    learner: CurrentLearner, session: DatabaseSession,
) -> HTMLResponse:  # fmt: skip
    """Aims, lessons with their state, and when its facts were checked."""
    progress = overview(session, learner.id) if learner else NOTHING
    return _module(request, pages, library, reader, code, "", progress)


def _module(
    request: Request, pages: Pages, library: Library, reader: Reader, code: str, area: str, progress: Progress
) -> HTMLResponse:
    found = library.module(code, reader)
    if found is None or area_of(library, code) != area:
        raise NotFound
    done = {head.letter for head in found.lessons if f"{code}/{head.letter}" in progress.done}
    onward = next((head.letter for head in found.lessons if head.letter not in done), found.lessons[0].letter)
    begun = bool(done) or any(lesson.startswith(f"{code}/") for lesson in progress.places)
    return pages.page(
        request,
        "learning/module.html",
        module=found,
        number=number_of(code),
        base=f"/{reader.lang}/{area}{code}",
        done=done,
        here=onward if begun else "",
        onward=onward,
        begun=begun,
        finished=len(done) == len(found.lessons),
    )


def _row(pages: Pages, library: Library, clock: CurrentClock, locale: Locale, guess: Locale) -> tuple[Locale, str, str, str]:
    """A language of the chooser, with a word in that language where lessons are not in it yet."""
    reader = pages.reader(locale, clock.today())
    others = {found.lang for code in library.codes if (found := library.module(code, reader)) and found.lang != locale.code}
    with i18n.using(locale):
        note = pages.catalogues.gettext("Lessons are in English for now") if others else ""
    return locale, f"/{locale.code}/", i18n.name_in(locale, guess), note


def _card(module: Module, progress: Progress, keeps: bool, area: str = "") -> dict[str, Any]:
    """What a module's card shows beside its title."""
    begun = any(lesson.startswith(f"{module.code}/") for lesson in (*progress.places, *progress.done))
    ahead = next((head.letter for head in module.lessons if f"{module.code}/{head.letter}" not in progress.done), "")
    return {
        "href": f"/{i18n.current().code}/{area}{module.code}",
        "stones": stones(module, ahead, progress.done) if keeps and begun else (),
    }


def _resumed(library: Library, reader: Reader, found: Resume | None) -> dict[str, Any]:
    """The one big card: title, address, stones."""
    module = library.module(found.code, reader) if found else None
    if found is None or module is None:
        return {"resumed": None}
    head = next(head for head in module.lessons if head.letter == found.letter)
    step = f"#{found.step}" if found.step else ""
    place = f"{area_of(library, found.code)}{found.code}/{found.letter}{step}"
    return {"resumed": {"title": head.title, "lang": head.lang, "href": reader.links(place), "pictogram": head.pictogram or module.pictogram}}
