"""Numbers as people type them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.practice.tools.amounts import amount, latin, whole

MOST = Decimal(100_000)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1234.50", "1234.50"),
        ("1 234,50", "1234.50"),
        ("1.234,50 €", "1234.50"),
        ("1,234.50", "1234.50"),
        ("١٢٣٤٫٥", "1234.5"),
        ("۱۲", "12"),
        ("१२,५", "12.5"),
        ("\u200f12\u200e", "12"),
        ("\u202a12\u202c", "12"),
        ("0", "0"),
        ("12,", None),
        ("-5", None),
        ("1e5", None),
        ("12.345", None),
        ("100001", None),
        ("1,2,3", None),
        ("nan", None),
        ("", None),
        ("😀", None),
        ("\u202e12", None),
        ("9" * 5000, None),
        ("²", None),
    ],
)
def test_a_number_is_read_in_any_writing(typed: str, value: str | None) -> None:
    assert amount(typed, MOST) == (Decimal(value) if value else None)


def test_a_whole_number_has_no_parts() -> None:
    assert (whole("12", 12), whole("12,5", 20), whole("13", 12)) == (12, None, None)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_number_in_bounds_or_none(typed: str) -> None:
    value = amount(typed, MOST)
    assert value is None or 0 <= value <= MOST


@given(st.decimals(0, 100_000, places=2))
def test_what_we_would_write_is_read_back(value: Decimal) -> None:
    assert amount(str(value).replace(".", ","), MOST) == value


def test_digits_are_those_of_finland_and_all_else_stays() -> None:
    assert latin("۲۰۱۹ – २०२० a½") == "2019 – 2020 a½"
