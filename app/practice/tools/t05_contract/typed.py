"""What stands in the fields of the contract checker. Pure."""

from decimal import Decimal

from app.practice.tools.amounts import amount
from app.practice.tools.answers import Answers
from app.practice.tools.tool import State

MOST_MONTHS = Decimal(600)
BEGAN = frozenset({"week", "month", "later"})
"""Work has not begun or began less than a week ago, less than a month ago, before that."""
ENDS = frozenset({"yes", "no"})


class Contract(State):
    """What the contract tells, since when somebody works, and months as typed."""

    answers: Answers = Answers()
    began: str = ""
    ends: str = ""
    trial: str = ""
    length: str = ""


def months(text: str) -> Decimal | None:
    """Months as a number with one decimal, or None."""
    return amount(text, MOST_MONTHS, 1)


def unread(state: Contract) -> tuple[str, ...]:
    """Fields with something in them that is no number of months."""
    return tuple(
        name
        for name in ("trial", "length")
        if (text := getattr(state, name)).strip() and months(text) is None
    )
