"""Sundays and church holidays, by calendars that were printed for years past and to come."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.practice.tools.t07_hours.calendar import church_holidays, counts_as_sunday, easter

EASTERS = [
    (2000, 4, 23), (2008, 3, 23), (2011, 4, 24), (2016, 3, 27), (2019, 4, 21), (2020, 4, 12), (2021, 4, 4),
    (2022, 4, 17), (2023, 4, 9), (2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2028, 4, 16),
    (2029, 4, 1), (2030, 4, 21), (2038, 4, 25),
]  # fmt: skip


@pytest.mark.parametrize(("year", "month", "day"), EASTERS)
def test_easter_falls_where_calendars_have_it(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


@given(st.integers(1900, 2300))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    assert easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


def test_the_church_holidays_of_a_year_are_those_of_the_almanac() -> None:
    assert [f"{day.day}.{day.month}." for day in sorted(church_holidays(2026))] == [
        "1.1.", "6.1.", "3.4.", "5.4.", "6.4.", "14.5.", "24.5.", "20.6.", "31.10.", "25.12.", "26.12.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (date(2026, 11, 29), True),
        (date(2026, 11, 28), False),
        (date(2026, 6, 19), False),
        (date(2025, 6, 21), True),
        (date(2025, 11, 1), True),
        (date(2026, 12, 24), False),
        (date(2026, 5, 1), False),
        (date(2027, 12, 6), False),
        (date(2027, 5, 6), True),
    ],
)
def test_eves_and_national_days_do_not_count_as_sundays(day: date, counts: bool) -> None:
    assert counts_as_sunday(day) is counts


@given(st.integers(1900, 2300))
def test_midsummer_and_all_saints_are_saturdays(year: int) -> None:
    days = church_holidays(year)
    assert sum(day.weekday() == 5 and date(year, 6, 20) <= day <= date(year, 6, 26) for day in days) == 1
    saints = [day for day in days if date(year, 10, 31) <= day <= date(year, 11, 6)]
    assert [day.weekday() for day in saints] == [5]
    assert all(day.year == year for day in days) and timedelta(39) + easter(year) in days
