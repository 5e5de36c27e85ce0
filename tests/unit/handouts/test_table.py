"""CSV for every spreadsheet: dates that sort, text that stays text."""

import csv
import io
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.handouts.limits import TooLong
from app.handouts.paper import Words
from app.handouts.table import csv_file


def _read(written: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline="")))


def test_it_begins_with_the_mark_of_utf8_and_ends_lines_as_the_standard_says() -> None:
    assert csv_file([("Päivä", "x"), ("a,b", 'c"d')]) == '\ufeffPäivä,x\r\n"a,b","c""d"\r\n'.encode()


def test_dates_times_and_numbers_are_written_for_machines() -> None:
    moment = datetime(2026, 12, 1, 9, 5, tzinfo=UTC)
    row = (date(2026, 12, 1), time(9, 5), moment, 8, Decimal("7.50"), -3, None, Words("راتب", "ar"))
    assert _read(csv_file([row])) == [
        ["2026-12-01", "09:05", "2026-12-01T09:05:00+00:00", "8", "7.50", "-3", "", "راتب"]
    ]


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+358 40 123", "-5", "@SUM(A1)", "\t=1", "  =1", "\r=1", "＝1", "\n=1", "\x00=1", "\u202e=1"],
)
def test_what_a_spreadsheet_would_run_begins_with_an_apostrophe(cell: str) -> None:
    ((shown,),) = _read(csv_file([(cell,)]))
    assert shown.startswith("'")


@pytest.mark.parametrize("cell", ["a=b", "5", "Äiti", "", "1+1"])
def test_other_text_stays_as_it_is(cell: str) -> None:
    assert _read(csv_file([(cell, "x")])) == [[cell, "x"]]


@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=20)), max_size=8))
def test_any_text_comes_back_in_its_row(rows: list[tuple[str, str]]) -> None:
    found = _read(csv_file([("head", "head"), *rows]))
    assert len(found) == len(rows) + 1
    assert all(not one.startswith(("=", "+", "-", "@", "\t")) for row in found for one in row)


def test_too_much_is_refused() -> None:
    with pytest.raises(TooLong):
        csv_file(("1",) for _ in range(10_000))
    with pytest.raises(TooLong):
        csv_file([("a" * 90_000,)] * 20)


@pytest.mark.parametrize("text", [";=1+1", "x;=HYPERLINK(1)", "a\n=1+1", "a; @x"])
def test_no_cell_becomes_a_formula_where_semicolons_part_cells(text: str) -> None:
    for line in csv_file([[text]]).decode("utf-8-sig").splitlines():
        assert not [cell for cell in line.split(";") if cell.lstrip(' "').startswith(("=", "+", "-", "@"))]
