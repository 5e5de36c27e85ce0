"""Writes a paper as PDF/UA through Typst, with our own fonts and nothing that tells who or when."""

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import Problem
from app.handouts.coverage import FONTS
from app.handouts.finish import finished, page_count
from app.handouts.layout import laid_out
from app.handouts.limits import PAGES, TooLong, check
from app.handouts.paper import Paper

if TYPE_CHECKING:
    import typst

SHEET = Path(__file__).with_name("sheet.typ")
REMEMBERED = 10


class PrintFailed(Problem):
    """The compiler gave up. What it said stays with it: it quotes the paper, and errors go into a log."""


def pdf(paper: Paper) -> bytes:
    """The same paper always gives the same bytes. Raises TooLong."""
    check(paper)
    made = _compiled(json.dumps(laid_out(paper)))
    _forget()
    if page_count(made) > PAGES:
        raise TooLong
    return finished(made)


def _compiled(data: str) -> bytes:
    import typst  # 80 MB of library: only a worker that prints has it in memory

    try:
        return typst.compile(
            SHEET,
            root=SHEET.parent,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"paper": data},
            pdf_standards="ua-1",
        )
    except BaseException as error:
        # a panic inside the compiler is no Exception, but no reason to end the process either
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise PrintFailed from None
        raise


def _forget() -> None:
    """The compiler remembers ten papers to be faster with the next. What stands on them is nobody's: clear it out."""
    import typst

    for _ in range(REMEMBERED + 1):
        typst.compile(b"", font_paths=_no_fonts(), ignore_system_fonts=True)


@cache
def _no_fonts() -> "typst.Fonts":
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[])


@cache
def _fonts() -> "typst.Fonts":
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
