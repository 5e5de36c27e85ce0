"""From a form with somebody's words to its page, for browsers without scripts: Back must not ask for the words.

A browser writes what a page was asked for with on the disk, and sends it again on Back, also after the exit. So the
form is answered with a way to go on; the words travel in a sealed cookie, for two minutes, once.
"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass, field, replace

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app import i18n
from app.cookies import EMPTY
from app.learners.coming.access import going_on_to, navigates
from app.learners.handing import handed, taken
from app.pages import Pages


@dataclass(frozen=True, slots=True)
class Handed:
    """A form on its way to its page, `t04` or `l09/e`. `shown`: the next request is the page itself."""

    place: str
    form: str = field(repr=False)
    do: str = ""
    turn: int = 0
    notice: str = ""
    problems: Sequence[tuple[str, str]] = ()
    shown: bool = False


def handing_on(request: Request, what: Handed) -> Response | None:
    """On to the page; None for a script, and for more than a cookie can hold."""
    value = _packed(request, what) if navigates(request) and what.form else ""
    if not value:
        return None
    response = RedirectResponse(f"/{i18n.current().code}/{what.place}", 303)
    request.app.state.cookies.carried.set(response, value)
    return response


def arrived(request: Request, place: str) -> Handed | None:
    """What was handed on to this page, if anything was."""
    state = request.app.state
    value = state.cookies.carried.read(request)
    values = taken(state.secrets.salt, _label(request), value, state.clock.seconds()) if value else None
    found = Handed(*values) if values else None
    return found if found and found.place == place else None


def has_arrived(request: Request, page: Response) -> None:
    """The words are on this page now, and travel no more."""
    request.app.state.cookies.carried.set(page, EMPTY)


def going_on(request: Request, what: Handed) -> Response:
    """A page that goes on by itself to where the words are shown."""
    pages: Pages = request.app.state.pages
    response = pages.page(
        request,
        "learners/going.html",
        headers=going_on_to(what.place),
        place=f"/{i18n.current().code}/{what.place}",
    )
    request.app.state.cookies.carried.set(response, _packed(request, replace(what, shown=True)))
    return response


def _packed(request: Request, what: Handed) -> str:
    state = request.app.state
    return handed(state.secrets.salt, _label(request), astuple(what), state.clock.seconds())


def _label(request: Request) -> str:
    """Bound to the code that is open on this phone: nobody who comes after it finds the words."""
    return f"words {request.app.state.cookies.session.read(request)}"
