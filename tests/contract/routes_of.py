"""Every route of the product, as lines of text: "GET /{lang}/help"."""

from collections.abc import Iterator
from typing import Any

from starlette.types import ASGIApp

from tests.conftest import inside


def route_lines(app: ASGIApp) -> list[str]:
    """Method and path of every route, sorted; HEAD goes without saying where GET is."""
    return sorted(
        {f"{method} {path}" for methods, path in _routes(inside(app).routes) for method in methods - {"HEAD"}}
    )


def _routes(listed: list[Any], prefix: str = "") -> Iterator[tuple[set[str], str]]:
    for route in listed:
        within = getattr(route, "original_router", None)
        if within is not None:
            yield from _routes(within.routes, prefix + route.include_context.prefix)
        else:
            yield set(getattr(route, "methods", None) or {"GET"}), prefix + route.path
