"""Reading a file: size, encoding, characters, paragraphs."""

from pathlib import Path

from app.content.source import MAX_BYTES, MAX_PARAGRAPH, read_source, source_of
from tests.unit.content.making import codes


def test_a_plain_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "en.md"
    path.write_bytes("ä\r\nb\n".encode())
    source, report = read_source(path, "en.md")
    assert source.text == "ä\nb\n"
    assert source.lines == ["ä", "b", ""]
    assert report.found == []


def test_a_byte_order_mark_is_taken_off() -> None:
    assert source_of(b"\xef\xbb\xbfa", "x")[0].text == "a"


def test_a_file_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    source, report = read_source(tmp_path / "none.md", "none.md")
    assert codes(report) == ["1:1 F005"]
    assert source.text == ""


def test_a_file_of_exactly_the_limit_is_read() -> None:
    assert codes(source_of(b"x\n\n\n" * (MAX_BYTES // 4), "x")[1]) == []
    assert codes(source_of(b"x" * (MAX_BYTES + 1), "x")[1]) == ["1:1 F001"]


def test_wrong_encoding_is_named_by_its_line() -> None:
    assert codes(source_of(b"a\nb\xff", "x")[1]) == ["2:2 F002"]


def test_harmful_characters_are_reported_and_blanked_and_isolates_stay() -> None:
    source, report = source_of("a\x00b\n\u202ex\n\ue000y\n\u2067z\u2069\u200c".encode(), "x")
    assert codes(report) == ["1:2 F003", "2:1 F007", "3:1 F008"]
    assert source.text == "a b\n\u202ex\n y\n\u2067z\u2069\u200c"


def test_only_the_paragraph_that_is_too_long_is_left_out() -> None:
    source, report = source_of(f"a\n\n{'b' * (MAX_PARAGRAPH + 1)}\n\nc".encode(), "x")
    assert codes(report) == ["3:1 F004"]
    assert source.text.split() == ["a", "c"]
