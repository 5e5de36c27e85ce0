"""Speaks HTTP for the notebook: everything somebody wrote, on one page and on one paper; taking a page out."""

from fastapi import APIRouter
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.db import DatabaseSession
from app.forms import PostedForm
from app.handouts.paper import Block, Heading, kinds
from app.learners.access import CurrentLearner
from app.practice.notebook.access import open_book
from app.practice.notebook.actions import write_page
from app.practice.notebook.leaves import leaves
from app.practice.notebook.queries import Notebook, notebook
from app.practice.papers.access import on_paper, trouble
from app.practice.tools.access import workbench
from app.resources import Asked, CurrentPage

router = APIRouter()


@router.get("/{lang}/notebook")
def notebook_page(asked: CurrentPage, learner: CurrentLearner, session: DatabaseSession) -> Response:
    """Only with an open code; on somebody's own phone it may have to be typed again."""
    if learner is None:
        return RedirectResponse(asked.reader.links("code"), 303)
    book = open_book(asked.request, learner)
    return _shown(asked, notebook(session.connection(), book) if book else None)


@router.post("/{lang}/notebook")
def notebook_changed(
    asked: CurrentPage, posted: PostedForm, learner: CurrentLearner, session: DatabaseSession
) -> Response:
    """Print everything; take out one page, after a second tap."""
    book = open_book(asked.request, learner)
    if book is None:
        return RedirectResponse(asked.reader.links("notebook"), 303)
    do, name, connection = posted.first("do"), posted.first("name"), session.connection()
    found = notebook(connection, book)
    if do == "paper":
        session.rollback()  # nothing was written, and on SQLite nobody else could write until the press is done
        return _on_paper(asked, found)
    if do == "erase" and name in {*found.pages, *found.damaged}:
        write_page(connection, book, name, "")
        return RedirectResponse(asked.reader.links("notebook"), 303)
    return _shown(asked, found, asking=name)


def _on_paper(asked: Asked, found: Notebook) -> Response:
    bench = workbench(asked)
    _ = bench.say
    blocks: list[Block] = [Heading(_("My notes"))]
    for leaf in leaves(found, bench):
        blocks += (Heading(leaf.title, 2), *leaf.blocks)
    paper = bench.paper(*blocks)
    return on_paper(
        asked, lambda: paper, lambda error: _shown(asked, found, error.status, notice=trouble(error))
    )


def _shown(asked: Asked, found: Notebook | None, status: int = 200, **said: str) -> HTMLResponse:
    return asked.page(
        "notebook/notebook.html",
        status,
        leaves=[(leaf, kinds(leaf.blocks)) for leaf in leaves(found, workbench(asked))] if found else [],
        closed=found is None,
        damaged=sorted(found.damaged) if found else [],
        **{"asking": "", "notice": "", **said},
    )
