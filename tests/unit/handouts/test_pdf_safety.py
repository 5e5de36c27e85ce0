"""Nothing typed runs, breaks or hides anything, and a PDF tells nothing but what stands on it."""

import os
import re
import subprocess
import sys
from pathlib import Path
from traceback import format_exception
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.config import ROOT
from app.handouts.limits import PAGES, TooLong
from app.handouts.paper import Facts, Heading, Note, Pair, Paper, Points, Space, Table, Text, Words
from app.handouts.pdf import PrintFailed, pdf
from tests.unit.handouts.reading import lines_of, poppler
from tests.unit.handouts.samples import EVERYTHING

HOSTILE = [
    '#import "@preview/cetz:0.2.0": canvas',
    '#panic("stop") #read("/etc/passwd")',
    "$x^2$ and \\#escaped \\u{41} \\",
    "\"double\" 'single' `raw` ```block```",
    "*bold* _italic_ <label> @ref = head",
    "- point + point / term: ~ -- --- ...",
    "// comment /* comment */ https://example.org",
    "[content] {code} ] } ) ( { [",
    '"}, {"kind": "note"',
]


def _paper(*blocks: Any, **more: Any) -> Paper:
    return Paper("Paper 1", "en", "ltr", blocks, **more)


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_is_printed_not_run(text: str, tmp_path: Path) -> None:
    blocks = (
        Heading(text), Text(text), Points((text,)), Facts(((text, text),)), Table((text,), ((text,),)),
        Note(text), Pair((Text(text),), (Text(text),), "en", "fi"),
    )  # fmt: skip
    found = " ".join(lines_of(pdf(_paper(*blocks)), tmp_path))
    assert found.count(text) >= 3
    assert "".join(lines_of(pdf(_paper(Text(text))), tmp_path)) == text


def test_an_override_of_direction_turns_nothing(tmp_path: Path) -> None:
    (line,) = lines_of(pdf(_paper(Text("pay \u202e006 611\u202c now \u2067x"))), tmp_path)
    assert line == "pay 006 611 now x"


def test_what_cannot_be_seen_is_left_out(tmp_path: Path) -> None:
    (line,) = lines_of(pdf(_paper(Text("a\x00b\x07c\ufeffd\u2060e\U000e0041f\ud800"))), tmp_path)
    assert line == "abcdef\ufffd"


def test_a_letter_that_no_font_has_is_seen_to_be_missing(tmp_path: Path) -> None:
    (line,) = lines_of(pdf(_paper(Text("good 👍🏽 family 👨‍👩‍👧 မြန်မာ"))), tmp_path)
    assert re.fullmatch("good \ufffd family \ufffd \ufffd+", line)


def test_thousands_of_marks_on_one_letter_do_not_keep_the_press_busy(tmp_path: Path) -> None:
    found = "".join(lines_of(pdf(_paper(Text("a" + "\u0301" * 40_000 + "b"))), tmp_path))
    assert "b" in found and len(found) < 30


def test_an_endless_word_stays_on_the_sheet(tmp_path: Path) -> None:
    printed = pdf(_paper(Text("w" * 3_000)))
    assert "".join(lines_of(printed, tmp_path)).replace("\u200b", "") == "w" * 3_000
    right = [
        float(one)
        for one in re.findall(r'xMax="([\d.]+)"', poppler("pdftotext", printed, tmp_path, "-bbox", "-"))
    ]
    assert max(right) < 595 - 40


def test_all_of_a_long_cell_is_printed(tmp_path: Path) -> None:
    table = Table(("head", "b"), ((" ".join(f"w{number}" for number in range(2_500)), "x"),))
    found = " ".join(lines_of(pdf(_paper(table, small=True)), tmp_path)).split()
    assert {f"w{number}" for number in range(2_500)} <= set(found)


@pytest.mark.parametrize(
    "block",
    [
        Text("a" * 10_000_000),
        Text("ก" * 34_000),
        Table(("a", "b", "c"), tuple(("1", "2", "3") for _ in range(10_000))),
        Table(("a",), tuple(("",) for _ in range(10_000))),
        Space(10**9),
        Text("line\n" * 3_000),
        Pair((Pair((Text("a"),), (), "fi", "ar"),), (), "fi", "ar"),
    ],
    ids=["10 MB", "100 kB in Thai", "10,000 rows", "empty rows", "lines", "pages", "pairs in pairs"],
)
def test_more_than_a_paper_holds_is_refused(block: Any) -> None:
    with pytest.raises(TooLong):
        pdf(_paper(block))


def test_as_many_pages_as_allowed_are_printed(tmp_path: Path) -> None:
    told = poppler("pdfinfo", pdf(_paper(Space(550))), tmp_path)
    assert PAGES - 2 <= int(re.findall(r"Pages:\s+(\d+)", told)[0]) <= PAGES
    with pytest.raises(TooLong):
        pdf(_paper(Space(600)))


@pytest.mark.parametrize(
    "blocks",
    [
        (),
        (Points(()), Facts(()), Table((), ()), Pair((), (), "fi", "ar"), Space(0), Space(-3)),
        (Heading(""), Heading(" \u200b"), Text(""), Note("")),
        (
            Heading("third first", 3),
            Heading("first", 1),
            Heading("third", 3),
            Heading("ninth", 9),
            Heading("none", -1),
        ),
        (Table(("a",), (("x", "y", "z"), ()), ("end",), ((),)),),
        (Text(Words("x", "no such language!")), Text(Words("x", ""))),
    ],
    ids=["nothing", "empty blocks", "empty texts", "odd levels", "ragged rows", "odd languages"],
)
def test_odd_papers_are_printed_all_the_same(blocks: Any) -> None:
    assert pdf(_paper(*blocks)).startswith(b"%PDF-1.7")


@example(text="\u2066", lang="fi")
@given(text=st.text(max_size=80), lang=st.sampled_from(["fi", "ar", "th", "bn", "zh-Hans", "xx"]))
@settings(max_examples=60, deadline=None)
def test_any_text_at_all_can_be_printed(text: str, lang: str) -> None:
    cells = Table((text, text), ((text, Words(text, "ar")),))
    assert pdf(Paper(text, lang, "rtl" if lang == "ar" else "ltr", (Heading(text), Text(text), cells)))


class PanicException(BaseException):
    """What a crash inside the compiler comes out as."""


@pytest.mark.parametrize("crash", [RuntimeError, PanicException])
def test_a_compiler_that_fails_says_nothing_of_the_paper(
    crash: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: Any, **more: Any) -> bytes:
        raise crash(more["sys_inputs"]["paper"])

    monkeypatch.setattr("typst.compile", fail)
    written = " ".join(["my", "own", "words"])
    with pytest.raises(PrintFailed) as failed:
        pdf(_paper(Text(written)))
    assert written not in "".join(format_exception(failed.value))


# --- what a PDF tells of itself -------------------------------------------------------------------------------


def test_it_is_for_readers_by_ear_too_with_title_and_language(tmp_path: Path) -> None:
    printed = pdf(EVERYTHING)
    told = poppler("pdfinfo", printed, tmp_path)
    assert re.search(r"Title:\s+Paper 1\n", told) and re.search(r"Tagged:\s+yes\n", told)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in printed
    assert b"/Lang(fi)" in printed
    assert b"<dc:language><rdf:Bag><rdf:li>fi</rdf:li></rdf:Bag></dc:language>" in printed
    structure = poppler("pdfinfo", printed, tmp_path, "-struct")
    for role in ("H1", "H2", "H3", "L", "LI", "Table", "TH", "TD", "P"):
        assert re.search(rf"^\s*{role}\b", structure, re.M), role


def test_it_tells_neither_who_nor_when_nor_with_what(tmp_path: Path) -> None:
    printed = pdf(EVERYTHING)
    for word in (
        b"ypst",
        b"/Author",
        b"/Creator",
        b"/Producer",
        b"CreationDate",
        b"ModDate",
        b"CreateDate",
        b"ModifyDate",
        b"CreatorTool",
        b"/Keywords",
        b"krilla",
    ):
        assert word not in printed, word
    told = poppler("pdfinfo", printed, tmp_path)
    assert not re.search(r"^(?:Author|Creator|Producer|CreationDate|ModDate|Subject|Keywords):", told, re.M)


def test_the_same_paper_gives_the_same_bytes_anywhere() -> None:
    told = "from tests.unit.handouts.samples import EVERYTHING as e; from app.handouts.pdf import pdf; import hashlib"
    script = f"{told}; print(hashlib.sha256(pdf(e)).hexdigest())"
    seen = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env={**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": stamp},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for zone, seed, stamp in (("Asia/Tokyo", "1", "1"), ("America/Lima", "2", "1700000000"))
    }
    assert len(seen) == 1


def test_a_reader_that_checks_every_offset_finds_it_whole(tmp_path: Path) -> None:
    printed = pdf(EVERYTHING)
    start = int(re.findall(rb"startxref\n(\d+)", printed)[-1])
    assert printed[start : start + 4] == b"xref"
    for number, place in enumerate(re.findall(rb"(\d{10}) 00000 n", printed[start:]), 1):
        assert printed[int(place) :].startswith(b"%d 0 obj" % number)
    for found in re.finditer(rb"/Length (\d+)[^>]*?>>\s*stream\r?\n", printed):
        end = found.end() + int(found.group(1))
        assert printed[end : end + 20].split(b"endstream")[0].strip() == b""
    assert "Syntax" not in poppler("pdffonts", printed, tmp_path)


def test_only_our_own_fonts_are_inside(tmp_path: Path) -> None:
    fonts = poppler("pdffonts", pdf(EVERYTHING), tmp_path).splitlines()[2:]
    assert len(fonts) >= 3
    # embedded, a subset, and readable as text
    assert all(re.match(r"[A-Z]{6}\+NotoSans\S* .* yes yes yes ", line) for line in fonts)


def test_nothing_is_loaded_before_the_first_paper() -> None:
    script = (
        "import sys, app.handouts.pdf, app.handouts.docx, app.handouts.table, app.handouts.press;"
        "print([name for name in ('typst', 'docx', 'lxml') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
