"""Speaks HTTP for papers. One neutral address for all: a browser keeps the addresses of its downloads."""

from dataclasses import replace

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from app.errors import TooMany
from app.forms import PostedForm
from app.handouts.limits import TooLong
from app.handouts.pdf import PrintFailed
from app.learners.access import CurrentLearner
from app.practice.papers.access import download, printed, trouble
from app.practice.tools.access import Shown, known_tool, tool_shown, workbench
from app.practice.tools.forms import read_sent
from app.practice.tools.tool import Unready
from app.resources import CurrentPage

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
        return tool_shown(asked, tool, filled, sent, shown)
    try:
        return download(printed(asked, wanted.kind, wanted.make(filled.state, posted, bench)), wanted.kind)
    except Unready as unready:
        return tool_shown(asked, tool, replace(filled, problems=unready.problems), sent, shown)
    except (TooLong, TooMany, PrintFailed) as error:
        return tool_shown(
            asked, tool, filled, sent, replace(shown, notice=trouble(error), status=error.status)
        )
