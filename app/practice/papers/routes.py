"""Speaks HTTP for papers. One neutral address for all: a browser keeps the addresses of its downloads."""

from dataclasses import replace
from typing import Any

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from app.errors import TooMany
from app.forms import Posted, PostedForm
from app.handouts.limits import TooLong
from app.handouts.pdf import PrintFailed
from app.learners.access import CurrentLearner
from app.practice.access import Handed, handing_on
from app.practice.papers.access import download, printed, trouble
from app.practice.tools.access import AnyTool, Shown, known_tool, tool_shown, workbench
from app.practice.tools.forms import Sent, pack_tool, read_sent
from app.practice.tools.tool import Filled, Unready
from app.resources import Asked, CurrentPage

router = APIRouter()


@router.get("/{lang}/paper")
def paper_again(asked: CurrentPage) -> Response:
    """Somebody typed or reloaded the address of a form."""
    return RedirectResponse(asked.reader.links("tools"), 303)


@router.post("/{lang}/paper")
def paper(asked: CurrentPage, posted: PostedForm, learner: CurrentLearner) -> Response:
    """What stands on a tool's page, as a file. Nothing of it is kept here. Where it cannot be made: the page again."""
    tool, sent = known_tool(posted.first("tool")), replace(read_sent(posted), do="paper")
    bench = workbench(asked)
    filled, shown = tool.read(sent.fields, bench), Shown(sent.turn, focus=True)
    wanted = tool.print_named(posted.first("paper"))
    if filled.problems or wanted is None:
        return _not_made(asked, tool, filled, sent, shown, posted)
    try:
        return download(printed(asked, wanted.kind, wanted.make(filled.state, posted, bench)), wanted.kind)
    except Unready as unready:
        return _not_made(asked, tool, replace(filled, problems=unready.problems), sent, shown, posted)
    except (TooLong, TooMany, PrintFailed) as error:
        troubled = replace(shown, notice=trouble(error), status=error.status)
        return _not_made(asked, tool, filled, sent, troubled, posted)


def _not_made(
    asked: Asked, tool: AnyTool, filled: Filled[Any], sent: Sent, shown: Shown, posted: Posted
) -> Response:
    """The tool's page with what is in the way; for a plain form a way to it, which Back can ask for again."""
    problems = tuple(filled.problems.items())
    what = Handed(tool.id, pack_tool(posted), sent.do, sent.turn, shown.notice, problems)
    return handing_on(asked.request, what) or tool_shown(asked, tool, filled, sent, shown)
