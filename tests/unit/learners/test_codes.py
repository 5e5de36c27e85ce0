"""The code: how it is made, read in every script, and how a slip of the finger is found."""

from unicodedata import decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.learners.codes import grouped, is_code, random_code, read_code, typed_digits, with_check_digits

SCRIPTS = {
    "Latin": "0123456789",
    "Arabic-Indic": "٠١٢٣٤٥٦٧٨٩",
    "Persian": "۰۱۲۳۴۵۶۷۸۹",
    "Devanagari": "०१२३४५६७८९",
    "Bengali": "০১২৩৪৫৬৭৮৯",
    "Burmese": "၀၁၂၃၄၅၆၇၈၉",
    "Thai": "๐๑๒๓๔๕๖๗๘๙",
    "full-width": "０１２３４５６７８９",
    "mathematical": "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
}
BETWEEN = [
    " ",
    "\u00a0",
    "\u202f",
    "\t",
    "\n",
    "-",
    "\u2013",
    "\u2212",
    "\u200e",
    "\u200f",
    "\u2066",
    "\u061c",
    ".",
]
PAYLOADS = st.integers(0, 10**18 - 1).map(lambda number: f"{number:018}")
CODES = PAYLOADS.map(with_check_digits)


def test_a_new_code_is_twenty_digits_that_check() -> None:
    codes = {random_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(len(code) == 20 and code.isascii() and is_code(code) for code in codes)


def test_the_check_digits_leave_a_remainder_of_one() -> None:
    # 79444 = 97 x 819 + 1
    assert with_check_digits("794").endswith("44")


def test_new_codes_use_every_digit_in_every_place() -> None:
    codes = [random_code() for _ in range(2000)]
    for place in range(18):
        assert {code[place] for code in codes} == set("0123456789")


def test_it_is_shown_in_five_groups_of_four() -> None:
    assert grouped("12345678901234567890") == "1234 5678 9012 3456 7890"


@given(CODES, st.integers(0, 19), st.integers(1, 9))
def test_any_single_wrong_digit_is_found(code: str, place: int, change: int) -> None:
    wrong = str((int(code[place]) + change) % 10)
    assert not is_code(code[:place] + wrong + code[place + 1 :])


@given(CODES, st.integers(0, 18))
def test_any_two_neighbours_swapped_are_found(code: str, place: int) -> None:
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert is_code(swapped) == (swapped == code)


@given(CODES, st.integers(0, 19))
def test_a_digit_left_out_or_doubled_is_found(code: str, place: int) -> None:
    assert not is_code(code[:place] + code[place + 1 :])
    assert not is_code(code[:place] + code[place] + code[place:])


@pytest.mark.parametrize("script", SCRIPTS)
@given(code=CODES, between=st.lists(st.sampled_from(BETWEEN), min_size=21, max_size=21))
def test_every_script_and_separator_reads_as_the_same_code(
    script: str, code: str, between: list[str]
) -> None:
    written = "".join(
        mark + SCRIPTS[script][int(digit)] for mark, digit in zip(between, code + "0", strict=True)
    )[:-1]
    assert read_code(written) == code
    assert read_code(grouped(written.translate({ord(mark): None for mark in BETWEEN}))) == code


@given(CODES)
def test_scripts_may_be_mixed(code: str) -> None:
    mixed = "".join(
        SCRIPTS[list(SCRIPTS)[place % len(SCRIPTS)]][int(digit)] for place, digit in enumerate(code)
    )
    assert read_code(mixed) == code


@pytest.mark.parametrize("typed", ["", " ", "abc", "12O4", "一二三", "½", "²", "\x00x", "😀" * 50])
def test_what_is_no_number_is_no_code(typed: str) -> None:
    assert read_code(typed) is None


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    digits = typed_digits(text)
    assert digits is None or digits.isascii()
    code = read_code(text)
    assert code is None or (is_code(code) and all(decimal(char, None) is not None for char in code))


@given(CODES)
def test_digits_beyond_a_code_are_not_cut_off(code: str) -> None:
    assert read_code(code + code) is None
    assert read_code(f"{code} 1") is None
