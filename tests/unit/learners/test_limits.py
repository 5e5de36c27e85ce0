"""When a phone closes by itself, when the notebook asks again, when a learner is gone."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.clock import week_of
from app.learners.limits import ends_at, fresh_until, unused_before

MINUTE, HOUR, DAY = 60, 3600, 86400


def test_a_shared_phone_closes_after_fifteen_idle_minutes_and_after_eight_hours() -> None:
    assert ends_at(0, 5 * MINUTE, own_phone=False) == 20 * MINUTE
    assert ends_at(0, 8 * HOUR - 1, own_phone=False) == 8 * HOUR


def test_an_own_phone_stays_open_thirty_days_but_the_notebook_asks_again() -> None:
    assert ends_at(0, 0, own_phone=True) == ends_at(0, 29 * DAY, own_phone=True) == 30 * DAY
    assert fresh_until(0, 5 * MINUTE) == 20 * MINUTE
    assert fresh_until(0, 9 * HOUR) == 8 * HOUR


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(30, 365), st.integers(0, 400))
def test_nobody_is_removed_a_day_early_or_more_than_a_week_late(used: date, keep: int, later: int) -> None:
    today = used + timedelta(days=later)
    gone = week_of(used) < unused_before(today, keep)
    if later <= keep:
        assert not gone
    if later > keep + 7:
        assert gone
