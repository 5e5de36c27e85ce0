"""What is typed becomes text that can be set: one form of each letter, nothing that cannot be seen."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.handouts.tidy import breakable, missing, parts, printable, tidy

ANY = st.text(st.characters(codec=None, categories=["L", "M", "N", "P", "S", "Z", "C"]), max_size=60)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\u0308 e\u0301", "ä é"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\ufefb \ufdfa", "لا صلى الله عليه وسلم"),
        ("one\r\ntwo\rthree\u2028four\x0bfive", "one\ntwo\nthree\nfour\nfive"),
        ("one\n\n \n\n\ntwo", "one\n\ntwo"),
        ("a\tb\x00c\x1bd\x85e\ufeff\ufffe", "a bcd\ne"),
        ("\u202eabc\u202c \u202dx", "abc x"),
        ("\ud83d", "\ufffd"),
        ("e" + "\u0323" * 900, "ẹ" + "\u0323" * 4),
        ("❤️", "❤"),
    ],
)
def test_text_is_made_tidy(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


@given(ANY)
def test_tidy_text_is_tidy_and_can_be_written_anywhere(typed: str) -> None:
    kept = tidy(typed)
    assert tidy(kept) == kept
    kept.encode("utf-8")
    assert not any(unicodedata.category(one) == "Cc" for one in kept.replace("\n", ""))


@given(ANY)
def test_what_is_printed_has_a_glyph(typed: str) -> None:
    assert not missing(printable(typed))


def test_a_picture_of_many_signs_is_one_unknown_sign() -> None:
    assert printable("ok 👨‍👩‍👧 👍🏽 ☑️") == "ok \ufffd \ufffd ☑"


def test_what_cannot_be_printed_is_named() -> None:
    assert missing("Hei 😀 မ — äöå ✓ \u200c\n") == {"😀", "မ"}


def test_only_an_endless_word_is_made_breakable() -> None:
    assert breakable("tavallinen sana, myös työturvallisuuskorttikoulutus") == (
        "tavallinen sana, myös työturvallisuuskorttikoulutus"
    )
    assert breakable("x" * 50) == "\u200b".join(["x" * 20, "x" * 20, "x" * 10])
    assert breakable("ก" * 50) == "ก" * 50


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("هاتف +358 40 123 4567.", ["+358 40 123 4567"]),
        ("من 9:00–17:00 يوم 1.12.2026", ["9:00–17:00", "1.12.2026"]),
        ("رقم 5 فقط", []),
        ("مع \u2066Oy Ab 5\u2069 هنا", ["Oy Ab 5"]),
    ],
)
def test_numbers_in_groups_and_isolates_keep_their_own_order(text: str, own: list[str]) -> None:
    pieces = list(parts(text, right_to_left=True))
    assert [part for part, alone in pieces if alone] == own
    assert "".join(part for part, _ in pieces) == text.replace("\u2066", "").replace("\u2069", "")


def test_from_left_to_right_only_isolates_stand_alone() -> None:
    assert list(parts("puh. +358 40 123 \u2067سلام\u2069", right_to_left=False)) == [
        ("puh. +358 40 123 ", False),
        ("سلام", True),
        ("", False),
    ]


def test_an_isolate_without_an_end_is_no_isolate() -> None:
    assert list(parts("a \u2067b \u2069\u2069 c \u2066" + "d" * 40 + "\u2069", right_to_left=False)) == [
        ("a ", False),
        ("b ", True),
        (" c " + "d" * 40, False),
    ]
