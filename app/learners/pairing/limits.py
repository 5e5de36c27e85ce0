"""How long two phones may take to find each other, how often they look, and how many wrong digits may be typed."""

from app.learners.limits import MINUTE
from app.security.throttle import Limit

MINUTES = 10
LASTS = MINUTES * MINUTE
LOOKS = {"old": 3, "new": 4}
"""Seconds after which a phone that waits asks again."""
FIRST_NUMBER, NUMBERS = 10, 90
"""The new phone shows one of these: two digits, whichever it is."""
TRIES = Limit("pair", 20, 5)
