"""Changing single markers in a file."""

from pathlib import Path

from app.content.edit import read_lines, with_attribute, write_lines


def test_an_attribute_is_added_replaced_and_removed() -> None:
    line = "### A <!-- step s-a -->\n"
    added = with_attribute(line, "src", "11111111")
    assert added == "### A <!-- step s-a src=11111111 -->\n"
    assert with_attribute(added, "src", "22222222") == "### A <!-- step s-a src=22222222 -->\n"
    assert with_attribute(added, "src", "") == line


def test_a_line_without_marker_stays() -> None:
    assert with_attribute("### A\n", "src", "1") == "### A\n"


def test_only_the_last_comment_of_a_line_is_the_marker() -> None:
    assert with_attribute("a <!-- x --> <!-- y -->", "src", "1") == "a <!-- x --> <!-- y src=1 -->"


def test_lines_keep_their_endings(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("a\r\nä\u2028b\nc".encode())
    write_lines(path, read_lines(path))
    assert path.read_bytes() == "a\r\nä\u2028b\nc".encode()
    assert len(read_lines(path)) == 3
