"""Days of annual holiday (Annual Holidays Act, fact f13). Pure."""

from decimal import ROUND_CEILING, Decimal

MOST_MONTHS = 12
"""A holiday credit year goes from 1 April to 31 March."""


def holiday_days(months: int, per_month: Decimal) -> int:
    """Weekdays of holiday by law at least: so many full months, so many weekdays for each; a part of a day is a day.

    Saturdays count as weekdays. Raises ValueError for months that a credit year does not have.
    """
    if not 0 <= months <= MOST_MONTHS:
        raise ValueError(months)
    return int((months * per_month).to_integral_value(rounding=ROUND_CEILING))
