"""Who is here: the learner whose code is open on this phone. Other slices ask this file."""

from typing import Annotated

from fastapi import Depends, Request

from app.learners.actions import touch_session
from app.learners.queries import OpenLearner, open_learner
from app.resources import CurrentClock


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
