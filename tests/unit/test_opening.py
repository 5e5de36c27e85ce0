"""Opening hours, on a Finnish wall clock."""

from datetime import datetime

import pytest

from app.contacts.opening import open_now
from app.contacts.words import hours_in_words
from app.content.models import Contact, Hours
from app.i18n import REGISTRY

WEEK = Hours(frozenset(range(5)), 9 * 60, 15 * 60)
ENGLISH = Hours(frozenset({0, 2, 4}), 9 * 60, 12 * 60, "en")
ALWAYS = Hours(frozenset(range(7)), 0, 24 * 60)

TO = "\N{WORD JOINER}–\N{WORD JOINER}"
WEEK_TIMES = f'{{}} <bdi dir="ltr">09:00{TO}15:00</bdi>'
ENGLISH_TIMES = f'Mon, Wed, Fri <bdi dir="ltr">09:00{TO}12:00</bdi> (English)'


def contact(*hours: Hours) -> Contact:
    made = object.__new__(Contact)
    object.__setattr__(made, "hours", hours)
    return made


@pytest.mark.parametrize(
    ("hours", "moment", "lang", "is_open"),
    [
        (WEEK, datetime(2026, 12, 1, 9, 0), "", True),
        (WEEK, datetime(2026, 12, 1, 8, 59), "", False),
        (WEEK, datetime(2026, 12, 1, 15, 0), "", False),
        (WEEK, datetime(2026, 12, 5, 10, 0), "", False),
        (ENGLISH, datetime(2026, 12, 2, 10, 0), "en", True),
        (ENGLISH, datetime(2026, 12, 2, 10, 0), "fi", False),
        (ENGLISH, datetime(2026, 12, 1, 10, 0), "en", False),
        (ALWAYS, datetime(2026, 12, 6, 23, 59), "ar", True),
    ],
)
def test_somebody_answers_in_their_hours_and_language(
    hours: Hours, moment: datetime, lang: str, is_open: bool
) -> None:
    assert open_now(contact(hours), moment, lang) is is_open


def test_hours_are_told_in_the_readers_words() -> None:
    english = REGISTRY["en"]
    assert hours_in_words((WEEK,), english, str) == WEEK_TIMES.format("Mon–Fri")
    assert hours_in_words((ENGLISH,), english, str) == ENGLISH_TIMES
    days = tuple(Hours(frozenset({day}), 9 * 60, 12 * 60, "en") for day in (0, 2, 4))
    assert hours_in_words(days, english, str) == ENGLISH_TIMES
    assert hours_in_words((ALWAYS,), english, str) == "Always open, day and night"
    assert hours_in_words((WEEK,), REGISTRY["fi"], str).startswith("ma–pe")
