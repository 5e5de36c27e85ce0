"""What a day of work is worth by law at least (facts f08, f09, f10): daily overtime and Sundays. Pure."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
HUNDRED = Decimal(100)
MOST_PAY = Decimal(1000)


@dataclass(frozen=True, slots=True)
class Rules:
    """Hours in which a day is a usual day, and in how many more the smaller addition counts; additions in percent."""

    day_hours: Decimal
    first_hours: Decimal
    first_percent: Decimal
    later_percent: Decimal
    sunday_percent: Decimal


def worth(worked: int, sunday: int, pay: Decimal, rules: Rules) -> Decimal:
    """Euros for minutes of one day, some of them on a Sunday. Every addition counts from the plain pay."""
    over = max(worked - rules.day_hours * 60, Decimal(0))
    first = min(over, rules.first_hours * 60)
    added = first * rules.first_percent + (over - first) * rules.later_percent + sunday * rules.sunday_percent
    return (pay * (worked + added / HUNDRED) / 60).quantize(CENT, ROUND_HALF_UP)
