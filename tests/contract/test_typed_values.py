"""No number that the registers know is typed in a text: it is inserted, so that one change is enough."""

from datetime import date
from functools import cache

from app.config import ROOT
from app.content.diagnostics import Diagnostic
from app.content.lint import lint, render
from app.main import LANGUAGES

TYPED = {"P008", "P009", "P010", "P013"}


@cache
def _found() -> list[Diagnostic]:
    return lint(ROOT / "modules", LANGUAGES, date(2026, 12, 1))


def test_no_percent_phone_number_sum_or_time_of_the_registers_is_typed() -> None:
    typed = [one for one in _found() if one.code in TYPED]
    assert typed == [], render(typed)
