"""Speaks HTTP for the papers of a talk and of a visit: read them, print them in any language."""

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from app import i18n
from app.accounts.access import AtDesk, Desk
from app.errors import NotFound, TooMany
from app.forms import PostedForm
from app.gathering.sheets.papers import SHEETS, sheet_paper
from app.handouts.paper import kinds
from app.handouts.pdf import PrintFailed
from app.i18n import Locale
from app.practice.papers.access import download, printed, trouble

router = APIRouter()


@router.get("/desk/{lang}/sessions/sheets")
def sheets(desk: AtDesk) -> HTMLResponse:
    """All four, to read in the language of the page."""
    return _page(desk, desk.locale)


@router.post("/desk/{lang}/sessions/sheets")
def sheet(desk: AtDesk, posted: PostedForm) -> Response:
    """One of them on paper. Its file has a name that says nothing."""
    name, lang = posted.first("sheet"), i18n.offered(posted.first("lang")) or desk.locale
    if name not in SHEETS:
        raise NotFound
    try:
        return download(printed(desk, "pdf", sheet_paper(name, lang, _say(desk, lang))), "pdf")
    except (TooMany, PrintFailed) as error:
        return _page(desk, lang, trouble(error), error.status)


def _page(desk: Desk, chosen: Locale, problem: str = "", status: int = 200) -> HTMLResponse:
    say = _say(desk, desk.locale)
    papers = {name: kinds(sheet_paper(name, desk.locale, say).blocks) for name in SHEETS}
    return desk.page("gathering/sheets.html", status, papers=papers, chosen=chosen, trouble=problem)


def _say(desk: Desk, lang: Locale) -> i18n.Translate:
    return desk.pages.catalogues.of(lang).gettext
