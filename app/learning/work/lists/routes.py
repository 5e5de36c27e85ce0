"""Speaks HTTP for a checklist on paper. What is ticked is printed and forgotten with the request."""

from fastapi import APIRouter
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.content.models import Item
from app.errors import NotFound, Problem
from app.forms import Posted, PostedForm
from app.handouts.paper import Paper
from app.i18n import REGISTRY
from app.learning.lessons.forms import read_lesson_form
from app.learning.lessons.reading import VARY
from app.learning.lessons.sheet import Sheet
from app.learning.lessons.slots import Own
from app.learning.lessons.visit import Visits
from app.learning.passing.grade import version
from app.learning.work.lists.beside import KIND, list_in
from app.learning.work.lists.paper import About, list_paper
from app.practice.papers.access import on_paper, trouble
from app.resources import Asked, CurrentPage

router = APIRouter()


@router.get("/{lang}/work/{code:module}/{letter:lesson}/list")
def list_again(asked: CurrentPage, code: str, letter: str) -> Response:
    """Somebody typed or reloaded the address of a form."""
    return RedirectResponse(_sheet(asked, code, letter).here, 303)


@router.post("/{lang}/work/{code:module}/{letter:lesson}/list")
def list_printed(asked: CurrentPage, code: str, letter: str, posted: PostedForm) -> Response:
    """The list whose button was pressed; the lesson again where it cannot be made now, with all that is ticked."""
    sheet = _sheet(asked, code, letter)
    own = _own(sheet, posted.first("list"))
    if own is None:  # it was taken out of the module meanwhile
        return RedirectResponse(sheet.here, 303)
    return on_paper(
        asked,
        lambda: _paper(asked, sheet, own, posted),
        lambda error: _lesson_again(asked, sheet, posted, error),
    )


def _sheet(asked: Asked, code: str, letter: str) -> Sheet:
    sheet = _visits(asked).shelf.sheet(f"/{asked.locale.code}/work/{code}/{letter}")
    if sheet is None:
        raise NotFound
    return sheet


def _visits(asked: Asked) -> Visits:
    visits: Visits = asked.request.app.state.visits
    return visits


def _own(sheet: Sheet, name: str) -> Item | None:
    return next((one for one in sheet.lesson.items if one.kind == KIND and one.id == name), None)


def _paper(asked: Asked, sheet: Sheet, own: Item, posted: Posted) -> Paper:
    """In the language of the list on the page, which may not be that of the page."""
    ticked = read_lesson_form(sheet, posted).answers.get(sheet.item_key(own.id))
    module = sheet.module
    about = About(module.code, version(sheet.shape), module.checked_on, module.legal_unreviewed)
    say = asked.pages.catalogues.of(REGISTRY[own.lang]).gettext
    return list_paper(
        [own, *_beside(asked, sheet, own, posted.first(f"in.{own.id}"))],
        ticked.ids if ticked else (),
        about,
        say,
    )


def _beside(asked: Asked, sheet: Sheet, own: Item, lang: str) -> list[Item]:
    if lang not in sheet.beside.get(own.id, ()):
        return []
    reader = asked.pages.reader(REGISTRY[lang], asked.clock.today())
    return [one for one in list_in(asked.library, sheet.lesson, reader) if one.id == own.id]


def _lesson_again(asked: Asked, sheet: Sheet, posted: Posted, error: Problem) -> HTMLResponse:
    ticked = read_lesson_form(sheet, posted)
    prefs = asked.pages.preferences(asked.request).css_class
    own = Own(answers=ticked.answers, prefs=prefs, words=ticked.words)
    html = _visits(asked).shelf.html(sheet, own, unprinted=trouble(error))
    return HTMLResponse(html, error.status, headers={"vary": VARY, "content-language": sheet.locale.lang})
