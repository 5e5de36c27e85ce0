"""The invisible comment that carries kind and id."""

import pytest

from app.content.markers import is_id, parse_marker


def test_a_marker_is_kind_id_attributes_and_flags() -> None:
    marker = parse_marker(" step s-gross terms=gross-pay,net-pay pictogram=coins critical ")
    assert marker
    assert (marker.kind, marker.id, marker.flags) == ("step", "s-gross", ("critical",))
    assert marker.listed("terms") == ("gross-pay", "net-pay")
    assert marker.listed("facts") == ()


def test_a_value_may_be_quoted() -> None:
    marker = parse_marker('term payslip fi="palkka laskelma" say=""')
    assert marker
    assert marker.values == {"fi": "palkka laskelma", "say": ""}


@pytest.mark.parametrize("text", ["", "  ", "a=b", 'x fi="open', "x a=b a=c", "x =b", "x a=", 'x "quoted"'])
def test_what_is_no_marker_gives_none(text: str) -> None:
    assert parse_marker(text) is None


@pytest.mark.parametrize(
    ("text", "fits"),
    [("s-gross", True), ("a", True), ("a" * 24, True), ("a" * 25, False), ("1a", False), ("A", False), ("ä", False),
     ("a_b", False), ("", False), ("a\n", False)],
)  # fmt: skip
def test_ids_are_short_and_small(text: str, fits: bool) -> None:
    assert is_id(text) is fits
