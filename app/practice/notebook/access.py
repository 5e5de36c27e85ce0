"""Opens the notebook of whoever is here: only in a running session that is fresh (SAFETY K6, K9)."""

from starlette.requests import HTTPConnection

from app.learners.queries import OpenLearner, data_key
from app.practice.notebook.book import Book


def open_book(request: HTTPConnection, learner: OpenLearner | None) -> Book | None:
    """None without a code, and on somebody's own phone once the code must be typed again."""
    if learner is None or not learner.fresh:
        return None
    return Book.of(learner.id, data_key(learner, request.app.state.cookies.session.read(request)))
