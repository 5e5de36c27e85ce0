"""Values in holes: phones, addresses, dates."""

import pytest

from app.content.filling import telephone
from tests.unit.content.making import filling


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("112", "tel:112"),
        ("116 006", "tel:116006"),
        ("0800 414 004", "tel:+358800414004"),
        ("029 497 050", "tel:+35829497050"),
        ("+358 2954 63177", "tel:+358295463177"),
    ],
)
def test_a_phone_number_can_be_called_from_any_phone(number: str, address: str) -> None:
    assert telephone(number) == address


def test_a_hole_of_an_unknown_kind_is_empty() -> None:
    assert filling()("a\x02nonsense\x1fx\x03b") == "ab"
