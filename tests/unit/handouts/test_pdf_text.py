"""The text of a printed page is the text that was written: for whoever copies it, searches it or hears it read."""

import re
import unicodedata
from pathlib import Path

import pytest
from babel import Locale

from app.handouts.languages import direction
from app.handouts.paper import Facts, Heading, Pair, Paper, Points, Table, Text, Words
from app.handouts.pdf import pdf
from tests.unit.handouts.reading import TURNING, lines_of, poppler, words
from tests.unit.handouts.samples import EVERYTHING, SENTENCES

FORMS = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefc]")
NAMED = ("ar", "fa", "ckb", "th", "ne", "hi", "bn", "am", "zh_Hans", "vi", "uk", "tr")


def _of(lang: str, *texts: str, small: bool = False) -> Paper:
    return Paper("Paper 1", lang, direction(lang), tuple(map(Text, texts)), small=small)


@pytest.mark.parametrize("lang", SENTENCES)
def test_a_sentence_is_found_again_as_it_was_written(lang: str, tmp_path: Path) -> None:
    found = " ".join(lines_of(pdf(_of(lang, SENTENCES[lang])), tmp_path))
    assert words(found) == words(SENTENCES[lang])
    assert not FORMS.search(found)
    if direction(lang) == "ltr":
        assert found == SENTENCES[lang]


@pytest.mark.parametrize("lang", SENTENCES)
def test_a_bold_sentence_is_found_again_too(lang: str, tmp_path: Path) -> None:
    paper = Paper("Paper 1", lang, direction(lang), (Heading(SENTENCES[lang]),))
    # a long line is broken; in Chinese that may be between any two letters
    found = "".join(words(" ".join(lines_of(pdf(paper), tmp_path))))
    assert found == "".join(words(SENTENCES[lang]))


@pytest.mark.parametrize("babel", NAMED)
def test_hundreds_of_names_are_found_again_letter_by_letter(babel: str, tmp_path: Path) -> None:
    known = Locale.parse(babel)
    names = [*known.languages.values(), *known.territories.values(), *known.months["format"]["wide"].values()]
    plain = [unicodedata.normalize("NFC", name.translate(TURNING)) for name in dict.fromkeys(names)]
    if known.text_direction == "rtl":
        # poppler itself turns punctuation between spaces round
        plain = [name for name in plain if not re.search(r"[-,،]\s|\s-|[A-Z]", name)]
    asked = [name for name in plain if len(name) < 50][:400]
    assert len(asked) == 400
    assert lines_of(pdf(_of(known.language, *asked, small=True)), tmp_path, "-layout") == asked


@pytest.mark.parametrize("lang", [lang for lang in SENTENCES if lang != "fi"])
def test_two_languages_stand_side_by_side_and_are_both_found(lang: str, tmp_path: Path) -> None:
    mine = re.split(r"[.,。।۔،:]| น้ำ", SENTENCES[lang])[0]
    pair = Pair((Text("Palkka maksetaan aina."),), (Text(mine),), "fi", lang)
    (line,) = lines_of(pdf(Paper("Paper 1", "fi", "ltr", (pair,), small=True)), tmp_path, "-layout")
    assert words(line) == ["Palkka", "maksetaan", "aina", *words(mine)]


def test_a_table_from_right_to_left_begins_on_the_right(tmp_path: Path) -> None:
    rows = ((SENTENCES["ckb"].split()[0], "7:30"), ("سێشەممە", "8:00"))
    table = Table(("ڕۆژ", "کاتژمێر"), rows, ("start", "end"))
    boxes = _boxes(pdf(Paper("Paper 1", "ckb", "rtl", (table,))), tmp_path)
    assert boxes["ڕۆژ"] > boxes["کاتژمێر"]
    assert boxes["سێشەممە"] > boxes["8:00"]
    assert boxes["7:30"] == pytest.approx(boxes["8:00"], abs=1)


def test_facts_and_points_begin_on_the_side_of_their_language(tmp_path: Path) -> None:
    blocks = (Facts((("هاتف", "116006"),)), Points(("نقطة",)))
    left = _boxes(pdf(Paper("Paper 1", "en", "ltr", (Facts((("Phone", "116006"),)),))), tmp_path)
    right = _boxes(pdf(Paper("Paper 1", "ar", "rtl", blocks)), tmp_path)
    assert left["Phone"] < left["116006"]
    assert right["هاتف"] > right["116006"]
    assert right["نقطة"] > 400


def test_a_phone_number_keeps_its_order_in_every_direction(tmp_path: Path) -> None:
    told = "اتصل على +358 40 123 4567 بين 9:00–17:00 اليوم"
    found = " ".join(lines_of(pdf(_of("ar", told)), tmp_path))
    assert "+358 40 123 4567" in found
    assert "9:00–17:00" in found


def test_words_in_another_language_are_marked_with_it() -> None:
    paper = Paper(
        "Paper 1", "fi", "ltr", (Text("Palkka"), Text(Words("راتب", "prs")), Text(Words("工资", "zh-Hans")))
    )
    tags = _opened(pdf(paper))
    assert {b"/Lang(fa-AF)", b"/Lang(zh)"} <= set(re.findall(rb"/Lang\([^)]*\)", tags))


def test_every_kind_of_block_is_printed(tmp_path: Path) -> None:
    found = " ".join(lines_of(pdf(EVERYTHING), tmp_path, "-layout"))
    for text in ("Otsikko", "jatkuu toisella rivillä.", "toinen kohta", "rasti ruutuun", "+358 40 123 4567"):
        assert text in found
    for text in ("1.12.2026 7:30", "Yhteensä 15:30", "vasen puoli الجانب الأيمن", "لا تنس"):
        assert text in found


def test_a_long_table_repeats_its_head_on_every_page(tmp_path: Path) -> None:
    rows = tuple((f"{day}.", "8:00") for day in range(1, 101))
    printed = pdf(Paper("Paper 1", "fi", "ltr", (Table(("Päivä", "Tunnit"), rows),)))
    pages = int(re.findall(r"Pages:\s+(\d+)", poppler("pdfinfo", printed, tmp_path))[0])
    assert pages > 1
    assert lines_of(printed, tmp_path, "-layout").count("Päivä Tunnit") == pages


def _boxes(printed: bytes, folder: Path) -> dict[str, float]:
    """Each word, as it is read from the left and from the right, with the place of its left side."""
    seen = poppler("pdftotext", printed, folder, "-bbox", "-").translate(TURNING)
    found = re.findall(r'<word xMin="([\d.]+)"[^>]*>([^<]+)</word>', seen)
    return {way: float(left) for left, word in found for way in (word, word[::-1])}


def _opened(printed: bytes) -> bytes:
    import zlib

    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", printed, re.S)
    opened = [zlib.decompress(one) for one in streams if one[:1] == b"x"]
    return printed + b"".join(opened)
