"""A DOCX opens, says the same as the paper, in the right language and direction, and nothing about who or when."""

import io
import zipfile
from typing import Any

import docx as reader
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from app.handouts.docx import docx
from app.handouts.limits import TooLong
from app.handouts.paper import Facts, Heading, Pair, Paper, Points, Space, Table, Text, Words
from app.handouts.word import ORDER
from tests.unit.handouts.samples import EVERYTHING, SENTENCES


def _opened(written: bytes) -> Document:
    return reader.Document(io.BytesIO(written))


def _paper(*blocks: Any, lang: str = "fi", **more: Any) -> Paper:
    return Paper("Paper 1", lang, "rtl" if lang in {"ar", "prs", "ckb"} else "ltr", blocks, **more)


def test_every_block_is_there_in_words_own_styles() -> None:
    document = _opened(docx(EVERYTHING))
    styled = [(one.text, one.style.name) for one in document.paragraphs if one.text and one.style]
    assert styled[:4] == [
        ("Otsikko", "Heading 1"),
        ("Kappale\njatkuu toisella rivillä.", "Normal"),
        ("Osa", "Heading 2"),
        ("ensimmäinen kohta", "List Bullet"),
    ]
    assert ("\u2610\trasti ruutuun", "Normal") in styled
    assert ("\u2611\trastittu ruutu", "Normal") in styled
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    assert tables[0] == [["Nimi", ""], ["Puhelin", "+358 40 123 4567"]]
    assert tables[1] == [
        ["Päivä", "Tunnit"],
        ["1.12.2026", "7:30"],
        ["2.12.2026", "8:00"],
        ["Yhteensä", "15:30"],
    ]
    assert [cell.split("\n")[:2] for cell in tables[2][0]] == [
        ["Palkka", "vasen puoli"],
        ["الأجر", "الجانب الأيمن"],
    ]


@pytest.mark.parametrize("lang", SENTENCES)
def test_a_sentence_is_kept_letter_by_letter(lang: str) -> None:
    (paragraph,) = _opened(docx(_paper(Text(SENTENCES[lang]), lang=lang))).paragraphs
    assert paragraph.text == SENTENCES[lang]


def test_language_and_direction_are_set() -> None:
    document = _opened(
        docx(_paper(Heading("راتب"), Text("Palkka"), Text(Words("工资", "zh-Hans")), lang="prs"))
    )
    heading, text, chinese = document.paragraphs
    assert heading._p.pPr.find(qn("w:bidi")) is not None
    assert _run(heading).find(qn("w:rtl")) is not None
    assert _run(heading).find(qn("w:lang")).get(qn("w:bidi")) == "fa-AF"
    assert text._p.pPr is None or text._p.pPr.find(qn("w:bidi")) is None
    assert _run(chinese).find(qn("w:lang")).get(qn("w:eastAsia")) == "zh-CN"
    assert document.sections[0]._sectPr.find(qn("w:bidi")) is not None
    assert document.core_properties.language == "fa-AF"
    finnish = _opened(docx(_paper(Text("Palkka"))))
    assert _run(finnish.paragraphs[0]).find(qn("w:lang")).get(qn("w:val")) == "fi-FI"
    assert finnish.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}").get(qn("w:val")) == "fi-FI"


def test_a_table_from_right_to_left_begins_on_the_right() -> None:
    table = Table(("يوم", "ساعات"), (("أحد", "8:00"),), ("start", "end"))
    made = _opened(docx(_paper(table, Facts((("هاتف", "116 006"),)), lang="ar"))).tables
    assert all(one._tbl.tblPr.find(qn("w:bidiVisual")) is not None for one in made)
    assert made[0].rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_a_phone_number_runs_from_left_to_right_in_arabic() -> None:
    (paragraph,) = _opened(docx(_paper(Text("اتصل +358 40 123 اليوم"), lang="ar"))).paragraphs
    ways = [(one.text, one._r.rPr.find(qn("w:rtl")) is not None) for one in paragraph.runs]
    assert ways == [("اتصل ", True), ("\u200e+358 40 123\u200e", False), (" اليوم", True)]


def test_a_number_alone_keeps_its_order_on_the_side_of_the_others() -> None:
    (table,) = _opened(docx(_paper(Facts((("هاتف", "116 006"),)), lang="ar"))).tables
    paragraph = table.rows[0].cells[1].paragraphs[0]
    assert paragraph.text == "\u200e116 006\u200e"
    assert paragraph._p.pPr.find(qn("w:bidi")) is not None


def test_lines_to_write_on_stay_apart() -> None:
    first, _ = _opened(docx(_paper(Space(2)))).paragraphs
    assert [one.tag for one in first._p.pPr.find(qn("w:pBdr"))] == [qn("w:bottom"), qn("w:between")]


def test_it_tells_neither_who_nor_when_nor_with_what() -> None:
    written = docx(EVERYTHING)
    known = _opened(written).core_properties
    assert (known.author, known.last_modified_by, known.comments, known.title) == ("", "", "", "Paper 1")
    assert known.created == known.modified and known.created and known.created.year == 2000
    with zipfile.ZipFile(io.BytesIO(written)) as parts:
        assert {one.date_time for one in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [
            name for name in parts.namelist() if "thumbnail" in name or "app.xml" in name or "custom" in name
        ]
        core = parts.read("docProps/core.xml")
    assert b"python-docx" not in core


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert docx(EVERYTHING) == docx(EVERYTHING)


def test_parts_stand_in_the_order_that_word_asks_for() -> None:
    document = _opened(docx(EVERYTHING))
    for root in (document.element, document.sections[0].footer._element):
        for name, order in ORDER.items():
            places = {qn(f"w:{one}"): place for place, one in enumerate(order.split())}
            for element in root.iter(qn(f"w:{name}")):
                found = [places[child.tag] for child in element]
                assert found == sorted(set(found)), name


def test_size_and_page_numbers_are_set() -> None:
    document = _opened(docx(_paper(Text("x"), size="a5", small=True)))
    width = document.sections[0].page_width
    assert width and round(width.mm) == 148
    footer = document.sections[0].footer._element
    assert [one.get(qn("w:instr")) for one in footer.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize(
    "text", ["\x00\x07 \u202eabc \ud800 \ufffe", "<w:p/> &amp; ]]>", '=HYPERLINK("x")', "😀 မ", "a\nb\tc"]
)
def test_hostile_text_is_text(text: str) -> None:
    blocks = (
        Heading(text),
        Text(text),
        Points((text,), True),
        Facts(((text, text),)),
        Table((text,), ((text,),)),
    )
    document = _opened(docx(_paper(*blocks)))
    assert document.paragraphs[0].text == document.paragraphs[1].text
    assert "\u202e" not in document.paragraphs[1].text


def test_odd_papers_are_written_all_the_same() -> None:
    odd = (
        Points(()),
        Facts(()),
        Table((), ()),
        Table(("a",), (("x", "y"), ())),
        Pair((), (), "fi", "??"),
        Space(-1),
    )
    assert len(_opened(docx(_paper(*odd))).tables) == 2
    assert _opened(docx(_paper())).paragraphs == []


def test_too_much_is_refused() -> None:
    with pytest.raises(TooLong):
        docx(_paper(Text("a" * 10_000_000)))
    with pytest.raises(TooLong):
        docx(_paper(Table(("a",), tuple(("1",) for _ in range(10_000)))))


def _run(paragraph: Any) -> Any:
    return paragraph.runs[0]._r.rPr
