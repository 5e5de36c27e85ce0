"""How long a group session lasts and is kept, how many may take part, and how many wrong codes may be typed."""

from datetime import date, timedelta

from app.security.throttle import Limit

JOINS = Limit("join", 20, 2)
"""Join codes that are none, by everybody together. Good ones are given back."""
LASTS = 8 * 60 * 60
"""Seconds from the beginning until it is over, whoever forgot to end it."""
LATE = 30
"""Seconds after a poll closed in which an answer still counts: it was given in time, where the network was not."""
KEPT_DAYS = 730
"""Counters of a group session: the year that a report is about, and the year in which it is written."""
MOST_OPEN = 4
"""Group sessions of one host that are open at once: each has a code that a stranger could guess."""
MOST_SEATS = 120
MOST_HANDS = 500
LONGEST_TIMER = 60 * 60
TOUCH = 60
"""How often, at most, it is written down that a phone is still here; and to how many seconds that is rounded."""
HERE = 3 * TOUCH
"""A phone that was seen in the last so many seconds counts as one that is here."""


def begun_after(now: int) -> int:
    """What was begun at this second or before is over."""
    return now - LASTS


def kept_from(today: date) -> date:
    """What was held before this day is removed."""
    return today - timedelta(days=KEPT_DAYS)
