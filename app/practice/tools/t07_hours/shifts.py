"""A shift in real time: by the clock in Finland, also in the nights when the clock is changed. Pure."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from app.clock import HELSINKI
from app.practice.tools.t07_hours.calendar import counts_as_sunday

MINUTE = 60
DAY = timedelta(days=1)


class Fault(StrEnum):
    """Why times make no shift."""

    SAME = "same"
    NO_SUCH_START = "start"
    NO_SUCH_END = "end"
    LONG_BREAK = "break"


class Impossible(Exception):
    """These times make no shift."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True, slots=True, order=True)
class Shift:
    """From `start` to `end`, in minutes of real time; `pause` minutes of it are a break, in the middle.

    `day` is the day on which it starts, and to which all of it belongs. `twice`: an hour that came twice is meant.
    """

    start: int
    end: int
    pause: int
    day: date
    twice: bool = False

    @property
    def span(self) -> int:
        """Minutes from start to end."""
        return self.end - self.start

    @property
    def worked(self) -> int:
        """Minutes without the break."""
        return self.span - self.pause

    @property
    def last_day(self) -> date:
        """The day on which it ends."""
        return datetime.fromtimestamp(self.end * MINUTE, HELSINKI).date()

    @property
    def sunday(self) -> int:
        """Minutes of work between midnight and midnight of a Sunday or a church holiday."""
        before = self.start + self.worked // 2
        pieces = (self.start, before), (before + self.pause, self.end)
        days = [self.day + DAY * number for number in range((self.last_day - self.day).days + 1)]
        bounds = [(instant(day, 0), instant(day + DAY, 0)) for day in days if counts_as_sunday(day)]
        return sum(
            max(min(to, last) - max(from_, first), 0) for from_, to in pieces for first, last in bounds
        )


def shift_on(day: date, start: int, end: int, pause: int) -> Shift:
    """The shift that starts on a day at `start`, minutes after midnight, and ends at the next `end`.

    Of an hour that comes twice the first is meant, unless only the second comes after the start. Raises Impossible.
    """
    if start == end:
        raise Impossible(Fault.SAME)
    if not _there(day, start):
        raise Impossible(Fault.NO_SUCH_START)
    both_twice = _twice(day, start) and _twice(day, end)
    last, fold = (day, 0) if end > start else (day, 1) if both_twice else (day + DAY, 0)
    if not _there(last, end):
        raise Impossible(Fault.NO_SUCH_END)
    twice = _twice(day, start) or _twice(last, end)
    made = Shift(instant(day, start), instant(last, end, fold), pause, day, twice)
    if pause >= made.span:
        raise Impossible(Fault.LONG_BREAK)
    return made


def instant(day: date, minutes: int, fold: int = 0) -> int:
    """Minutes since 1970 of a time of the Finnish clock; 24 * 60 is the next midnight."""
    return int(_moment(day, minutes, fold).timestamp()) // MINUTE


def clock_of(minutes: int) -> str:
    """`8:05`: what the Finnish clock shows then."""
    here = time_of(minutes)
    return f"{here.hour}:{here.minute:02}"


def time_of(minutes: int) -> time:
    """The same as a value."""
    return datetime.fromtimestamp(minutes * MINUTE, HELSINKI).time()


def day_length(day: date) -> int:
    """Minutes from midnight to midnight: 23, 24 or 25 hours."""
    return instant(day + DAY, 0) - instant(day, 0)


def _moment(day: date, minutes: int, fold: int = 0) -> datetime:
    days, left = divmod(minutes, 24 * 60)
    clock = time(*divmod(left, 60), tzinfo=HELSINKI, fold=fold)
    return datetime.combine(day + DAY * days, clock)


def _there(day: date, minutes: int) -> bool:
    moment = _moment(day, minutes)
    return moment.astimezone(UTC).astimezone(HELSINKI).replace(tzinfo=None) == moment.replace(tzinfo=None)


def _twice(day: date, minutes: int) -> bool:
    return _there(day, minutes) and instant(day, minutes) != instant(day, minutes, 1)
