"""What the sheet is told: languages, sides and sizes where they differ from what is around, columns by their texts."""

from typing import Any

import pytest

from app.handouts.layout import laid_out
from app.handouts.paper import Heading, Pair, Paper, Points, Table, Text, Words


def _laid(*blocks: Any, lang: str = "fi") -> dict[str, Any]:
    return laid_out(Paper("Paper 1", lang, "rtl" if lang == "ar" else "ltr", blocks))


def test_a_text_like_those_around_is_just_a_text() -> None:
    (block,) = _laid(Text("Palkka"))["blocks"]
    assert block == {"kind": "text", "text": "Palkka"}


def test_a_text_in_another_language_tells_it() -> None:
    (block,) = _laid(Text(Words("راتب", "prs")))["blocks"]
    assert block["text"] == {
        "parts": [{"text": "راتب", "own": None}],
        "lang": "fa",
        "region": "AF",
        "dir": "rtl",
        "side": "rtl",
        "script": "arabic",
        "scale": 1.1,
    }


def test_what_is_typed_in_another_script_is_set_in_it_without_being_told() -> None:
    (block,) = _laid(Text("راتب"))["blocks"]
    assert (block["text"]["dir"], block["text"]["side"], block["text"]["script"]) == ("rtl", "rtl", "arabic")


def test_a_number_in_arabic_is_as_large_as_the_words_and_on_their_side() -> None:
    first, second = _laid(Text("هاتف"), Text("116 006"), lang="ar")["blocks"]
    assert first["text"] == "هاتف"
    assert (second["text"]["dir"], second["text"]["side"], second["text"]["scale"]) == ("ltr", "rtl", 1)


def test_the_other_half_of_a_pair_does_not_change_the_paper() -> None:
    arabic = (Text("كل ساعة عمل لها أجر"),) * 9
    laid = _laid(Heading("Työ"), Pair((Text("Palkka"),), arabic, "fi", "ar"))
    assert (laid["script"], laid["scale"]) == ("latin", 1)
    left, right = laid["blocks"][1]["sides"]
    assert (left["script"], left["scale"], left["half"]) == ("latin", 1, True)
    assert (right["script"], right["scale"], right["dir"]) == ("arabic", 1.1, "rtl")


def test_no_level_of_headings_is_left_out_for_those_who_hear_them() -> None:
    laid = _laid(Heading("a", 3), Heading("b", 1), Heading("c", 3), Pair((Heading("d", 3),), (), "fi", "ar"))
    headings = [block for block in laid["blocks"] if block["kind"] == "heading"]
    assert [(one["level"], one["rank"]) for one in headings] == [(3, 1), (1, 1), (3, 2)]
    assert laid["blocks"][-1]["sides"][0]["blocks"][0]["rank"] == 3


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        (("1.12.2026", "8:00", "x" * 30), [0, 0, 30]),
        (("a", "bb", "ccc"), [8, 8, 8]),
        (("x" * 50, "y" * 20), [44, 24]),
        (("x" * 20, *["1"] * 90), [24, *[8] * 90]),
    ],
    ids=["one long", "all short", "all long", "too many for their own width"],
)
def test_columns_are_as_wide_as_their_texts_need(row: tuple[str, ...], columns: list[int]) -> None:
    (block,) = _laid(Table(tuple("" for _ in row), (row,)))["blocks"]
    assert block["columns"] == columns


def test_blocks_without_content_are_left_out() -> None:
    assert _laid(Points(()), Table((), ()), Heading(" "))["blocks"] == []


def test_a_box_that_is_ticked_is_told_apart_and_dots_are_not_boxes() -> None:
    boxes, dots = _laid(Points(("a", "b"), ticks=True, ticked=frozenset({1})), Points(("a", "b")))["blocks"]
    assert boxes["ticks"] == [False, True]
    assert dots["ticks"] == []
