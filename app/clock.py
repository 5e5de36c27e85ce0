"""The one clock: everything that asks for the time asks here, so that tests can move it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

HELSINKI = ZoneInfo("Europe/Helsinki")


@dataclass(frozen=True, slots=True)
class Clock:
    """Time with a shift in seconds (ASKEL_CLOCK), zero outside tests."""

    shift: float = 0

    def now(self) -> datetime:
        """The moment, in UTC, with its zone."""
        moment = datetime.now(UTC)
        return moment + timedelta(seconds=self.shift) if self.shift else moment

    def seconds(self) -> int:
        """Whole seconds since 1970."""
        return int(self.now().timestamp())

    def here(self) -> datetime:
        """The moment on a Finnish wall clock: opening hours are read from it."""
        return self.now().astimezone(HELSINKI)

    def today(self) -> date:
        """The day in Finland: facts expire by it."""
        return self.here().date()

    def week(self) -> str:
        """The ISO week, "2026-W48": the finest time that a learner's row holds."""
        return week_of(self.today())


def week_of(day: date) -> str:
    """The ISO week of a day, as text that sorts by time."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def year_and_week(week: str) -> tuple[int, int]:
    """The two numbers of such a text, for a sentence."""
    year, _, number = week.partition("-W")
    return int(year), int(number)
