"""What a day is worth by law at least, by the vectors of the curriculum."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.practice.tools.t07_hours.worth import Rules, worth

RULES = Rules(Decimal(8), Decimal(2), Decimal(50), Decimal(100), Decimal(100))
TWELVE = Decimal(12)
MINUTES = st.integers(0, 1500)
PAY = st.decimals(0, 1000, places=2)


@pytest.mark.parametrize(
    ("worked", "sunday", "euros"),
    [
        (12 * 60, 0, "180.00"),
        (8 * 60, 8 * 60, "192.00"),
        (8 * 60, 0, "96.00"),
        (9 * 60, 0, "114.00"),
        (10 * 60, 0, "132.00"),
        (8 * 60, 6 * 60, "168.00"),
        (10 * 60, 10 * 60, "252.00"),
        (50, 0, "10.00"),
        (0, 0, "0.00"),
    ],
)
def test_long_days_and_sundays_are_worth_more(worked: int, sunday: int, euros: str) -> None:
    assert worth(worked, sunday, TWELVE, RULES) == Decimal(euros)


@given(MINUTES, st.data(), PAY)
def test_a_day_is_worth_its_plain_pay_at_least(worked: int, data: st.DataObject, pay: Decimal) -> None:
    sunday = data.draw(st.integers(0, worked))
    plain, cent = pay * worked / 60, Decimal("0.01")
    assert plain - cent <= worth(worked, sunday, pay, RULES) <= 3 * plain + cent


@given(MINUTES, MINUTES, PAY)
def test_more_work_is_never_worth_less(some: int, more: int, pay: Decimal) -> None:
    assert worth(some, 0, pay, RULES) <= worth(some + more, 0, pay, RULES)
