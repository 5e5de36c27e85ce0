"""The chooser, home, a module, the glossary; and the same shelf for staff and employers."""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from app import i18n
from app.content.library import Library
from app.content.models import Reader, State
from app.db import DatabaseSession
from app.errors import NotFound
from app.i18n import Locale
from app.learners.access import CurrentLearner
from app.learners.sharing.queries import learner_shares
from app.learning.lessons.sheet import number_of
from app.learning.lessons.shelf import area_of
from app.learning.sharing.access import naming
from app.learning.sharing.queries import offers
from app.learning.shelves.cards import card, onward
from app.learning.shelves.work import WORK_TOOLS
from app.pages import Pages
from app.practice.queries import NOTHING, Progress, overview
from app.resources import CurrentClock, CurrentLibrary, CurrentPage, CurrentPages

router = APIRouter()
WORK = ("staff", "employer")


@router.get("/")
def chooser(
    request: Request,
    pages: CurrentPages,
    library: CurrentLibrary,
    clock: CurrentClock,
    learner: CurrentLearner,
    session: DatabaseSession,
) -> HTMLResponse:
    """Every offered language in its own script, the best guess first. With an open code: the way on."""
    guess = i18n.offered(pages.preferences(request).lang) or i18n.current()
    readers = {locale: pages.reader(locale, clock.today()) for locale in i18n.OFFERED}
    others = [locale for locale in i18n.OFFERED if locale is not guess]
    rows = [
        (
            locale,
            f"/{locale.code}/",
            i18n.name_in(locale, guess),
            _still_english(pages, library, readers[locale], locale),
        )
        for locale in (guess, *others)
    ]
    progress = overview(session, learner.id) if learner else NOTHING
    with i18n.using(guess):
        resumed = onward(library, readers[guess], progress)
        return pages.page(request, "learning/chooser.html", languages=rows, resumed=resumed)


@router.get("/{lang}/")
def home(asked: CurrentPage, learner: CurrentLearner, session: DatabaseSession) -> HTMLResponse:
    """Go on where I was; all tracks."""
    progress = overview(session, learner.id) if learner else NOTHING
    resumed = onward(asked.library, asked.reader, progress)
    shares = learner_shares(session, learner.id) if learner else []
    return asked.page(
        "learning/home.html",
        shelves=_shelves(asked, "learner", progress),
        resumed=resumed,
        offers=offers(session, naming(asked), shares, progress.done),
    )


@router.get("/{lang}/words")
def words(asked: CurrentPage, learner: CurrentLearner) -> HTMLResponse:
    """The glossary: every hard word with its Finnish one."""
    terms = sorted(asked.library.terms(asked.reader), key=lambda term: term.word.casefold())
    unchecked = any(term.state == State.DRAFT for term in terms)
    return asked.page("learning/words.html", terms=terms, unchecked=unchecked)


@router.get("/{lang}/work/")
def work(asked: CurrentPage) -> HTMLResponse:
    """The shelf of staff and employers, with its tools; it has real titles and asks nobody for a code."""
    shelves = [shelf for audience in WORK for shelf in _shelves(asked, audience, NOTHING)]
    say = asked.pages.catalogues.gettext
    return asked.page("learning/work.html", shelves=shelves, tools=WORK_TOOLS, say=say, discreet=False)


@router.get("/{lang}/work/{code:module}")
def work_module(asked: CurrentPage, code: str) -> HTMLResponse:
    """A module of staff or employers."""
    return _module(asked, code, "work/", NOTHING)


@router.get("/{lang}/{code:module}")
def module(asked: CurrentPage, code: str, learner: CurrentLearner, session: DatabaseSession) -> HTMLResponse:
    """Aims, lessons with their state, and when its facts were checked."""
    return _module(asked, code, "", overview(session, learner.id) if learner else NOTHING)


def _module(asked: CurrentPage, code: str, area: str, progress: Progress) -> HTMLResponse:
    found = asked.library.module(code, asked.reader)
    if found is None or area_of(asked.library, code) != area:
        raise NotFound
    letters = [head.letter for head in found.lessons]
    done = {letter for letter in letters if f"{code}/{letter}" in progress.done}
    ahead = next((letter for letter in letters if letter not in done), letters[0])
    begun = bool(done) or any(lesson.startswith(f"{code}/") for lesson in progress.places)
    return asked.page(
        "learning/module.html",
        module=found,
        number=number_of(code),
        discreet=not area,
        base=asked.reader.links(code),
        done=done,
        ahead=ahead,
        begun=begun,
        finished=len(done) == len(letters),
        short=0 < sum(head.short for head in found.lessons) < len(letters),
    )


def _shelves(asked: CurrentPage, audience: str, progress: Progress) -> list[tuple[object, list[object]]]:
    """Tracks with the cards of their modules."""
    tracks = asked.library.tracks(asked.reader, audience)
    return [
        (track, [card(asked.reader, module, progress) for module in track.modules])
        for track in tracks
        if track.modules
    ]


def _still_english(pages: Pages, library: Library, reader: Reader, locale: Locale) -> str:
    """A word in that language where lessons are not in it yet."""
    codes = [code for code in library.codes if not area_of(library, code)]
    langs = {found.lang for code in codes if (found := library.module(code, reader))}
    with i18n.using(locale):
        return pages.catalogues.gettext("Lessons are in English for now") if langs - {locale.code} else ""
