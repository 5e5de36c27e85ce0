"""Whether a typed text shows the register's value."""

import pytest

from app.content.agreeing import digits, same_field, same_value


@pytest.mark.parametrize(
    ("shown", "value", "unit", "same"),
    [
        ("40", "40", "hours", True),
        ("7,30 %", "7.30", "percent", True),
        ("7.3%", "7.30", "percent", False),
        ("€19,000", "19000", "euro", True),
        ("19 000 €", "19000", "euro", True),
        ("1 June 2026", "2026-06-01", "date", True),
        ("1.6.2026", "2026-06-01", "date", True),
        ("2026-06-01", "2026-06-01", "date", True),
        ("2 June 2026", "2026-06-01", "date", False),
        ("٤٠", "40", "hours", True),
        ("", "40", "hours", False),
    ],
)
def test_a_value_is_its_digits(shown: str, value: str, unit: str, same: bool) -> None:
    assert same_value(shown, value, unit) is same


def test_phones_are_their_digits_and_other_fields_their_letters() -> None:
    assert same_field("116006", "116 006", "")
    assert not same_field("116 007", "116 006", "phone")
    assert same_field("RIKU", "RIKU", "short_name")
    assert not same_field("Riku", "RIKU", "short_name")


def test_digits_of_every_script_are_latin() -> None:
    assert digits("a۱२3") == "123"
