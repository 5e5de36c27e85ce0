"""Values of the register that somebody typed: found in every language and form, and invented sums left alone."""

from pathlib import Path

import pytest

from tests.unit.content.making import EN, FACTS, FI, FINNISH, MODULE, lint_lines

STEP = "You get a [pay slip](term:payslip) each time."
FOUND = {
    "A week has 40 hours.",
    "It is 19,000 euros.",
    "It is 19 000 €.",
    "It is €19000.",
    "It is so since 1 June 2026.",
    "It is 30 or 40 hours.",
    "It is 40 or 48 hours.",
}
FREE = {
    "Room 40 is open.",
    "The bus leaves in 40 minutes.",
    "An hour is €12.00.",
    "It was 1 June 2025.",
    "40",
}


def _codes(tmp_path: Path, text: str, kind: str = EN) -> set[str]:
    lines = lint_lines(tmp_path, {kind: text})
    return {line.split()[1] for line in lines if line.split()[1][0] == "P"}


@pytest.mark.parametrize("sentence", sorted(FOUND))
def test_a_typed_value_of_the_lesson_is_found_in_every_form(sentence: str, tmp_path: Path) -> None:
    assert _codes(tmp_path, MODULE.replace(STEP, f"{STEP} {sentence}")) == {"P010"}


@pytest.mark.parametrize("sentence", sorted(FREE))
def test_other_numbers_are_free(sentence: str, tmp_path: Path) -> None:
    assert _codes(tmp_path, MODULE.replace(STEP, f"{STEP} {sentence}")) == set()


@pytest.mark.parametrize("typed", ["40 tuntia", "neljäkymmentä tuntia"])
def test_translations_are_measured_by_the_facts_of_their_source(typed: str, tmp_path: Path) -> None:
    codes = _codes(tmp_path, FINNISH.replace("[40](fact:f08.week-hours) tuntia", typed), FI)
    assert codes == {"P013" if typed.startswith("n") else "P010"}


def test_numbers_in_words_may_stand_in_activities_but_not_in_steps(tmp_path: Path) -> None:
    assert _codes(tmp_path, MODULE.replace("What now?", "You worked forty hours. What now?")) == set()
    assert _codes(tmp_path, MODULE.replace(STEP, f"{STEP} A week has forty hours.")) == {"P013"}


def test_a_phone_number_of_the_register_is_found_in_a_table_and_a_sum_is_not(tmp_path: Path) -> None:
    assert _codes(tmp_path, MODULE.replace("| Tax ", "| Call 116 006 ")) == {"P009"}
    assert _codes(tmp_path, MODULE.replace("| Tax ", "| Pay of 112 ")) == set()


def test_a_sum_in_euros_is_no_phone_number(tmp_path: Path) -> None:
    assert _codes(tmp_path, MODULE.replace("What now?", "It costs €112. What now?")) == set()
    assert _codes(tmp_path, MODULE.replace("What now?", "Call 112. What now?")) == {"P009"}


def test_the_words_of_a_fact_do_not_type_its_value(tmp_path: Path) -> None:
    words = "# Facts\n\n## Hours <!-- fact f08 -->\n\n[40](fact:f08.week-hours) hours. Often 40 hours.\n"
    found = lint_lines(tmp_path, {"words/facts.en.md": words, "facts.toml": FACTS})
    assert found == ["facts.en.md:5 P010"]


def test_a_name_that_is_written_in_capitals_is_no_shouting(tmp_path: Path) -> None:
    assert _codes(tmp_path, MODULE.replace("What now?", "HEUNI asked. What now?")) == set()
    assert _codes(tmp_path, MODULE.replace("What now?", "PLEASE ask HEUNI. What now?")) == {"P007"}
