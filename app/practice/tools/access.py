"""The page of a tool, and the way from its form to it. Without scripts Back must not ask for the words again."""

from dataclasses import astuple, dataclass, field, replace
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app import i18n
from app.errors import NotFound
from app.learners.handing import handed, taken
from app.pages import Pages
from app.practice.tools.forms import Sent
from app.practice.tools.shelf import TOOLS
from app.practice.tools.tool import Filled, Tool, Workbench
from app.resources import Asked

LABEL = "tool"
AnyTool = Tool[Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a tool's page says around the tool. `notice`: saved, changed, damaged, locked, ended, full, long."""

    turn: int = 0
    notice: str = ""
    status: int = 200
    focus: bool = False


@dataclass(frozen=True, slots=True)
class Handed:
    """A form on its way to the page of its tool. `shown`: the next request is the page itself."""

    tool: str
    form: str = field(repr=False)
    do: str = ""
    turn: int = 0
    notice: str = ""
    shown: bool = False


def known_tool(tool_id: str) -> AnyTool:
    """The tool of an address. Raises NotFound."""
    tool = TOOLS.get(tool_id)
    if tool is None:
        raise NotFound
    return tool


def workbench(asked: Asked, lang: str = "") -> Workbench:
    """What lies at hand for a tool, in the language of the page or in another."""
    locale = i18n.REGISTRY[lang] if lang else asked.locale
    catalogue = asked.pages.catalogues.of(locale)
    return Workbench(
        locale,
        asked.library,
        asked.pages.reader(locale, asked.clock.today()),
        asked.clock.here(),
        catalogue.gettext,
        catalogue.ngettext,
        lambda other: workbench(asked, other),
    )


def tool_shown(
    asked: Asked, tool: AnyTool, filled: Filled[Any], sent: Sent, shown: Shown = Shown()
) -> HTMLResponse:
    """The page of a tool."""
    bench = workbench(asked)
    status = 422 if sent.do and filled.problems and shown.status == 200 else shown.status
    return asked.page(
        f"tools/{tool.id}.html",
        status,
        tool=tool,
        title=tool.title(bench.say),
        line=tool.line(bench.say),
        state=filled.state,
        problems=filled.problems if sent.do else {},
        at=filled.at,
        prints=[(one.name, one.kind, one.label(bench.say)) for one in tool.prints],
        passing={name: sent.fields.first(name) for name in tool.passing},
        back=sent.back,
        ticks=sent.ticks,
        turn=shown.turn,
        notice=shown.notice,
        focus=shown.focus,
        **tool.show(filled.state, bench),
    )


def navigates(request: Request) -> bool:
    """A plain form, whose reply becomes a page of the browser's history."""
    return request.headers.get("sec-fetch-mode") == "navigate"


def handing_on(request: Request, what: Handed) -> Response | None:
    """On to the page; None for a script, and for more than a cookie can hold."""
    value = _packed(request, what) if navigates(request) and what.form else ""
    if not value:
        return None
    response = RedirectResponse(f"/{i18n.current().code}/{what.tool}", 303)
    request.app.state.cookies.carried.set(response, value)
    return response


def arrived(request: Request, tool: str) -> Handed | None:
    """What was handed on to this tool, if anything was."""
    state = request.app.state
    value = state.cookies.carried.read(request)
    values = taken(state.secrets.salt, LABEL, value, state.clock.seconds()) if value else None
    found = Handed(*values) if values else None
    return found if found and found.tool == tool else None


def going_on(request: Request, what: Handed) -> Response:
    """A page that goes on by itself. Chromium keeps a page for Back that came by a redirect with a cookie, even
    after the exit took the cookie away: this one has no place in the history, and the next one no redirect."""
    place = f"/{i18n.current().code}/{what.tool}{'#result' if what.do else ''}"
    pages: Pages = request.app.state.pages
    response = pages.page(request, "tools/going.html", headers={"refresh": f"0; url={place}"}, place=place)
    request.app.state.cookies.carried.set(response, _packed(request, replace(what, shown=True)))
    return response


def _packed(request: Request, what: Handed) -> str:
    state = request.app.state
    return handed(state.secrets.salt, LABEL, astuple(what), state.clock.seconds())
