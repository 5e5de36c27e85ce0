"""Twelve digits: how a slip is found, that they are read in every script, and that nobody guesses them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.learners.digits import are_digits, digits_of, hashes_of, slip_in, with_check_digit
from app.security.secrets import Secrets

PAYLOADS = st.integers(0, 10**11 - 1).map(lambda number: f"{number:011}")
KEYS = Secrets(bytes(range(32)), {"k1": bytes(range(1, 33)), "k2": bytes(range(2, 34))})


def test_the_check_digit_is_that_of_the_standard() -> None:
    # the example of ISO/IEC 7064 for MOD 11,10
    assert with_check_digit("0794") == "07945"


@given(PAYLOADS, st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(payload: str, place: int, change: int) -> None:
    good = with_check_digit(payload)
    wrong = str((int(good[place]) + change) % 10)
    assert are_digits(good)
    assert not are_digits(good[:place] + wrong + good[place + 1 :])


@given(PAYLOADS)
def test_digits_are_read_in_any_script_with_anything_between(payload: str) -> None:
    good = with_check_digit(payload)
    for zero in (0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0x1040, 0xFF10):
        written = "".join(chr(zero + int(digit)) for digit in good)
        assert slip_in(f"\u200f{written[:4]} {written[4:8]}-{written[8:]} ") == ""


@pytest.mark.parametrize(
    ("typed", "slip"),
    [
        ("", "empty"),
        (" \n", "empty"),
        ("one two", "not digits"),
        ("1" * 201, "not digits"),
        ("--", "not digits"),
        ("1234 5678", "length"),
        ("1111 1111 1112", "digit"),
    ],
)
def test_a_slip_is_named_without_asking_anybody(typed: str, slip: str) -> None:
    assert slip_in(typed) == slip


def test_other_scripts_alone_are_no_ascii_digits() -> None:
    assert not are_digits("١" * 12)
    assert not are_digits("")


@given(st.lists(st.binary(max_size=40), min_size=1, max_size=3))
def test_the_same_parts_give_the_same_digits_and_no_others_do(parts: list[bytes]) -> None:
    made = digits_of(b"s" * 32, "card", parts)
    assert are_digits(made)
    assert made == digits_of(b"s" * 32, "card", parts)
    others = {digits_of(b"t" * 32, "card", parts), digits_of(b"s" * 32, "pair", parts)}
    others.add(digits_of(b"s" * 32, "card", [*parts, b""]))
    assert made not in others


def test_a_hash_is_of_one_kind_of_digits_under_one_pepper() -> None:
    digits = with_check_digit("12345678901")
    hashes = {*hashes_of(KEYS, "card", digits).values(), *hashes_of(KEYS, "pair", digits).values()}
    assert len(hashes) == 4
    assert list(hashes_of(KEYS, "card", digits)) == ["k1", "k2"]
