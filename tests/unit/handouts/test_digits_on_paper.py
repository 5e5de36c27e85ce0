"""A number with a picture for a camera: it can be read, heard and scanned, from the left in every language."""

from pathlib import Path

import pytest

from app.handouts.docx import docx
from app.handouts.layout import laid_out
from app.handouts.paper import Digits, Direction, Heading, Paper
from app.handouts.pdf import pdf
from tests.unit.handouts.reading import lines_of

BLOCK = Digits("1234 5678 9012", "http://localhost/en/card/123456789012", "A square for the camera")


def paper(lang: str, way: Direction) -> Paper:
    return Paper("Paper 1", lang, way, (Heading("1"), BLOCK), size="a5")


@pytest.mark.parametrize(("lang", "way"), [("en", "ltr"), ("ar", "rtl")])
def test_the_number_reads_from_the_left(tmp_path: Path, lang: str, way: Direction) -> None:
    assert BLOCK.groups in lines_of(pdf(paper(lang, way)), tmp_path)


def test_the_picture_has_a_name_and_the_file_holds_no_address_in_words(tmp_path: Path) -> None:
    made = pdf(paper("en", "ltr"))
    assert b"/Alt" in made
    assert b"localhost" not in made
    assert not any("localhost" in line for line in lines_of(made, tmp_path))


def test_the_picture_is_drawn_for_this_address() -> None:
    [_, one] = laid_out(paper("en", "ltr"))["blocks"]
    [_, other] = laid_out(Paper("Paper 1", "en", "ltr", (Heading("1"), Digits("1", "http://b", "x"))))[
        "blocks"
    ]
    assert one["picture"] != other["picture"]
    assert one["picture"].startswith("<svg")


def test_a_document_to_edit_has_the_number() -> None:
    assert docx(paper("en", "ltr"))
