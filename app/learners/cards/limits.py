"""How long a card may lie about (SAFETY K7), and how long the old code opens what was before a card back."""

from datetime import date, timedelta

from app.clock import week_of
from app.security.throttle import Limit

CARDS = Limit("card", 20, 2)
"""Cards that are none, by everybody together. Good ones are given back."""
CARD_DAYS = 14
OLD_NOTES_WEEKS = 26
KIND = "card"
"""Keeps the digits of cards apart from other digits."""


def expires_on(today: date) -> date:
    """The last day on which a card that is made today works."""
    return today + timedelta(days=CARD_DAYS)


def first_old_week(today: date) -> str:
    """Old notes from before this week are gone today."""
    return week_of(today - timedelta(weeks=OLD_NOTES_WEEKS))
