"""Sundays and church holidays in Finland: the days of fact f10. Pure.

Church holidays that always fall on a Sunday need no line of their own, but for Easter and Whit Sunday, which are
named so that the list reads whole. 1 May and 6 December are no church holidays; other laws speak of those.
"""

from datetime import date, timedelta
from functools import lru_cache

SATURDAY, SUNDAY = 5, 6


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, as Meeus prints it)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leaps, left = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - moon + 15) % 30
    shift = (32 + 2 * left + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * shift) // 451
    month, day = divmod(epact + shift - 7 * late + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=64)
def church_holidays(year: int) -> frozenset[date]:
    """Every church holiday of a year, also those on Sundays."""
    sunday = easter(year)
    moving = (sunday + timedelta(days) for days in (-2, 0, 1, 39, 49))
    fixed = (date(year, month, day) for month, day in ((1, 1), (1, 6), (12, 25), (12, 26)))
    midsummer, all_saints = _saturday_from(date(year, 6, 20)), _saturday_from(date(year, 10, 31))
    return frozenset((*moving, *fixed, midsummer, all_saints))


def counts_as_sunday(day: date) -> bool:
    """A Sunday or a church holiday, from midnight to midnight."""
    return day.weekday() == SUNDAY or day in church_holidays(day.year)


def _saturday_from(day: date) -> date:
    return day + timedelta((SATURDAY - day.weekday()) % 7)
