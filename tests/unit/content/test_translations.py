"""What translators see and what the tools write into their files."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from app.content.translations.history import earlier_texts
from app.content.translations.stamping import accept, stamp
from app.content.translations.status import render, translations_status
from app.content.translations.worddiff import word_diff
from tests.unit.content.making import EN, FI, FINNISH, GLOSSARY, LANGUAGES, MODULE, TODAY, lint_lines, write

UNITS = ["front", "lesson.a", "s-slip", "q-slip", "t-lines", "s-keep"]
SANAT = (
    "# Sanat\n\n## Palkkalaskelma <!-- term payslip -->\n\nPaperi.\n\n## Muu <!-- term other -->\n\nMuu.\n"
)


def counts(folder: Path, name: str = "l03") -> dict[str, int]:
    status = translations_status(folder, LANGUAGES, lambda path: ())
    return {state: n for row in status.rows if row.name == name for state, n in row.counts.items() if n}


def test_stamping_writes_what_every_unit_was_made_from_once(tmp_path: Path) -> None:
    folder = write(tmp_path, {FI: FINNISH})
    assert stamp(folder, LANGUAGES, "fi") == [f"l03/{unit}" for unit in UNITS]
    text = (folder / FI).read_text()
    assert stamp(folder, LANGUAGES, "fi") == []
    assert (folder / FI).read_text() == text
    assert counts(folder) == {"draft": 6}
    assert text.count("src=") == 5
    assert 'aims:\n  - Löydä se\n  - Lue se\n  - Kysy siitä\nsrc: "' in text


def test_stamping_changes_markers_and_nothing_else(tmp_path: Path) -> None:
    folder = write(tmp_path, {FI: FINNISH.replace("\n", "\r\n")})
    stamp(folder, LANGUAGES, "fi")
    lines = (folder / FI).read_bytes().decode().split("\r\n")
    without = [line for line in lines if not line.startswith("src:")]
    assert (
        "\n".join(
            line.replace(line[at : at + 13], "") if (at := line.find(" src=")) >= 0 else line
            for line in without
        )
        == FINNISH
    )


def test_a_stamped_translation_is_clean_for_the_linter(tmp_path: Path) -> None:
    folder = write(tmp_path, {FI: FINNISH})
    stamp(folder, LANGUAGES, "fi")
    assert lint_lines(tmp_path, {FI: (folder / FI).read_text()}) == []


def test_stamping_leaves_other_languages_alone(tmp_path: Path) -> None:
    arabic = FINNISH.replace("lang: fi", "lang: ar")
    folder = write(tmp_path, {FI: FINNISH, "l03-my-pay/ar.md": arabic})
    stamp(folder, LANGUAGES, "fi")
    assert (folder / "l03-my-pay/ar.md").read_text() == arabic


def test_a_change_of_the_source_makes_stale_what_was_made_from_it(tmp_path: Path) -> None:
    folder = write(tmp_path, {FI: FINNISH})
    stamp(folder, LANGUAGES, "fi")
    (folder / EN).write_text(MODULE.replace("What now?", "And now?").replace("Keep every", "Keep each"))
    assert counts(folder) == {"draft": 4, "stale": 1, "stale-critical": 1}


def test_missing_units_and_orphans_are_counted(tmp_path: Path) -> None:
    folder = write(tmp_path, {FI: FINNISH.replace("s-keep", "s-gone"), "glossary.fi.md": SANAT})
    assert counts(folder) == {"draft": 5, "missing": 1, "orphan": 1}
    assert counts(folder, "term") == {"draft": 1, "missing": 1, "orphan": 1}


def test_accepting_a_trivial_change_keeps_the_signature(tmp_path: Path) -> None:
    folder = write(tmp_path, {FI: FINNISH})
    stamp(folder, LANGUAGES, "fi")
    assert accept(folder, LANGUAGES, "fi", ["l03/q-slip"], "nk", TODAY) == ["l03/q-slip"]
    assert "ok=nk-2026-12-01" in (folder / FI).read_text()
    (folder / EN).write_text(MODULE.replace("What now?", "And now?"))
    assert counts(folder) == {"draft": 5, "stale-critical": 1}
    accept(folder, LANGUAGES, "fi", ["l03/q-slip"])
    assert counts(folder) == {"draft": 5, "reviewed": 1}


def test_signing_takes_initials_and_a_day(tmp_path: Path) -> None:
    folder = write(tmp_path, {FI: FINNISH})
    for initials, today in (("N K", TODAY), ("nk", None), ("nk-2026", TODAY)):
        with pytest.raises(ValueError, match="initials"):
            accept(folder, LANGUAGES, "fi", ["l03/q-slip"], initials, today)


def test_front_matter_is_signed_in_its_own_lines(tmp_path: Path) -> None:
    folder = write(tmp_path, {FI: FINNISH})
    accept(folder, LANGUAGES, "fi", ["l03/front"], "nk", date(2026, 12, 1))
    accept(folder, LANGUAGES, "fi", ["l03/front"], "ab", date(2026, 12, 2))
    text = (folder / FI).read_text()
    assert text.count("\nsrc:") == text.count("\nok:") == 1
    assert 'ok: "ab-2026-12-02"' in text
    assert counts(folder) == {"draft": 5, "reviewed": 1}


def test_accepting_what_is_not_there_accepts_nothing(tmp_path: Path) -> None:
    folder = write(tmp_path, {FI: FINNISH})
    assert accept(folder, LANGUAGES, "fi", ["l03/none", "l99/front"]) == []
    assert (folder / FI).read_text() == FINNISH


def test_the_status_shows_the_source_word_by_word(tmp_path: Path) -> None:
    folder = write(tmp_path, {FI: FINNISH, "glossary.fi.md": SANAT})
    stamp(folder, LANGUAGES, "fi")
    (folder / EN).write_text(MODULE.replace("if you want to talk", "if you like to talk"))
    (folder / "glossary.en.md").write_text(GLOSSARY.replace("A paper that", "A page that"))
    old = {EN: MODULE, "glossary.en.md": GLOSSARY}
    status = translations_status(folder, LANGUAGES, lambda path: [old[str(path.relative_to(folder))]])
    assert [(one.address, one.lang, one.state) for one in status.changes] == [
        ("l03/s-keep", "fi", "stale"),
        ("term/payslip", "fi", "stale"),
    ]
    assert "if you [-want-] {+like+} to talk." in status.changes[0].diff
    text = render(status)
    assert "A [-paper-] {+page+} that" in text
    assert text.splitlines()[0].split() == [
        "file",
        "lang",
        "reviewed",
        "draft",
        "stale",
        "stale-critical",
        "missing",
        "orphan",
    ]


def test_without_history_the_status_says_so(tmp_path: Path) -> None:
    folder = write(tmp_path, {FI: FINNISH})
    stamp(folder, LANGUAGES, "fi")
    (folder / EN).write_text(MODULE.replace("What now?", "And now?"))
    assert "(earlier text not found)" in render(translations_status(folder, LANGUAGES, lambda path: ()))


def test_earlier_texts_come_out_of_git(tmp_path: Path) -> None:
    path = tmp_path / "a b.md"
    identity = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    for text in ("one", "two"):
        path.write_text(text)
        subprocess.run(["git", "-C", str(tmp_path), "add", "."], check=True)
        subprocess.run(["git", "-C", str(tmp_path), *identity, "commit", "-qm", text], check=True)
    assert list(earlier_texts(path)) == ["two", "one"]
    assert list(earlier_texts(tmp_path / "none" / "x.md")) == []


@pytest.mark.parametrize(
    ("old", "new", "diff"),
    [
        ("a b c", "a b c", "a b c"),
        ("a b", "a c b", "a {+c+} b"),
        ("a b c", "c", "[-a b-] c"),
        ("", "x", "{+x+}"),
        ("x", "", "[-x-]"),
    ],
)
def test_a_word_diff_shows_what_went_and_what_came(old: str, new: str, diff: str) -> None:
    assert word_diff(old, new) == diff
