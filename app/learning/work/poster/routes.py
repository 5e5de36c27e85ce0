"""Speaks HTTP for the poster: one address for the form and for the paper that is made of it."""

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from app import i18n
from app.errors import NotFound, Problem
from app.forms import PostedForm
from app.learning.work.poster.blocks import CONTACTS, LANGUAGES, POSTER, Wish, hanging, poster, small_print
from app.learning.work.poster.forms import read_wish
from app.practice.papers.access import on_paper, trouble
from app.practice.tools.access import workbench
from app.practice.tools.tool import Workbench
from app.resources import Asked, CurrentPage

router = APIRouter()


@router.get("/{lang}/work/poster")
def poster_form(asked: CurrentPage) -> HTMLResponse:
    """All languages chosen: whoever works there may be anybody."""
    return _shown(asked, Wish(LANGUAGES))


@router.post("/{lang}/work/poster")
def poster_paper(asked: CurrentPage, posted: PostedForm) -> Response:
    """The sheet, or the form again with what is in the way; in another language of the page, the form alone."""
    wish = read_wish(posted)
    if not posted.first("paper"):
        return _shown(asked, wish)
    if not wish.languages:
        return _shown(asked, wish, 422)
    return on_paper(
        asked,
        lambda: poster(wish, _bench(asked)),
        lambda error: _shown(asked, wish, error.status, error),
    )


def _bench(asked: Asked) -> Workbench:
    """Where there are no words for a wall there is no poster."""
    bench = workbench(asked)
    if not bench.cards(POSTER):
        raise NotFound
    return bench


def _shown(asked: Asked, wish: Wish, status: int = 200, error: Problem | None = None) -> HTMLResponse:
    bench = _bench(asked)
    return asked.page(
        "learning/poster.html",
        status,
        discreet=False,
        wish=wish,
        languages=[(one, i18n.name_in(one, asked.locale)) for one in LANGUAGES],
        small_print=small_print(Wish(LANGUAGES), bench),
        lacking=len(CONTACTS) - len(hanging(bench.contacts())),
        missing=status == 422 and error is None,
        notice=trouble(error) if error else "",
    )
