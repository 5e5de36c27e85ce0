"""Each route of the desk says whom it is for: it asks for one of the four dependencies of app/accounts/access.py."""

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from starlette.types import ASGIApp

from app.accounts.access import AdminDesk, AtDesk, HalfWay, Visitor
from tests.conftest import inside

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
DEPENDENCIES = {get_args(one)[1].dependency for one in (AdminDesk, AtDesk, HalfWay, Visitor)}
ASK_NOBODY = {"/desk", "/desk/join/{token}"}
"""They only add a language to an address."""


@SQLITE
def test_each_route_of_the_desk_asks_who_is_there(app: ASGIApp) -> None:
    routes = [route for route in _routes(inside(app).routes) if f"{route.path}/".startswith("/desk/")]
    asking = {route.path for route in routes if DEPENDENCIES & set(_calls(route.dependant))}
    assert {route.path for route in routes} - asking == ASK_NOBODY


@SQLITE
def test_no_route_of_the_learner_side_asks_who_is_at_the_desk(app: ASGIApp) -> None:
    routes = [route for route in _routes(inside(app).routes) if not f"{route.path}/".startswith("/desk/")]
    assert [
        route.path
        for route in routes
        if hasattr(route, "dependant") and DEPENDENCIES & set(_calls(route.dependant))
    ] == []


def _routes(listed: list[Any]) -> Iterator[Any]:
    for route in listed:
        within = getattr(route, "original_router", None)
        if within is None:
            yield route
        else:
            yield from _routes(within.routes)


def _calls(dependant: Any) -> Iterator[Any]:
    yield dependant.call
    for one in dependant.dependencies:
        yield from _calls(one)
