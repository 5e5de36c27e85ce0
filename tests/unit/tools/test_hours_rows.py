"""Rows as typed: what counts, and what is said of the others."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.practice.tools.t07_hours.many import MOST_SHOWN, folded, in_view, unfolded
from app.practice.tools.t07_hours.reading import NoDay
from app.practice.tools.t07_hours.rows import Row, Wrong, entries, entry_beside, in_order, is_blank
from app.practice.tools.t07_hours.shifts import Fault

TODAY = date(2026, 11, 27)
GOOD = Row("26.11.2026", "8", "16.30", "30", "Kitchen")


@pytest.mark.parametrize(
    ("row", "field", "why"),
    [
        (GOOD._replace(day="31.2.2026"), "day", NoDay.NEVER),
        (GOOD._replace(day="1.1.2099"), "day", NoDay.AHEAD),
        (GOOD._replace(day="Monday"), "day", NoDay.UNREAD),
        (GOOD._replace(start=""), "start", Wrong.START),
        (GOOD._replace(end="25:00"), "end", Wrong.END),
        (GOOD._replace(end="\u202e16"), "end", Wrong.END),
        (GOOD._replace(end="😀"), "end", Wrong.END),
        (GOOD._replace(end="8:00"), "end", Fault.SAME),
        (GOOD._replace(pause="510"), "pause", Fault.LONG_BREAK),
        (GOOD._replace(pause="long"), "pause", Wrong.BREAK),
        (GOOD._replace(day="29.3.2026", start="3:30"), "start", Fault.NO_SUCH_START),
        (GOOD._replace(note="x" * 10_000), "note", Wrong.NOTE),
    ],
)
def test_a_row_says_which_field_to_look_at(row: Row, field: str, why: object) -> None:
    [entry] = entries([row], TODAY)
    assert [(trouble.field, trouble.why) for trouble in entry.troubles] == [(field, why)]
    assert (entry.shift is None) == (why is not Wrong.NOTE), "a long note does not make the hours less true"


def test_every_field_of_an_empty_row_is_named_once() -> None:
    [entry] = entries([Row("x")], TODAY)
    assert [trouble.field for trouble in entry.troubles] == ["day", "start", "end"]


def test_rows_come_by_day_and_time_and_those_without_a_day_first() -> None:
    rows = [GOOD, GOOD._replace(day="1.11.2026"), GOOD._replace(day="?"), GOOD._replace(start="5", end="6")]
    assert [(one.row.day, one.row.start) for one in entries(rows, TODAY)] == [
        ("?", "8"), ("1.11.2026", "8"), ("26.11.2026", "5"), ("26.11.2026", "8"),
    ]  # fmt: skip


def test_no_minute_counts_twice() -> None:
    night = Row("25.11.2026", "22", "9")
    first, second = entries([GOOD, night], TODAY)
    assert (first.row, first.troubles) == (night, ())
    assert second.shift is None
    assert [(one.field, one.why, one.other) for one in second.troubles] == [
        ("start", Wrong.OVERLAP, first.shift)
    ]
    assert entries([GOOD, night._replace(end="8")], TODAY)[1].troubles == (), "one may begin where one ends"


def test_a_new_row_that_overlaps_is_the_one_to_look_at() -> None:
    found = entries([GOOD], TODAY)
    assert [one.why for one in entry_beside(Row("25.11.2026", "22", "9"), found, TODAY).troubles] == [
        Wrong.OVERLAP
    ]
    assert entry_beside(Row("26.11.2026", "16.30", "20"), found, TODAY).troubles == ()


def test_no_day_has_more_hours_than_its_clock() -> None:
    rows = [Row("26.11.2026", "0", "20"), Row("26.11.2026", "21", "5")]
    assert [one.why for one in entries(rows, TODAY)[1].troubles] == [Wrong.TOO_MUCH]
    assert [one.why for one in entry_beside(rows[1], entries(rows[:1], TODAY), TODAY).troubles] == [
        Wrong.TOO_MUCH
    ]


def test_a_day_without_a_year_gets_its_year() -> None:
    assert in_order(Row("26.11.", "8"), TODAY).day == "26.11.2026"
    assert in_order(Row("31.2.", "8"), TODAY).day == "31.2."
    assert is_blank(Row("26.11.", " ")) and not is_blank(Row("", "", "", "", "x"))


def test_a_short_log_is_all_in_view_and_a_long_one_by_month() -> None:
    rows = [Row(f"{day}.{month}.2026", "8", "16") for month in (9, 10) for day in range(1, 32)]
    short = entries(rows[:-1], TODAY)
    assert len(short) == 61 <= MOST_SHOWN and in_view(short, "2026-09") == short
    found = entries([*rows, Row("1.11.2026", "8", "16"), Row("2.8.2026", "8", "late")], TODAY)
    assert [one.row.day for one in in_view(found, "2026-11")] == ["31.9.2026", "2.8.2026", "1.11.2026"]
    assert in_view(found, "") == in_view(found, "2026-11") == in_view(found, "nonsense")
    assert len(in_view(found, "2026-10")) == 33


LETTERS = st.characters(exclude_characters="\0", exclude_categories=["Cs"])
ROWS = st.lists(st.builds(Row, *[st.text(LETTERS, max_size=60)] * 5), max_size=80)


@given(ROWS)
def test_rows_that_travel_along_come_back_as_they_were(rows: list[Row]) -> None:
    assert unfolded(folded(rows)) == tuple(rows)


@given(st.text(max_size=200))
def test_what_is_no_fold_of_ours_holds_no_rows(text: str) -> None:
    assert unfolded(text) == ()


def test_a_fold_that_would_burst_holds_no_rows() -> None:
    assert unfolded(folded([Row(note="0" * 10_000_000)])) == ()
    assert unfolded(folded([("x",) * 4, "no row"])) == ()  # type: ignore[list-item]


@given(ROWS)
def test_whatever_stands_in_the_rows_can_be_read(rows: list[Row]) -> None:
    found = entries(rows, TODAY)
    assert sorted(one.row for one in found) == sorted(rows)
    shifts = sorted(one.shift for one in found if one.shift)
    assert all(one.end <= other.start for one, other in zip(shifts, shifts[1:], strict=False))
