"""The last touch on a PDF: the maker's name goes, Arabic letters with marks stay in order, offsets stay right."""

import re
import zlib

import pytest

from app.handouts.finish import _glyphs, finished, page_count

CONTENT = (
    b"BT/Span<</ActualText<FEFF0627064B>>>BDC 0 Tr/f0 12 Tf 1 0 0 -1 0 0 Tm[(\\000\\005\\000\\))]TJ\nEMC\nET"
)


def _made(content: bytes) -> bytes:
    """A PDF of three objects, with offsets as they should be."""
    packed = zlib.compress(content)
    objects = [
        b"1 0 obj\n<</Type/Pages/Count 7/Kids[]>>\nendobj\n",
        b"2 0 obj\n<</Title(Paper 1)/Creator(Maker \\(1.0\\))>>\nendobj\n",
        b"3 0 obj\n<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream\nendobj\n"
        % (len(packed), packed),
    ]
    out, places = b"%PDF-1.7\n", []
    for one in objects:
        places.append(len(out))
        out += one
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    return (
        out
        + b"xref\n0 4\n0000000000 65535 f \n"
        + table
        + b"trailer\n<</Size 4>>\nstartxref\n%d\n%%%%EOF" % start
    )


def _content(pdf: bytes) -> bytes:
    found = re.search(rb"/Length (\d+)[^>]*>>\nstream\n", pdf)
    assert found
    return zlib.decompress(pdf[found.end() : found.end() + int(found.group(1))])


def test_the_maker_goes_and_the_title_stays() -> None:
    done = finished(_made(b"BT ET"))
    assert b"Maker" not in done and b"/Title(Paper 1)" in done
    assert _content(done) == b"BT ET"


def test_every_object_is_where_the_table_says() -> None:
    done = finished(_made(CONTENT))
    start = int(re.findall(rb"startxref\n(\d+)", done)[0])
    places = re.findall(rb"(\d{10}) 00000 n", done[start:])
    assert [done[int(place) :].split(b" ", 1)[0] for place in places] == [b"1", b"2", b"3"]


def test_a_second_time_changes_nothing() -> None:
    once = finished(_made(CONTENT))
    assert finished(once) == once


def test_pages_are_counted() -> None:
    assert page_count(_made(b"")) == 7


def test_marked_letters_are_parted_in_the_order_in_which_they_are_seen() -> None:
    assert _content(finished(_made(CONTENT))) == (
        b"BT/Span<</ActualText<FEFF064B>>>BDC 0 Tr/f0 12 Tf 1 0 0 -1 0 0 Tm<0005>Tj\nEMC "
        b"/Span<</ActualText<FEFF0627>>>BDC<0029>Tj\nEMC\nET"
    )


def test_letters_that_are_not_one_to_a_glyph_stay_together() -> None:
    together = CONTENT.replace(b"FEFF0627064B", b"FEFF0627064B064C")
    assert _content(finished(_made(together))) == together


def test_other_scripts_are_left_alone() -> None:
    bengali = CONTENT.replace(b"FEFF0627064B", b"FEFF099509C1")
    assert _content(finished(_made(bengali))) == bengali


@pytest.mark.parametrize(
    ("written", "glyphs"),
    [
        (b"\\000\\001\\000\\002", [b"\x00\x01", b"\x00\x02"]),
        (b"\\000A\\000\\)", [b"\x00A", b"\x00)"]),
        (b"\\000\\n\\000\\\\", [b"\x00\n", b"\x00\\"]),
        (b"\\000\\b\\1\\377", [b"\x00\x08", b"\x01\xff"]),
    ],
)
def test_strings_of_a_pdf_are_read_as_they_are_written(written: bytes, glyphs: list[bytes]) -> None:
    assert _glyphs(written) == glyphs


def test_a_file_that_is_no_pdf_is_refused() -> None:
    with pytest.raises(ValueError, match="without an end"):
        finished(b"%PDF-1.7 nothing")
