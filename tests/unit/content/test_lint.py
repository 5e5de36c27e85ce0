"""Every code of the linter is called up by one change of a folder in which nothing is wrong."""

import re
from pathlib import Path

import pytest

from app.content.codes import CODES
from app.content.diagnostics import Diagnostic
from app.content.lint import has_errors, lint, render
from tests.unit.content.lint_cases import CASES, OTHER_CASES, Case, Files, changed
from tests.unit.content.making import (
    EN,
    FACTS,
    FI,
    FINNISH,
    GLOSSARY,
    LANGUAGES,
    MODULE,
    TODAY,
    WORDS,
    lint_lines,
    numbered,
    write,
)
from tests.unit.content.making_media import CAPTIONS, FILM


def test_nothing_is_wrong_in_the_valid_folder(tmp_path: Path) -> None:
    assert lint_lines(tmp_path) == []


def test_a_translation_without_stamps_is_only_warned(tmp_path: Path) -> None:
    found = lint(write(tmp_path, {FI: FINNISH}), LANGUAGES, TODAY)
    assert {one.code for one in found} == {"T011"}
    assert not has_errors(found)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_a_change_calls_up_its_code_where_it_stands(case: Case, tmp_path: Path) -> None:
    files, text = changed(case)
    line = numbered(text, case.at) if case.at else 1
    assert f"{Path(case.file).name}:{line} {case.code}" in lint_lines(tmp_path, files)


@pytest.mark.parametrize("code", OTHER_CASES)
def test_a_change_of_files_calls_up_its_code(code: str, tmp_path: Path) -> None:
    files, name, line = OTHER_CASES[code]
    assert f"{name}:{line} {code}" in lint_lines(tmp_path, files)


def test_every_code_has_a_case() -> None:
    # a file that cannot be read: test_source; unknown pictograms: above; a link to elsewhere: test_scan
    elsewhere = {"F005", "D010", "F021"}
    tested = {case.code for case in CASES} | set(OTHER_CASES) | elsewhere
    assert sorted(set(CODES) - tested) == []


def test_release_makes_errors_of_what_has_expired(tmp_path: Path) -> None:
    old = {"facts.toml": FACTS.replace("verify_by = 2027-05-20", "verify_by = 2026-11-30")}
    write(tmp_path, old)
    assert not has_errors(lint(tmp_path, LANGUAGES, TODAY))
    assert has_errors(lint(tmp_path, LANGUAGES, TODAY, release=True))


def test_unknown_pictograms_are_reported_only_when_the_known_ones_are_given(tmp_path: Path) -> None:
    write(tmp_path)
    found = lint(tmp_path, LANGUAGES, TODAY, pictograms=frozenset({"door"}))
    assert [(one.code, one.line, Path(one.path).name) for one in found] == [
        ("D010", 1, "en.md"),
        ("D010", 21, "en.md"),
        ("D010", 1, "tracks.toml"),
    ]


def test_a_diagnostic_reads_as_path_line_column_code_and_message() -> None:
    one = Diagnostic("modules/a/en.md", 3, 7, "K002", "one is right")
    assert str(one) == "modules/a/en.md:3:7: K002 one is right"
    assert render([one]).splitlines() == ["modules/a/en.md:3:7: K002 one is right", "1 errors, 0 warnings"]


def test_every_line_of_lint_has_the_promised_form(tmp_path: Path) -> None:
    files: Files = {EN: MODULE.replace("What now?", "What <b>now</b> *x* 20 %?"), FI: FINNISH}
    for one in lint(write(tmp_path, files), LANGUAGES, TODAY):
        assert re.fullmatch(r"\S+:[1-9]\d*:[1-9]\d*: [A-Z]\d{3} [^\n]+", str(one))


def test_words_of_registers_are_measured_and_judged_too(tmp_path: Path) -> None:
    long = GLOSSARY.replace("A paper that shows your pay.", "One. Two. Three. Four. " + "word " * 19 + "end.")
    blaming = WORDS["words/facts.en.md"] + "\nYou should have asked.\n"
    found = lint_lines(tmp_path, {"glossary.en.md": long, "words/facts.en.md": blaming})
    assert sorted(found) == ["facts.en.md:7 S001", "glossary.en.md:5 P101", "glossary.en.md:5 P103"]


def test_a_video_needs_captions_and_words_of_its_language(tmp_path: Path) -> None:
    text = MODULE.replace("What now?", "[Watch](media/talk.mp4)\n\nWhat now?")
    beside = {"mp4": FILM, "en.vtt": CAPTIONS, "fi.txt": b"x"}
    files = {f"l03-my-pay/media/talk.{end}": data for end, data in beside.items()}
    assert lint_lines(tmp_path, {EN: text, **files}) == ["en.md:29 D007"]
    assert lint_lines(tmp_path, {EN: text, **files, "l03-my-pay/media/talk.en.txt": b"x"}) == []


def test_words_of_registers_keep_values_and_numbers_in_translation(tmp_path: Path) -> None:
    words = "# Faktat\n\n## Tunnit <!-- fact f08 -->\n\n41 tuntia viikossa.\n"
    assert lint_lines(tmp_path, {"words/facts.fi.md": words}) == [
        "facts.fi.md:3 T007",
        "facts.fi.md:3 T008",
        "facts.fi.md:3 T011",
    ]
