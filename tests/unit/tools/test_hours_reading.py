"""Days, times and breaks as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.practice.tools.t07_hours.reading import NoDay, read_break, read_clock, read_day

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("8", 480),
        ("8.30", 510),
        ("8:30", 510),
        ("8,30", 510),
        ("0830", 510),
        ("830", 510),
        ("8 30", 510),
        ("8h30", 510),
        ("klo 8.30", 510),
        ("٠٨:٣٠", 510),
        ("۸٫۳۰", 510),
        ("८:३०", 510),
        ("８：３０", 510),
        ("\u200f8:30\u200e", 510),
        ("\u202a8:30\u202c", 510),
        ("\u202e8:30", None),
        ("8 am", 480),
        ("8:30 PM", 1230),
        ("12 am", 0),
        ("12 pm", 720),
        ("0", 0),
        ("23:59", 1439),
        ("24:00", None),
        ("25", None),
        ("8.60", None),
        ("8.5", None),
        ("13 pm", None),
        ("-8", None),
        ("8:30:00", None),
        ("", None),
        ("😀", None),
        ("\u202e8", None),
        ("8" * 10_000, None),
    ],
)
def test_a_time_is_read_in_many_writings(typed: str, minutes: int | None) -> None:
    assert read_clock(typed) == minutes


def test_only_an_end_may_be_at_twenty_four() -> None:
    assert [read_clock(one, end=True) for one in ("24", "24:00", "2400", "24:01")] == [1440, 1440, 1440, None]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("27.11.2026", TODAY),
        ("27.11.26", TODAY),
        ("27.11.", TODAY),
        ("27/11", TODAY),
        ("2026-11-27", TODAY),
        ("٢٧.١١.٢٠٢٦", TODAY),
        ("29.12.", date(2025, 12, 29)),
        ("27.12.", date(2026, 12, 27)),
        ("29.2.2024", date(2024, 2, 29)),
        ("31.2.2026", NoDay.NEVER),
        ("31.2.", NoDay.NEVER),
        ("29.2.2026", NoDay.NEVER),
        ("0.1.2026", NoDay.NEVER),
        ("1.13.2026", NoDay.NEVER),
        ("27.11.2062", NoDay.AHEAD),
        ("1.1.9999", NoDay.AHEAD),
        ("27.11.1926", NoDay.LONG_AGO),
        ("1.1.0001", NoDay.LONG_AGO),
        ("1.1.0000", NoDay.NEVER),
        ("yesterday", NoDay.UNREAD),
        ("27", NoDay.UNREAD),
        ("27.11.202", NoDay.UNREAD),
        ("", NoDay.UNREAD),
        ("\u202e27.11.2026", NoDay.UNREAD),
        ("1" * 5000, NoDay.UNREAD),
    ],
)
def test_a_day_is_read_or_it_is_said_why_not(typed: str, day: date | NoDay) -> None:
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("", 0),
        ("  ", 0),
        ("30", 30),
        ("30 min", 30),
        ("٣٠", 30),
        ("1:00", 60),
        ("1 h", 60),
        ("1h15", 75),
        ("1 h 15 min", 75),
        ("720", 720),
        ("721", None),
        ("-30", None),
        ("half", None),
        ("9" * 5000, None),
    ],
)
def test_a_break_is_read_in_minutes(typed: str, minutes: int | None) -> None:
    assert read_break(typed) == minutes


@given(st.text(max_size=50))
def test_whatever_is_typed_is_in_bounds_or_nothing(typed: str) -> None:
    clock, pause, day = read_clock(typed, end=True), read_break(typed), read_day(typed, TODAY)
    assert clock is None or 0 <= clock <= 1440
    assert pause is None or 0 <= pause <= 720
    assert isinstance(day, NoDay) or date(2016, 11, 1) < day < date(2027, 1, 1)


@given(st.integers(0, 1439))
def test_what_we_would_write_is_read_back(minutes: int) -> None:
    hours, rest = divmod(minutes, 60)
    assert read_clock(f"{hours}:{rest:02}") == read_clock(f"{hours:02}{rest:02}") == minutes
