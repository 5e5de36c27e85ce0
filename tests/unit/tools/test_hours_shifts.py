"""Shifts in real time: over midnight, on Sundays, and in the nights when the clock is changed."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clock import HELSINKI
from app.practice.tools.t07_hours.shifts import (
    Fault,
    Impossible,
    Shift,
    clock_of,
    day_length,
    instant,
    shift_on,
)

FORWARD, BACK = date(2026, 3, 29), date(2026, 10, 25)
FRIDAY, SATURDAY, SUNDAY = date(2026, 11, 27), date(2026, 11, 28), date(2026, 11, 29)
DAYS = st.dates(date(2016, 1, 1), date(2036, 12, 31)) | st.sampled_from(
    [day + timedelta(n) for day in (FORWARD, BACK) for n in (-1, 0, 1)]
)
TIMES = st.integers(0, 1439)
BREAKS = st.integers(0, 720)


def at(text: str) -> int:
    clock = time.fromisoformat(text)
    return clock.hour * 60 + clock.minute


def shift(day: date, start: str, end: str, pause: int = 0) -> Shift:
    return shift_on(day, at(start), at(end), pause)


@pytest.mark.parametrize(
    ("day", "start", "end", "pause", "worked", "sunday"),
    [
        (FRIDAY, "08:00", "16:30", 30, 480, 0),
        (SUNDAY, "08:00", "16:00", 0, 480, 480),
        (SATURDAY, "22:00", "06:00", 0, 480, 360),
        (SUNDAY, "22:00", "06:00", 0, 480, 120),
        (SATURDAY, "22:00", "06:00", 30, 450, 330),
        (FRIDAY, "20:00", "00:00", 0, 240, 0),
        (SATURDAY, "20:00", "00:00", 0, 240, 0),
        (FORWARD, "00:00", "08:00", 0, 420, 420),
        (FORWARD, "02:30", "04:30", 0, 60, 60),
        (FORWARD - timedelta(1), "22:00", "06:00", 0, 420, 300),
        (BACK, "00:00", "08:00", 0, 540, 540),
        (BACK - timedelta(1), "22:00", "06:00", 0, 540, 420),
        (BACK, "02:30", "04:30", 0, 180, 180),
        (date(2026, 12, 25), "08:00", "16:00", 0, 480, 480),
        (date(2026, 12, 31), "22:00", "06:00", 0, 480, 360),
    ],
)
def test_hours_are_those_that_passed(
    day: date, start: str, end: str, pause: int, worked: int, sunday: int
) -> None:
    made = shift(day, start, end, pause)
    assert (made.worked, made.sunday, made.day) == (worked, sunday, day)


def test_of_an_hour_that_comes_twice_the_first_is_meant() -> None:
    assert shift(BACK, "01:00", "03:30").worked == 150
    assert shift(BACK, "03:30", "05:00").worked == 150
    assert shift(BACK, "03:45", "03:30").worked == 45, "only the second 3:30 comes after 3:45"
    assert shift(BACK, "03:10", "03:20").worked == 10
    assert shift(BACK, "01:00", "03:30").twice and shift(BACK - timedelta(1), "22:00", "03:00").twice
    assert not shift(BACK, "02:00", "04:00").twice and not shift(FRIDAY, "03:00", "03:30").twice


@pytest.mark.parametrize(
    ("day", "start", "end", "pause", "fault"),
    [
        (FRIDAY, "08:00", "08:00", 0, Fault.SAME),
        (FRIDAY, "08:00", "09:00", 60, Fault.LONG_BREAK),
        (FRIDAY, "23:30", "00:30", 61, Fault.LONG_BREAK),
        (FORWARD, "03:00", "08:00", 0, Fault.NO_SUCH_START),
        (FORWARD, "01:00", "03:59", 0, Fault.NO_SUCH_END),
        (FORWARD - timedelta(1), "22:00", "03:30", 0, Fault.NO_SUCH_END),
        (FORWARD, "02:59", "04:00", 1, Fault.LONG_BREAK),
    ],
)
def test_times_that_make_no_shift_say_why(day: date, start: str, end: str, pause: int, fault: Fault) -> None:
    with pytest.raises(Impossible) as told:
        shift(day, start, end, pause)
    assert told.value.fault is fault


def test_a_day_has_as_many_hours_as_its_clock_makes() -> None:
    assert [day_length(day) for day in (FORWARD, FRIDAY, BACK)] == [23 * 60, 24 * 60, 25 * 60]
    assert shift_on(BACK, 0, 1440, 0).worked == 25 * 60


def test_the_clock_shows_what_was_typed() -> None:
    made = shift(SATURDAY, "22:05", "06:00")
    assert (clock_of(made.start), clock_of(made.end), made.last_day) == ("22:05", "6:00", SUNDAY)


@given(DAYS, TIMES, TIMES, BREAKS)
def test_no_shift_has_less_than_no_hours(day: date, start: int, end: int, pause: int) -> None:
    try:
        made = shift_on(day, start, end, pause)
    except Impossible:
        return
    assert 0 < made.worked <= made.span < 25 * 60 + 1
    assert 0 <= made.sunday <= made.worked


@given(DAYS, TIMES, TIMES, st.data())
def test_two_parts_of_a_shift_add_up_to_it(day: date, start: int, end: int, data: st.DataObject) -> None:
    try:
        whole = shift_on(day, start, end, 0)
    except Impossible:
        return
    cut = data.draw(st.integers(whole.start, whole.end))
    moment = datetime.fromtimestamp(cut * 60, UTC).astimezone(HELSINKI)
    first = Shift(whole.start, cut, 0, day)
    second = Shift(cut, whole.end, 0, moment.date())
    assert first.worked + second.worked == whole.worked
    assert first.sunday + second.sunday == whole.sunday


@given(DAYS, TIMES, TIMES)
def test_real_time_is_what_utc_says(day: date, start: int, end: int) -> None:
    try:
        made = shift_on(day, start, end, 0)
    except Impossible:
        return
    begin = datetime.combine(day, time(*divmod(start, 60)), HELSINKI)
    assert made.start == instant(day, start) == int(begin.timestamp()) // 60
    turned = day_length(made.day) != 1440 or day_length(made.last_day) != 1440
    by_clock = (end - start) % 1440
    assert made.worked == by_clock or (turned and abs(made.worked - by_clock) <= 60) or made.twice
