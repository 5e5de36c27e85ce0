"""Speaks HTTP for practice: the tools, the notebook, the papers, and the press that prints them."""

from fastapi import FastAPI

from app.handouts.press import Press
from app.practice.notebook import routes as notebook
from app.practice.notebook.actions import reseal_notebook
from app.practice.notebook.former import routes as former
from app.practice.notebook.former.actions import put_away
from app.practice.papers import routes as papers
from app.practice.tools import routes as tools


def install(app: FastAPI) -> None:
    """A tool's address looks like a module's, so these routes come before those."""
    app.state.press = Press()
    app.state.reseal, app.state.put_away = reseal_notebook, put_away
    for part in (papers, notebook, former, tools):
        app.include_router(part.router)
