"""Puts the pages for learners together, in the order in which addresses are tried."""

from fastapi import APIRouter, FastAPI

from app.learning.finding import routes as finding
from app.learning.helping import routes as helping
from app.learning.lessons import routes as lessons
from app.learning.lessons.shelf import LessonShelf
from app.learning.mine import routes as mine
from app.learning.shelves import routes as shelves

router = APIRouter()
for part in (helping, finding, mine, shelves):
    router.include_router(part.router)


def install_hot_roads(app: FastAPI) -> None:
    """Lessons come first: they are asked for most."""
    app.state.lesson_shelf = LessonShelf(app.state.library, app.state.pages, app.state.clock)
    lessons.install(app)
