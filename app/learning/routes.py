"""Puts the pages for learners together, in the order in which addresses are tried."""

from collections.abc import Iterable
from functools import partial

from fastapi import APIRouter, FastAPI
from starlette.datastructures import State
from starlette.types import ASGIApp

from app.content.models import Reader, SearchText
from app.i18n import REGISTRY, Catalogues
from app.learning.finding import routes as finding
from app.learning.finding.shelf import SearchShelf
from app.learning.helping import routes as helping
from app.learning.lessons import routes as lessons
from app.learning.lessons.reading import LessonRoad
from app.learning.lessons.shelf import LessonShelf
from app.learning.lessons.visit import Visits
from app.learning.mine import routes as mine
from app.learning.passing import routes as passing
from app.learning.sharing import routes as sharing
from app.learning.shelves import routes as shelves
from app.learning.work.card import routes as card
from app.learning.work.lists import routes as lists
from app.learning.work.poster import routes as poster
from app.learning.work.risk import routes as risk
from app.practice.tools.shelf import search_texts

router = APIRouter()
for part in (helping, finding, mine, sharing, passing, lists, card, risk, poster, shelves):
    router.include_router(part.router)


def install_hot_roads(app: FastAPI) -> None:
    """Lessons come first: they are asked for most."""
    state = app.state
    state.search_shelf = SearchShelf(state.library, partial(_tools, state.pages.catalogues))
    shelf = LessonShelf(state.library, state.pages, state.clock)
    state.visits = Visits(shelf, state.roads, state.clock, state.cookies)
    lessons.install(app)


def lesson_road(app: ASGIApp, state: State) -> ASGIApp:
    """Around everything else: a lesson that is ready goes out before anything is routed."""
    return LessonRoad(app, state.visits)


def _tools(catalogues: Catalogues, reader: Reader) -> Iterable[SearchText]:
    return search_texts(reader.lang, catalogues.of(REGISTRY[reader.lang]).gettext)
