"""Readability figures."""

from collections.abc import Mapping
from pathlib import Path

from app.content.languages import Language
from app.content.lint import examine
from app.content.readability import Figures, limits, render
from tests.unit.content.making import EN, FI, FINNISH, LANGUAGES, MODULE, TODAY, write


def readability(folder: Path, languages: Mapping[str, Language]) -> list[Figures]:
    """The figures of every module in every language."""
    return list(examine(folder, languages, TODAY).figures.values())


def test_figures_count_what_a_reader_reads(tmp_path: Path) -> None:
    english, finnish = readability(write(tmp_path, {FI: FINNISH}), LANGUAGES)
    assert (english.code, english.lang, english.longest, english.step) == ("l03", "en", 8, 12)
    assert english.sentences == 10
    assert english.average == 4.7
    assert english.lesson == 51
    assert finnish.lang == "fi"


def test_languages_without_spaces_are_not_counted(tmp_path: Path) -> None:
    languages = {**LANGUAGES, "th": LANGUAGES["fi"]}
    thai = FINNISH.replace("lang: fi", "lang: th")
    rows = readability(write(tmp_path, {"l03-my-pay/th.md": thai, EN: MODULE}), languages)
    assert [row.sentences for row in rows if row.lang == "th"] == [0]


def test_finnish_has_limits_of_its_own() -> None:
    assert (limits("fi").average, limits("fi").longest) == (10, 14)
    assert (limits("ar").average, limits("ar").longest) == (12, 18)


def test_the_table_names_its_columns_and_the_limits(tmp_path: Path) -> None:
    lines = render(readability(write(tmp_path), LANGUAGES)).splitlines()
    assert lines[0].split() == ["module", "lang", "sentences", "average", "longest", "step", "lesson"]
    assert lines[1].split() == ["limit", "fi", "10", "14", "60", "350"]
    assert lines[2].split() == ["limit", "other", "12", "18", "60", "350"]
    assert lines[3].split() == ["l03", "en", "10", "4.7", "8", "12", "51"]
    assert len({len(line) for line in lines}) == 1
