"""Captions are read as far as captions need it: times in order, and plain text."""

import pytest

from app.content.captions import caption_problems

GOOD = """\
WEBVTT

NOTE Draft,
not yet checked

first
00:00.600 --> 00:03.500 line:85%
One line
and another

01:00:00.000 --> 01:00:01.000
The end"""


@pytest.mark.parametrize("text", [GOOD, "\ufeff" + GOOD, GOOD.replace("\n", "\r\n"), GOOD + "\n\n\n"])
def test_captions_with_notes_names_and_hours_are_fine(text: str) -> None:
    assert caption_problems(text) == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("WEBVTT", "1", 1),
        ("00:03.500", "00:00.500", 7),
        ("00:03.500", "00:03,500", 7),
        ("00:03.500", "00:73.500", 7),
        (" --> ", " -> ", 6),
        ("01:00:00.000", "00:00:00.100", 11),
        ("\nThe end", "", 11),
        ("and another", "and <b>another", 9),
        ("One line\nand another\n", "", 7),
    ],
)
def test_what_a_browser_cannot_show_is_told_with_its_line(old: str, new: str, line: int) -> None:
    assert [found for found, _ in caption_problems(GOOD.replace(old, new, 1))] == [line]


@pytest.mark.parametrize("text", ["", "WEBVTT", "WEBVTT\n\nNOTE nothing\n"])
def test_a_file_without_captions_is_told(text: str) -> None:
    assert len(caption_problems(text)) == 1


def test_style_sheets_are_no_captions() -> None:
    style = "WEBVTT\n\nSTYLE\n::cue { color: red }\n\n00:00.000 --> 00:01.000\nHello\n"
    assert [line for line, _ in caption_problems(style)] == [3]
