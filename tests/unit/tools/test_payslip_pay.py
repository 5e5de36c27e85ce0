"""Sums of a pay slip, by the vectors of the curriculum (2026)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.practice.tools.t04_payslip.pay import TOLERANCE, alike, cents, least_pay, net_pay, share

HALF, WHOLE = Decimal(50), Decimal(100)
euros = st.decimals(0, 100_000, places=2)
percents = st.decimals(0, 100, places=2)
hours = st.decimals(0, 744, places=2)


@pytest.mark.parametrize(
    ("gross", "percent", "part"),
    [
        ("2000.00", "7.30", "146.00"),
        ("2000.00", "0.89", "17.80"),
        ("2000.00", "60", "1200.00"),
        ("1800.00", "7.30", "131.40"),
        ("0.00", "7.30", "0.00"),
        ("50.00", "0.89", "0.45"),  # 0.445: half a cent goes up
        ("150.00", "0.89", "1.34"),  # 1.335, where banks would round down to the even cent
    ],
)
def test_a_share_of_gross_pay_is_rounded_half_up(gross: str, percent: str, part: str) -> None:
    assert share(Decimal(gross), Decimal(percent)) == Decimal(part)


def test_a_day_of_twelve_hours_has_two_kinds_of_overtime() -> None:
    overtime = [(Decimal(2), HALF), (Decimal(2), WHOLE)]
    assert least_pay(Decimal(12), Decimal("12.00"), overtime) == Decimal("180.00")


def test_a_sunday_of_eight_hours_is_double() -> None:
    assert least_pay(Decimal(8), Decimal("12.00"), [(Decimal(8), WHOLE)]) == Decimal("192.00")


def test_the_lines_of_the_lesson_leave_its_net_pay() -> None:
    taken = [Decimal("200.00"), Decimal("146.00"), Decimal("17.80")]
    assert net_pay(Decimal("2000.00"), taken) == Decimal("1636.20")


def test_more_than_everything_leaves_nothing() -> None:
    assert net_pay(Decimal(10), [Decimal(11)]) == 0


def test_a_few_cents_are_no_difference() -> None:
    assert alike(Decimal("146.00"), Decimal("146.00") + TOLERANCE)
    assert not alike(Decimal("146.00"), Decimal("146.00") + TOLERANCE + Decimal("0.01"))


@given(euros, euros, percents)
def test_more_pay_never_has_a_smaller_share(one: Decimal, other: Decimal, percent: Decimal) -> None:
    less, more = sorted((one, other))
    assert 0 <= share(less, percent) <= share(more, percent) <= cents(more)


@given(euros, percents, percents)
def test_a_higher_percent_never_takes_less(gross: Decimal, one: Decimal, other: Decimal) -> None:
    less, more = sorted((one, other))
    assert 0 <= share(gross, less) <= share(gross, more)


@given(hours, hours, euros, euros, st.lists(st.tuples(hours, percents), max_size=4))
def test_more_hours_or_a_higher_rate_never_pay_less(
    one: Decimal, other: Decimal, rate: Decimal, better: Decimal, extras: list[tuple[Decimal, Decimal]]
) -> None:
    less, more = sorted((one, other))
    low, high = sorted((rate, better))
    assert 0 <= least_pay(less, low) <= least_pay(less, low, extras) <= least_pay(more, high, extras)


@given(euros, st.lists(euros, max_size=5), euros)
def test_another_line_that_takes_money_never_leaves_more(
    gross: Decimal, taken: list[Decimal], more: Decimal
) -> None:
    assert 0 <= net_pay(gross, [*taken, more]) <= net_pay(gross, taken) <= cents(gross)
