"""The real modules are in order: no error from the linter, on a fixed day."""

from datetime import date

from app.commands.lint import FORMATTERS, pictograms
from app.config import ROOT
from app.content.lint import has_errors, lint, render
from app.main import LANGUAGES
from app.practice.tools.shelf import TOOLS

TODAY = date(2026, 12, 1)


def test_the_modules_have_no_errors() -> None:
    found = lint(
        ROOT / "modules",
        LANGUAGES,
        TODAY,
        tools=frozenset(TOOLS),
        pictograms=pictograms(),
        formatters=FORMATTERS,
    )
    errors = [one for one in found if one.severity == "error"]
    assert not has_errors(found), render(errors)
