"""The digits of an authenticator app, by the vectors of the standard; and the codes on paper."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.accounts.totp import (
    PERIOD,
    digits_at,
    grouped,
    matching_step,
    new_secret,
    otpauth_uri,
    paper_code,
    read_paper_code,
    spelled,
)

SECRET = b"12345678901234567890"
NOW = 1_800_000_000 + 7


@pytest.mark.parametrize(
    ("second", "digits"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_the_digits_are_those_of_the_standard(second: int, digits: str) -> None:
    """RFC 6238, appendix B, the last six of its eight digits."""
    assert digits_at(SECRET, second // PERIOD) == digits
    assert matching_step(SECRET, digits, second, 0) == second // PERIOD


@pytest.mark.parametrize(("steps", "counts"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_one_step_before_and_after_counts(steps: int, counts: bool) -> None:
    step = NOW // PERIOD + steps
    assert matching_step(SECRET, digits_at(SECRET, step), NOW, 0) == (step if counts else None)


def test_digits_that_were_taken_count_no_more_nor_older_ones() -> None:
    step = NOW // PERIOD
    for older in (step, step - 1):
        assert matching_step(SECRET, digits_at(SECRET, older), NOW, step) is None
    assert matching_step(SECRET, digits_at(SECRET, step + 1), NOW, step) == step + 1


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "٠٠٠٠٠٠", "0" * 5000])
def test_what_is_no_match_is_none(typed: str) -> None:
    assert matching_step(SECRET, typed, NOW, 0) is None


def test_digits_count_with_gaps_and_in_any_script() -> None:
    digits = digits_at(SECRET, NOW // PERIOD)
    arabic = "".join(chr(0x660 + int(one)) for one in digits)
    for typed in (f"{digits[:3]} {digits[3:]}", f" {digits}\n", arabic):
        assert matching_step(SECRET, typed, NOW, 0) == NOW // PERIOD


def test_secrets_are_160_random_bits() -> None:
    assert len(new_secret()) == 20 and new_secret() != new_secret()
    assert spelled(SECRET) == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


def test_the_address_for_the_app_says_who_and_where() -> None:
    uri = urlsplit(otpauth_uri(SECRET, "a+b@one.example", "My & Site"))
    assert (uri.scheme, uri.netloc) == ("otpauth", "totp")
    assert unquote(uri.path) == "/My & Site:a+b@one.example"
    assert parse_qs(uri.query) == {
        "secret": [spelled(SECRET)],
        "issuer": ["My & Site"],
        "digits": ["6"],
        "period": ["30"],
    }


def test_codes_on_paper_are_random_and_read_back_as_people_type_them() -> None:
    code = paper_code()
    assert code != paper_code() and len(code) == 16
    for typed in (code, grouped(code), grouped(code).lower(), code[:8] + "-" + code[8:] + "\u200e"):
        assert read_paper_code(typed) == code


@given(st.text(max_size=80))
def test_reading_a_code_from_paper_never_fails(text: str) -> None:
    code = read_paper_code(text)
    assert code is None or (len(code) == 16 and code.isascii())
