"""Diagnostics and where they point."""

from app.content.diagnostics import Diagnostic, LibraryError, Report, one_line


def test_a_report_finds_the_column_of_what_it_talks_about() -> None:
    report = Report("en.md", ["first", "second line", "third"])
    report.at("D003", (1, 3), "line", "x")
    report.at("D003", (2, 3), "nowhere")
    assert [(one.line, one.col) for one in report.found] == [(2, 8), (2, 1)]
    assert str(report.found[0]) == "en.md:2:8: D003 link target is not allowed: x"


def test_lines_and_columns_begin_at_one() -> None:
    report = Report("en.md")
    report.add("F010", 0, col=-3)
    assert (report.found[0].line, report.found[0].col) == (1, 1)


def test_what_is_quoted_stays_on_one_short_line() -> None:
    assert one_line("a\nb\x1b[31mc") == "a b [31mc"
    assert len(one_line("x" * 1_000)) == 300


def test_a_refusal_lists_everything() -> None:
    listed = (Diagnostic("a", 1, 1, "F010", "x"), Diagnostic("b", 2, 1, "D001", "y"))
    assert str(LibraryError(listed)) == "a:1:1: F010 x\nb:2:1: D001 y"
