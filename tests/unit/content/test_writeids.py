"""`lint --write-ids`: missing markers are added once."""

import re
from pathlib import Path

from app.content.lint import lint
from app.content.writeids import slug, unique, write_missing_ids
from tests.unit.content.making import EN, FI, FINNISH, LANGUAGES, MODULE, TODAY, write

BARE = """
## Another lesson

### Read this

Text with **bold**.

### Which is it?

- [ ] The first
- [x] The second one, [see](l03)

> Because.

### Which are they?

- [x] Three
- [x] Three
- [ ] Four

> Because.

### For tomorrow

- [ ] Water
- [ ] Ääkköset

### A poll <!-- poll p-one -->

- Yes
- No <!-- no -->

### Cards <!-- cards c-one -->

#### One

Text.

#### Two

Text.

> [!IMPORTANT]
> Done.
"""


def test_kinds_and_ids_are_guessed_from_the_text(tmp_path: Path) -> None:
    folder = write(tmp_path, {EN: MODULE + BARE})
    assert write_missing_ids(folder, LANGUAGES) == 15
    text = (folder / EN).read_text()
    for written in (
        "## Another lesson <!-- lesson b minutes=4 -->",
        "### Read this <!-- step s-read-this -->",
        "### Which is it? <!-- single q-which-is-it -->",
        "- [x] The second one, [see](l03) <!-- the-second-one-see -->",
        "### Which are they? <!-- multi q-which-are-they -->",
        "- [x] Three <!-- three-2 -->",
        "### For tomorrow <!-- checklist x-for-tomorrow -->",
        "- [ ] Ääkköset <!-- aakkoset -->",
        "- Yes <!-- yes -->",
        "#### Two <!-- c-two -->",
    ):
        assert f"{written}\n" in text


def test_the_second_time_nothing_changes(tmp_path: Path) -> None:
    folder = write(tmp_path, {EN: MODULE + BARE})
    write_missing_ids(folder, LANGUAGES)
    text = (folder / EN).read_bytes()
    assert write_missing_ids(folder, LANGUAGES) == 0
    assert (folder / EN).read_bytes() == text


def test_lint_has_no_complaint_about_markers_afterwards(tmp_path: Path) -> None:
    folder = write(tmp_path, {EN: MODULE + BARE})
    assert any(one.code[0] == "M" for one in lint(folder, LANGUAGES, TODAY))
    assert not any(one.code[0] == "M" for one in lint(folder, LANGUAGES, TODAY, write_ids=True))


def test_a_good_module_and_a_translation_stay_as_they_are(tmp_path: Path) -> None:
    bare = re.sub(r" <!-- step .*?-->", "", FINNISH)
    folder = write(tmp_path, {FI: bare})
    assert write_missing_ids(folder, LANGUAGES) == 0
    assert (folder / EN).read_text() == MODULE
    assert (folder / FI).read_text() == bare


def test_ids_fit_and_are_taken_once() -> None:
    taken = {"a"}
    assert [unique("a", taken), unique("a", taken), unique("b", taken)] == ["a-2", "a-3", "b"]
    assert slug("12 hours") == "n12-hours"
    assert slug("مرحبا") == "item"
    assert len(slug("extraordinarily long words everywhere")) <= 22
