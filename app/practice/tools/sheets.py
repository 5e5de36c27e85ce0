"""The languages that a paper for an employer can be in, whatever its writer reads."""

from app import i18n
from app.forms import Posted
from app.practice.tools.tool import FINNISH, Workbench

SHEETS = (FINNISH, "sv", "en")


def sheet_of(form: Posted) -> str:
    """The language of the paper as it is kept: nothing for Finnish, which is usual."""
    sheet = form.first("sheet")
    return sheet if sheet in SHEETS[1:] else ""


def sheets(bench: Workbench) -> list[tuple[str, str]]:
    """The languages of the paper, in words of the reader."""
    return [(code, i18n.name_in(i18n.REGISTRY[code], bench.locale)) for code in SHEETS]
