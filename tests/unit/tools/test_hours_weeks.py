"""Days, weeks and rests of shifts."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.practice.tools.t07_hours.shifts import Shift, instant, shift_on
from app.practice.tools.t07_hours.weeks import Rest, days_of, rests_under, weeks_of

MONDAY = date(2026, 11, 23)
HOUR = 60
SHIFTS = st.lists(
    st.builds(
        lambda day, start, length, pause: shift_on(day, start, (start + length) % 1440, pause),
        st.dates(date(2026, 1, 1), date(2026, 2, 28)),
        st.integers(0, 1439),
        st.integers(61, 1000),
        st.integers(0, 60),
    ),
    max_size=40,
)


def shift(days: int, start: int, end: int, pause: int = 0) -> Shift:
    return shift_on(MONDAY + timedelta(days), start * HOUR, end * HOUR, pause)


def test_a_shift_over_midnight_belongs_to_the_day_and_week_it_starts_in() -> None:
    [week, following] = weeks_of(days_of([shift(6, 22, 6), shift(7, 20, 22)]))
    assert [(one.number, one.monday, one.worked) for one in (week, following)] == [
        (48, MONDAY, 8 * HOUR),
        (49, MONDAY + timedelta(7), 2 * HOUR),
    ]
    assert (week.sunday, following.sunday, week.last) == (2 * HOUR, 0, date(2026, 11, 29))


def test_a_week_over_the_new_year_is_one_week() -> None:
    weeks = weeks_of(
        days_of([shift_on(date(2026, 12, 31), 480, 960, 0), shift_on(date(2027, 1, 2), 480, 960, 0)])
    )
    assert [(week.number, week.worked) for week in weeks] == [(53, 16 * HOUR)]


def test_two_shifts_of_a_day_are_one_day_without_a_rest_between() -> None:
    [day] = days_of([shift(0, 16, 20), shift(0, 8, 12, 30)])
    assert day.worked == 7 * HOUR + 30
    assert rests_under([day], 11 * HOUR) == ()


def test_a_short_rest_lies_between_two_days_of_work() -> None:
    days = days_of([shift(0, 14, 23), shift(1, 8, 16), shift(2, 3, 11), shift(4, 8, 16)])
    assert rests_under(days, 11 * HOUR) == (Rest(MONDAY, MONDAY + timedelta(1), 9 * HOUR),)


def test_a_rest_in_the_night_of_the_clock_has_its_real_hours() -> None:
    forward, back = date(2026, 3, 28), date(2026, 10, 24)
    for evening, hours in ((forward, 9), (back, 11)):
        days = days_of([shift_on(evening, 840, 1320, 0), shift_on(evening + timedelta(1), 480, 960, 0)])
        [rest] = rests_under(days, 12 * HOUR)
        assert rest.minutes == hours * HOUR


@given(SHIFTS)
def test_days_and_weeks_add_up_to_the_shifts(shifts: list[Shift]) -> None:
    days = days_of(shifts)
    weeks = weeks_of(days)
    assert (
        sum(week.worked for week in weeks) == sum(day.worked for day in days) == sum(s.worked for s in shifts)
    )
    assert sum(week.sunday for week in weeks) == sum(shift.sunday for shift in shifts)
    assert all(week.monday <= day.day <= week.last for week in weeks for day in week.days)
    assert all(instant(day.day, 0) <= day.shifts[0].start for day in days)
