"""Opening times as the register writes them."""

import pytest

from app.content.hours import parse_hours


@pytest.mark.parametrize(
    ("text", "days", "start", "end"),
    [
        ("always", "0123456", 0, 1440),
        ("mon-fri 09:00-15:00", "01234", 540, 900),
        ("sat,sun 00:00-24:00", "56", 0, 1440),
        ("mon-tue,thu 08:30-08:45", "013", 510, 525),
    ],
)
def test_hours_are_read(text: str, days: str, start: int, end: int) -> None:
    found = parse_hours(text, "en")
    assert found
    assert (sorted(found.days), found.start, found.end, found.lang) == (
        [int(day) for day in days],
        start,
        end,
        "en",
    )


@pytest.mark.parametrize(
    "text",
    ["", "mon", "mon 9-15", "mon 09:00-09:00", "mon 15:00-09:00", "fri-mon 09:00-10:00", "may 09:00-10:00",
     "mon-fri-sun 09:00-10:00", "mon 09:00-24:30", "mon 09:60-10:00", "MON 09:00-10:00", "mon 09:00-10:00 "],
)  # fmt: skip
def test_hours_that_cannot_be_read_are_none(text: str) -> None:
    assert parse_hours(text) is None
