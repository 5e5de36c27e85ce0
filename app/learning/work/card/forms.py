"""Reads the form of the guide card: the client's language, what was answered, and which paper is wanted."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from app.forms import Posted
from app.learning.work.card.rule import ANSWERS

PREFIX = "s."
"""Of the names of the questions: `s.papers-kept`."""
PAPERS = ("card", "list")


@dataclass(frozen=True, slots=True)
class CardForm:
    """`answers` are shown again with the page that answers them, and then gone."""

    beside: str
    paper: str = ""
    weighed: bool = False
    answers: Mapping[str, str] = field(default_factory=dict, repr=False)


def read_card_form(
    posted: Posted, languages: Collection[str], questions: Collection[str], usual: str
) -> CardForm:
    """Only what the page offers. There is nothing to get wrong. A paper takes no answers along."""
    beside, paper = posted.first("beside"), posted.first("paper")
    given = {name: posted.first(PREFIX + name) for name in questions}
    weighed = posted.first("do") == "weigh"
    return CardForm(
        beside if beside in languages else usual,
        paper if paper in PAPERS else "",
        weighed,
        {name: answer for name, answer in given.items() if answer in ANSWERS} if weighed else {},
    )
