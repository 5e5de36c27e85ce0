"""How long a job has lasted, and what depends on it by law: notice (fact f19) and sick pay (fact f14). Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Unit = Literal["days", "months"]
MOST_MONTHS = 11
MOST_DAYS = 31


@dataclass(frozen=True, slots=True, order=True)
class Lasted:
    """Full years, full months beyond them, days beyond those."""

    years: int = 0
    months: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class Notice:
    """A length of notice, for jobs that have lasted `at_most` so many years; None: longer ones."""

    at_most: int | None
    number: int
    unit: Unit


def notice(lasted: Lasted, rows: Sequence[Notice]) -> Notice:
    """The first row that the job belongs to. Exactly so many years still belong to a row; a day more does not."""
    return next(row for row in rows if row.at_most is None or lasted <= Lasted(row.at_most))


def full_sick_pay(lasted: Lasted, full_after_days: Decimal) -> bool:
    """Whether pay goes on in full. A month is a full month, or as many days as the longest one has."""
    return lasted >= Lasted(months=1) or lasted.days >= full_after_days
