"""What stands in the fields of the pay-slip checker, and its numbers. Pure."""

from decimal import Decimal
from typing import NamedTuple

from app.practice.tools.amounts import amount
from app.practice.tools.answers import Answers
from app.practice.tools.t04_payslip.comparing import Slip
from app.practice.tools.tool import State

MOST_EUROS = Decimal(100_000)
MOST_HOURS = Decimal(744)
"""All hours of the longest month."""
MOST_PERCENT = Decimal(100)
BOUNDS = {
    "gross": MOST_EUROS,
    "percent": MOST_PERCENT,
    "tax": MOST_EUROS,
    "pension": MOST_EUROS,
    "unemployment": MOST_EUROS,
    "other": MOST_EUROS,
    "net": MOST_EUROS,
    "hours": MOST_HOURS,
    "rate": MOST_EUROS,
    "sunday": MOST_HOURS,
    "first": MOST_HOURS,
    "later": MOST_HOURS,
    "week": MOST_HOURS,
}
"""The fields for numbers, and the most that each of them takes."""
FOLDS = {
    "hours": frozenset({"hours", "rate", "sunday"}),
    "overtime": frozenset({"first", "later", "week"}),
    "sums": frozenset({"gross", "card", "percent", "tax", "pension", "unemployment", "age", "other", "net"}),
}
"""Which fields stand together."""


class PaySlip(State):
    """Which lines are on the slip, two choices (`yes`, `no` or nothing), and numbers as typed."""

    answers: Answers = Answers()
    card: str = ""
    age: str = ""
    gross: str = ""
    percent: str = ""
    tax: str = ""
    pension: str = ""
    unemployment: str = ""
    other: str = ""
    net: str = ""
    hours: str = ""
    rate: str = ""
    sunday: str = ""
    first: str = ""
    later: str = ""
    week: str = ""


class Numbers(NamedTuple):
    """The numbers that could be read, and the fields in which there is none."""

    slip: Slip
    unread: tuple[str, ...]


def typed(state: PaySlip) -> dict[str, str]:
    """What was typed in the fields for numbers, blanks apart."""
    return {name: text for name in BOUNDS if (text := getattr(state, name)).strip()}


def numbers(state: PaySlip) -> Numbers:
    """Each number that was typed, in bounds."""
    read = {name: amount(text, BOUNDS[name]) for name, text in typed(state).items()}
    found = {name: value for name, value in read.items() if value is not None}
    slip = Slip(**found, card=state.card, age=state.age)
    return Numbers(slip, tuple(name for name, value in read.items() if value is None))
