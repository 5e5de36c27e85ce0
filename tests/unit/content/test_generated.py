"""The library that benches measure is a valid one."""

from pathlib import Path

from app.content.lint import lint
from app.content.loader import load
from tests.fixtures.generated import CODES, LANGUAGES, generate
from tests.unit.content.making import TODAY


def test_a_generated_folder_has_no_structural_errors_and_the_promised_size(tmp_path: Path) -> None:
    folder = generate(tmp_path, modules=2, languages=("en", "fi", "ar", "zh-Hans"), lessons=2)
    found = {one.code for one in lint(folder, LANGUAGES, TODAY) if one.severity == "error"}
    assert {code for code in found if code[0] not in "PS"} == set()
    library, _ = load(folder, LANGUAGES, None)
    assert library.codes == ("l01", "l02")
    assert library.rows["l01"].languages == ("ar", "en", "fi", "zh-Hans")


def test_there_are_twenty_languages() -> None:
    assert len(set(CODES)) == len(CODES) == 20
