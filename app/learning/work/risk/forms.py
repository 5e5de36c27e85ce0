"""Reads the form of the risk check: answers, which paper is wanted, and in which language."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from app.forms import Posted
from app.i18n import Locale
from app.learning.work.languages import chosen_locale
from app.learning.work.risk.rule import ANSWERS

PREFIX = "s."
"""Of the names of the statements: `s.price`."""
PAPERS = ("plan", "questions", "visit")


@dataclass(frozen=True, slots=True)
class RiskForm:
    """`asked`: the plan was asked for by a form, so the page begins with it."""

    locale: Locale
    paper: str = ""
    asked: bool = False
    answers: Mapping[str, str] = field(default_factory=dict, repr=False)


def read_risk_form(posted: Posted, statements: Collection[str], current: Locale) -> RiskForm:
    """Only what the page offers. There is nothing to get wrong."""
    given = {name: posted.first(PREFIX + name) for name in statements}
    paper = posted.first("paper")
    return RiskForm(
        chosen_locale(posted, current),
        paper if paper in PAPERS else "",
        posted.first("do") == "show",
        {name: answer for name, answer in given.items() if answer in ANSWERS},
    )
