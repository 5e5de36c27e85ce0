"""How long a phone stays open (SAFETY K6), in seconds, and how long a learner is kept (D2), in days."""

from datetime import date, timedelta

from app.clock import week_of

MINUTE = 60
IDLE = 15 * MINUTE
TOUCH = 10
"""How often, at most, it is written down that a phone was seen. A page covers itself this much before the end."""
ABSOLUTE = 8 * 60 * MINUTE
OWN_PHONE_DAYS = 30
OWN_PHONE = OWN_PHONE_DAYS * 24 * 60 * MINUTE
SHOWING = 10 * MINUTE


def ends_at(started_at: int, seen_at: int, *, own_phone: bool) -> int:
    """The second from which the session is over."""
    return started_at + OWN_PHONE if own_phone else min(seen_at + IDLE, started_at + ABSOLUTE)


def fresh_until(started_at: int, fresh_at: int) -> int:
    """The second from which the notebook wants the code again, also on somebody's own phone."""
    return min(fresh_at + IDLE, started_at + ABSOLUTE)


def unused_before(today: date, keep_days: int) -> str:
    """Whoever last came before this week is gone today: never a day early, at most a week late."""
    return week_of(today - timedelta(days=keep_days))
