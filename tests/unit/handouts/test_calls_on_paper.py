"""Numbers for a wall: one page with the largest letters that fit, in every direction; the same words in a document."""

from io import BytesIO
from pathlib import Path

import docx as word
import pytest

from app.handouts.docx import docx
from app.handouts.layout import laid_out
from app.handouts.paper import Calls, Direction, Heading, Paper, SmallPrint, Words
from app.handouts.pdf import pdf
from tests.unit.handouts.reading import lines_of, poppler

CALLS = Calls((("+358 2954 63177", Words("Apu", "fi"), "Somebody answers.", "Free"),))


def paper(lang: str = "en", way: Direction = "ltr", many: int = 1) -> Paper:
    """A poster with some rows."""
    return Paper(
        "Paper 1", lang, way, (Heading("Help"), Calls(CALLS.rows * many), SmallPrint("Checked.")), fit=True
    )


@pytest.mark.parametrize(("lang", "way"), [("en", "ltr"), ("ar", "rtl")])
def test_a_number_stands_whole_beside_what_it_is_good_for(tmp_path: Path, lang: str, way: Direction) -> None:
    lines = " ".join(lines_of(pdf(paper(lang, way)), tmp_path))
    for part in ("+358 2954 63177", "Apu", "Somebody answers.", "Free", "Checked."):
        assert part in lines


def test_more_rows_make_smaller_letters_and_no_second_page(tmp_path: Path) -> None:
    assert "Pages:           1\n" in poppler("pdfinfo", pdf(paper(many=40)), tmp_path)


def test_no_rows_are_no_block() -> None:
    assert [one["kind"] for one in laid_out(paper(many=0))["blocks"]] == ["heading", "small"]


def test_a_document_has_the_number_and_the_small_print() -> None:
    made = word.Document(BytesIO(docx(paper())))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    assert cells == ["+358 2954 63177", "Somebody answers."]
    assert "Checked." in [one.text for one in made.paragraphs]
