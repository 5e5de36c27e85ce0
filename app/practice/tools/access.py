"""The page of a tool, and the way from its form to it. Without scripts Back must not ask for the words again."""

from dataclasses import dataclass
from typing import Any

from starlette.responses import HTMLResponse

from app import i18n
from app.errors import NotFound
from app.practice.tools.forms import Sent
from app.practice.tools.shelf import TOOLS
from app.practice.tools.tool import Filled, Tool, Workbench
from app.resources import Asked

AnyTool = Tool[Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a tool's page says around the tool. `notice`: saved, changed, damaged, locked, ended, full, long."""

    turn: int = 0
    notice: str = ""
    status: int = 200
    focus: bool = False


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
    has_code = getattr(asked.request.state, "learner", None) is not None  # what is ticked is kept already
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
        prints=[(one.name, one.label(bench.say)) for one in tool.prints],
        passing={name: sent.fields.first(name) for name in tool.passing},
        unchecked=tool.unchecked(bench),
        back=sent.back,
        back_step=_step_of(asked, sent.back, tool.id),
        ticks="" if has_code else sent.ticks,
        turn=shown.turn,
        notice=shown.notice,
        focus=shown.focus,
        **tool.show(filled.state, bench),
    )


def _step_of(asked: Asked, back: str, tool: str) -> int | None:
    """Where in the lesson that led here (`l03/c`) the tool stands, so that the way back ends there."""
    code, _, letter = back.partition("/")
    shape = asked.library.shapes.get(code)
    item = shape.items.get(tool) if shape else None
    return item.number if item and item.lesson == letter else None
