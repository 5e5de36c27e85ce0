"""Search: a form that answers with the page, so that no word that was looked for gets into an address."""

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from app.forms import PostedForm
from app.learners.access import CurrentLearner
from app.learning.finding.searching import MOST, search
from app.resources import CurrentPage

router = APIRouter()
LONGEST = 100


@router.get("/{lang}/search")
def search_page(asked: CurrentPage, learner: CurrentLearner) -> HTMLResponse:
    """An empty field."""
    return asked.page("learning/search.html", query="", found=None, most=MOST)


@router.post("/{lang}/search")
def search_results(asked: CurrentPage, learner: CurrentLearner, posted: PostedForm) -> HTMLResponse:
    """What was found in titles, words and texts of this language."""
    query = posted.first("words").strip()[:LONGEST]
    found = search(asked.request.app.state.search_shelf.texts(asked.reader), query)
    status = 200 if query else 422
    return asked.page(
        "learning/search.html", status, query=query, found=found, most=MOST, links=asked.reader.links
    )
