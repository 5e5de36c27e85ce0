"""A term that a reader may not know is linked where a lesson for learners first uses it."""

from pathlib import Path

import pytest

from tests.unit.content.making import EN, GLOSSARY, MODULE, TRACKS, lint_lines

STEP = "You get a [pay slip](term:payslip) each time."
WORDS = GLOSSARY + (
    '\n## Union <!-- term union fi="liitto" say="LIIT-to" other="sewing union" -->\n\nA group.\n'
    '\n## CV <!-- term cv fi="ansioluettelo" say="AN-si-o" -->\n\nA paper.\n'
    '\n## Pay <!-- term pay fi="palkka" say="PALK-ka" plain -->\n\nMoney.\n'
)


def named(folder: Path, text: str, **files: str) -> list[str]:
    """Where a term is named that has no link, with this text in a step that links the pay slip."""
    module = MODULE.replace(STEP, text)
    found = lint_lines(folder, {"glossary.en.md": WORDS, EN: module, **files})
    return [line for line in found if line.endswith("P014")]


@pytest.mark.parametrize(
    "text", ["Your gross pay.", "Gross pay is more.", "A union’s line.", "Many unions.", "My CV."]
)
def test_a_term_without_a_link_is_named_at_its_line(text: str, tmp_path: Path) -> None:
    assert named(tmp_path, text) == ["en.md:25 P014"]


def test_a_term_is_named_once_a_lesson(tmp_path: Path) -> None:
    assert named(tmp_path, "A union.\n\nA union.") == ["en.md:25 P014"]


def test_a_link_comes_before_the_bare_word(tmp_path: Path) -> None:
    link = "The [union](term:union) helps."
    assert named(tmp_path, f"{link} A union is near.") == []
    assert named(tmp_path, f"A union is near.\n\n{link}") == ["en.md:25 P014"]


@pytest.mark.parametrize(
    "text",
    [
        "Pay comes each month.",
        "The Seamen’s Union is far.",
        "A sewing union is another thing.",
        "The reunion is a union-wide thing.",
        "See [your gross pay](l03/a).",
        "| Line | Euros |\n| --- | --- |\n| Gross pay | 10.00 |",
    ],
    ids=["plain", "name", "other", "part", "link", "table"],
)
def test_what_is_plain_or_no_term_needs_no_link(text: str, tmp_path: Path) -> None:
    assert named(tmp_path, text) == []


def test_answers_may_use_a_term_without_a_link(tmp_path: Path) -> None:
    assert named(tmp_path, STEP, **{EN: MODULE.replace("Asking is fine too.", "A union can help.")}) == []


def test_staff_know_the_terms(tmp_path: Path) -> None:
    tracks = TRACKS.replace('audience = "learner"', 'audience = "staff"')
    assert tracks != TRACKS
    assert named(tmp_path, "Your gross pay.", **{"tracks.toml": tracks}) == []


def test_only_terms_may_be_plain(tmp_path: Path) -> None:
    words = "# Facts\n\n## Hours <!-- fact f08 plain -->\n\n[40](fact:f08.week-hours) hours a week.\n"
    assert lint_lines(tmp_path, {"words/facts.en.md": words}) == ["facts.en.md:3 M008"]
