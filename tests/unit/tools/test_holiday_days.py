"""Days of annual holiday, by the vectors of the curriculum."""

from decimal import Decimal

import pytest

from app.practice.tools.t10_holiday.days import holiday_days

FIRST_YEAR, LATER = Decimal(2), Decimal("2.5")


@pytest.mark.parametrize(
    ("months", "per_month", "days"),
    [
        (8, FIRST_YEAR, 16),
        (9, LATER, 23),
        (12, LATER, 30),
        (12, FIRST_YEAR, 24),
        (1, LATER, 3),
        (0, LATER, 0),
    ],
)
def test_a_part_of_a_day_is_a_whole_day(months: int, per_month: Decimal, days: int) -> None:
    assert holiday_days(months, per_month) == days


@pytest.mark.parametrize("months", [-1, 13])
def test_no_year_has_so_many_months(months: int) -> None:
    with pytest.raises(ValueError, match=str(months)):
        holiday_days(months, LATER)
