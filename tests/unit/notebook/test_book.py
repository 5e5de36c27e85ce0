"""A sealed page opens only where and when it was sealed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.practice.notebook.book import LONGEST, PAD, Book, Page, TooLong
from app.security.boxes import Damaged, new_key

BOOK = Book.of(b"a" * 16, new_key())
words = st.text(max_size=3000)


@given(words, st.integers(0, 2**40))
def test_what_was_written_is_read_back(text: str, turn: int) -> None:
    page = Page("t03", text, turn)
    assert BOOK.open(BOOK.row_name("t03"), BOOK.close(page), turn) == page


@given(words)
def test_sizes_tell_only_whole_kilobytes(text: str) -> None:
    overhead = len(BOOK.close(Page("t03", ""))) % PAD
    assert len(BOOK.close(Page("t03", text))) % PAD == overhead


@given(words, st.data())
def test_a_flipped_bit_is_damage_and_never_other_words(text: str, data: st.DataObject) -> None:
    sealed = bytearray(BOOK.close(Page("t03", text, 1)))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(Damaged):
        BOOK.open(BOOK.row_name("t03"), bytes(sealed), 1)


@given(words, st.integers(0, 2000))
def test_a_cut_page_is_damage(text: str, length: int) -> None:
    sealed = BOOK.close(Page("t03", text, 1))
    with pytest.raises(Damaged):
        BOOK.open(BOOK.row_name("t03"), sealed[: min(length, len(sealed) - 1)], 1)


def test_a_page_in_another_place_turn_or_notebook_is_damage() -> None:
    sealed = BOOK.close(Page("t03", "words", 7))
    other = Book.of(b"b" * 16, new_key())
    same_key = Book(b"b" * 16, BOOK.key)
    for book, name, turn in ((BOOK, "t07", 7), (BOOK, "t03", 6), (other, "t03", 7), (same_key, "t03", 7)):
        with pytest.raises(Damaged):
            book.open(book.row_name(name), sealed, turn)


def test_row_names_say_nothing_and_differ_between_learners() -> None:
    other = Book.of(b"b" * 16, new_key())
    assert BOOK.row_name("t03") != other.row_name("t03")
    assert b"t03" not in BOOK.row_name("t03")


def test_more_than_a_page_holds_is_refused() -> None:
    with pytest.raises(TooLong):
        BOOK.close(Page("t03", "x" * LONGEST))
