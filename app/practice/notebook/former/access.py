"""The page where an old code is typed, also without scripts: nothing that Back asks for holds the code."""

from starlette.responses import Response

from app.pages import came_back
from app.practice.access import Handed, arrived, going_on, handing_on, has_arrived
from app.resources import Asked

PLACE = "me/old"


def old_page(
    asked: Asked,
    problem: str = "",
    typed: str = "",
    count: int = 0,
    *,
    retry_after: int = 0,
    closed: bool = False,
) -> Response:
    """The field for the old code. `closed`: today's code comes first."""
    return asked.page(
        "notebook/old.html",
        **came_back(problem, retry_after),
        problem=problem,
        typed=typed,
        count=count,
        closed=closed,
    )


def old_answer(
    asked: Asked, problem: str, typed: str = "", count: int = 0, *, retry_after: int = 0
) -> Response:
    """What is wrong; for a plain form a way to it."""
    # a form of nothing is not handed on
    number = retry_after or count
    handed = handing_on(asked.request, Handed(PLACE, f"-{typed}", turn=number, notice=problem))
    return handed or old_page(asked, problem, typed, count, retry_after=retry_after)


def old_arrived(asked: Asked) -> Response | None:
    """The same after the way; None where nothing was handed on."""
    found = arrived(asked.request, PLACE)
    if found is None:
        return None
    if not found.shown:
        return going_on(asked.request, found)
    waits = found.turn if found.notice == "wait" else 0
    page = old_page(asked, found.notice, found.form[1:], found.turn, retry_after=waits)
    has_arrived(asked.request, page)
    return page
