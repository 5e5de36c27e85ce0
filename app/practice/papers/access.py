"""Makes files of papers, and says what kept one from being made."""

from collections.abc import Callable, Mapping

from starlette.responses import Response

from app.errors import Problem, TooMany
from app.handouts.docx import docx
from app.handouts.limits import TooLong
from app.handouts.paper import Paper
from app.handouts.pdf import PrintFailed, pdf
from app.handouts.press import Press
from app.handouts.table import csv_file
from app.practice.tools.tool import Kind, Rows
from app.resources import Asked

WRITERS: Mapping[Kind, Callable[[Paper], bytes]] = {"pdf": pdf, "docx": docx}
MEDIA: Mapping[Kind, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv; charset=utf-8",
}


def printed(asked: Asked, kind: Kind, made: Paper | Rows) -> bytes:
    """The bytes of a file. Raises TooLong, TooMany, PrintFailed."""
    press: Press = asked.request.app.state.press
    return press.printed(WRITERS[kind], made) if isinstance(made, Paper) else csv_file(made)


def download(body: bytes, kind: Kind) -> Response:
    """A file with a name that says nothing."""
    disposition = f'attachment; filename="paper.{kind}"'
    return Response(body, media_type=MEDIA[kind], headers={"content-disposition": disposition})


def on_paper(asked: Asked, make: Callable[[], Paper], instead: Callable[[Problem], Response]) -> Response:
    """A paper to take along as PDF; where it cannot be made, the page that says so instead."""
    try:
        return download(printed(asked, "pdf", make()), "pdf")
    except (TooLong, TooMany, PrintFailed) as error:
        return instead(error)


def trouble(error: Problem) -> str:
    """What a page says of it."""
    return "busy" if isinstance(error, TooMany) else "long" if isinstance(error, TooLong) else "unprinted"
