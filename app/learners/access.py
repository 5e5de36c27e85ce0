"""Who is here, and the page where somebody gets a code or enters one. Other slices ask this file."""

from typing import Annotated

from fastapi import Depends, Request
from starlette.responses import HTMLResponse

from app import i18n
from app.learners.actions import touch_session
from app.learners.forms import CodeForm, Passing
from app.learners.queries import OpenLearner, open_learner
from app.pages import Pages, alternates, came_back
from app.resources import CurrentClock
from app.security.tokens import random_token


def _current_learner(request: Request, clock: CurrentClock) -> OpenLearner | None:
    # A connection of its own, given back at once: a request that then waits for a slow hash holds nothing.
    engine, cookie = request.app.state.engine, request.app.state.cookies.session.read(request)
    if not cookie:
        return None
    with engine.connect() as connection:
        learner = open_learner(connection, cookie, clock.seconds())
    if learner and learner.worth_a_touch:
        touch_session(engine, learner, clock)
    request.state.learner = learner
    return learner


CurrentLearner = Annotated[OpenLearner | None, Depends(_current_learner)]


def code_page(
    request: Request,
    passing: Passing = Passing(),  # noqa: B008 - frozen
    problem: str = "",
    sent: CodeForm | None = None,
    *,
    token: str = "",
    retry_after: int = 0,
) -> HTMLResponse:
    """Both ways: get a code, enter a code. After a failed entry the page is the same bytes for everybody:
    it has no new form token then, and the code itself stays only where it cannot be anybody's."""
    making = not problem or bool(token)
    pages: Pages = request.app.state.pages
    return pages.page(
        request,
        "learners/code.html",
        **came_back(problem, retry_after),
        alternates=alternates(f"/{i18n.current().code}/code"),
        passing=passing,
        problem=problem,
        count=len(sent.digits) if sent else 0,
        typed=sent.typed if sent and sent.slip else "",
        own=bool(sent and sent.own_phone),
        token=(token or random_token()) if making else "",
    )
