"""Speaks HTTP for tools: the shelf, each tool's page, the way to a code. Every tool answers in the same way."""

from dataclasses import replace
from typing import Any

from fastapi import APIRouter
from pydantic import ValidationError
from sqlalchemy import Connection, Engine
from starlette.convertors import StringConvertor, register_url_convertor
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.forms import Posted, PostedForm
from app.learners.access import CurrentLearner
from app.learners.coming.access import code_offer, navigates
from app.learners.queries import OpenLearner
from app.practice.access import Handed, arrived, going_on, handing_on, has_arrived
from app.practice.notebook.access import open_book
from app.practice.notebook.actions import Changed, Full, write_page
from app.practice.notebook.book import Book, Page, TooLong
from app.practice.notebook.queries import some_pages
from app.practice.tools.access import AnyTool, Shown, known_tool, tool_shown, workbench
from app.practice.tools.forms import Sent, pack_tool, read_sent
from app.practice.tools.shelf import TOOLS
from app.practice.tools.tool import Filled
from app.resources import Asked, CurrentPage

router = APIRouter()


class ToolId(StringConvertor):
    """`t04`: a tool's id, so that no module is taken for one."""

    regex = "t[0-9]{2}"


register_url_convertor("tool", ToolId())


@router.get("/{lang}/tools")
def tools(asked: CurrentPage, learner: CurrentLearner) -> HTMLResponse:
    """All tools."""
    say = asked.pages.catalogues.gettext
    cards = [
        (tool.title(say), tool.line(say), tool.pictogram, asked.reader.links(tool.id))
        for tool in TOOLS.values()
    ]
    return asked.page("tools/shelf.html", cards=cards)


@router.get("/{lang}/{tool_id:tool}")
def tool_page(asked: CurrentPage, tool_id: str, learner: CurrentLearner) -> Response:
    """A tool with what is in the notebook, or with what was just sent from here without scripts."""
    tool = known_tool(tool_id)
    what = arrived(asked.request, tool_id)
    if what is None:
        return _as_kept(asked, tool, learner, Sent(Posted(())))
    if not what.shown:
        return going_on(asked.request, what)
    sent = replace(read_sent(Posted([("kept", what.form)])), do=what.do)
    if sent.empty or sent.comes_from_another(tool.id):
        reply = _as_kept(asked, tool, learner, sent)
    else:
        filled = tool.read(sent.fields, workbench(asked))
        filled = replace(filled, problems={**filled.problems, **dict(what.problems)})
        shown = Shown(what.turn, what.notice, focus=bool(what.do))
        reply = tool_shown(asked, tool, filled, sent, shown)
    has_arrived(asked.request, reply)
    return reply


@router.post("/{lang}/{tool_id:tool}")
def tool_sent(asked: CurrentPage, tool_id: str, posted: PostedForm, learner: CurrentLearner) -> Response:
    """Reckon, keep it if there is a code, and show the page again; also in another language."""
    tool, sent = known_tool(tool_id), read_sent(posted)
    if sent.comes_from_another(tool.id):
        handed = handing_on(asked.request, Handed(tool.id, pack_tool(posted)))
        return handed or _as_kept(asked, tool, learner, sent)
    if sent.empty:
        return _as_kept(asked, tool, learner, sent)
    filled = tool.read(sent.fields, workbench(asked))
    book = open_book(asked.request, learner) if tool.keeps else None
    if book:
        shown = _kept(asked.request.app.state.engine, book, tool, filled, sent)
    else:
        shown = Shown(sent.turn, _why_not_kept(asked, tool, learner), focus=bool(sent.do))
    return _gone_on(asked, tool, sent, shown, posted) or tool_shown(asked, tool, filled, sent, shown)


def _gone_on(asked: Asked, tool: AnyTool, sent: Sent, shown: Shown, posted: Posted) -> Response | None:
    """For a plain form: a way to the page that Back can ask for again without the words."""
    packed = posted.first("kept") or pack_tool(posted)
    handed = handing_on(asked.request, Handed(tool.id, packed, sent.do, shown.turn, shown.notice))
    if handed or not navigates(asked.request) or shown.notice != "saved":
        return handed
    return RedirectResponse(asked.reader.links(tool.id), 303)


@router.post("/{lang}/{tool_id:tool}/code")
def tool_code(asked: CurrentPage, tool_id: str, posted: PostedForm, learner: CurrentLearner) -> Response:
    """On to a code; what stands on the page goes along and is kept as soon as there is one."""
    tool = known_tool(tool_id)
    asked.request.state.posted = None
    packed = pack_tool(posted, tool.passing)
    if packed:
        return code_offer(asked.request, tool.id, packed)
    sent = read_sent(posted)
    too_much = Shown(sent.turn, "long", 422, focus=True)
    return tool_shown(asked, tool, tool.read(sent.fields, workbench(asked)), sent, too_much)


@router.get("/{lang}/{tool_id:tool}/code")
def tool_code_again(asked: CurrentPage, tool_id: str) -> Response:
    """Somebody typed or reloaded the address of a form."""
    return RedirectResponse(asked.reader.links(known_tool(tool_id).id), 303)


def _why_not_kept(asked: Asked, tool: AnyTool, learner: OpenLearner | None) -> str:
    if not tool.keeps:
        return ""
    if learner:
        return "locked"
    return "ended" if asked.pages.cookies.session.read(asked.request) else ""


def _as_kept(asked: Asked, tool: AnyTool, learner: OpenLearner | None, sent: Sent) -> HTMLResponse:
    """The tool with what is in the notebook, empty without one, and with what it takes from another tool."""
    book = open_book(asked.request, learner) if tool.keeps else None
    if book is None:
        state, shown = tool.state(), Shown(notice=_why_not_kept(asked, tool, learner))
    else:
        with asked.request.app.state.engine.connect() as connection:
            state, shown = _from_notebook(connection, book, tool)
    if tool.takes and sent.comes_from_another(tool.id):
        state = tool.takes(sent.fields, state, workbench(asked))
    return tool_shown(asked, tool, Filled(state), sent, shown)


def _from_notebook(connection: Connection, book: Book, tool: AnyTool) -> tuple[Any, Shown]:
    found = some_pages(connection, book, tool.id)
    page = found.pages.get(tool.id)
    if page is None:
        return tool.state(), Shown(notice="damaged" if found.damaged else "")
    try:
        return tool.state.model_validate_json(page.words), Shown(page.turn)
    except ValidationError:
        return tool.state(), Shown(page.turn, "damaged")


def _kept(engine: Engine, book: Book, tool: AnyTool, filled: Filled[Any], sent: Sent) -> Shown:
    """Write the tool's page of the notebook. What could not be written stays on the screen, and it says so.

    It is committed here: nobody waits for the one writer while a page of sixty cards is made.
    """
    words = "" if filled.state == tool.state() else filled.state.model_dump_json()
    try:
        with engine.execution_options(writes=True).begin() as connection:
            turn = write_page(connection, book, tool.id, words, read_at=sent.turn)
    except Changed:
        with engine.connect() as connection:
            there = _there(connection, book, tool.id)
        if there.words == words:  # a double tap
            return Shown(there.turn, "saved", focus=bool(sent.do))
        return Shown(there.turn, "changed", 409, focus=True)
    except TooLong:
        return Shown(sent.turn, "long", 422, focus=True)
    except Full:
        return Shown(sent.turn, "full", 422, focus=True)
    return Shown(turn, "saved", focus=bool(sent.do))


def _there(connection: Connection, book: Book, name: str) -> Page:
    """The page as it is kept now."""
    return some_pages(connection, book, name).pages.get(name, Page(name, ""))
