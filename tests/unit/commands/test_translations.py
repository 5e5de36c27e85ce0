"""Translations from the command line: on a copy of two real modules, and on catalogues in an empty folder."""

import re
import shutil
from pathlib import Path

import pytest

from app.cli import main
from app.config import ROOT

KEPT = ("l01-", "l03-")
"""Each command reads all there are. That all of them go round is asked in tests/unit/content/test_exchange.py."""


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "modules"
    others = [path.name for path in (ROOT / "modules").glob("*-*/") if not path.name.startswith(KEPT)]
    shutil.copytree(ROOT / "modules", folder, ignore=shutil.ignore_patterns(*others))
    monkeypatch.setenv("ASKEL_MODULES_DIR", str(folder))
    monkeypatch.setenv("ASKEL_LOCALES_DIR", str(tmp_path / "locales"))
    return folder


def finnish(modules: Path) -> Path:
    return modules / "l03-my-pay" / "fi.md"


def without_stamps(path: Path) -> None:
    text = path.read_text("utf-8")
    path.write_text(re.sub(r" (?:src|ok)=[\w-]+|^(?:src|ok):.*\n", "", text, flags=re.MULTILINE), "utf-8")


def test_status_is_a_table_of_one_language(modules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["translations", "status", "fi"]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert rows[0][:4] == ["file", "lang", "reviewed", "draft"]
    assert {row[1] for row in rows[1:] if row} == {"fi"}
    assert any(row[0] == "l03" for row in rows[1:] if row)


def test_a_file_that_an_offered_language_lacks_is_missing_as_a_whole(
    modules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    finnish(modules).unlink()
    assert main(["translations", "status", "fi"]) == 0
    rows = {line.split()[0]: line.split() for line in capsys.readouterr().out.splitlines() if line}
    assert rows["l03"][2:4] == ["0", "0"]
    assert int(rows["l03"][6]) > 40
    assert rows["l01"][6] == "0"


def test_new_words_are_stamped_once(modules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    without_stamps(finnish(modules))
    assert main(["translations", "stamp", "fi"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert any(line.startswith("l03/") for line in told)
    assert re.search(r"src=[0-9a-f]{8}", finnish(modules).read_text("utf-8"))
    assert main(["translations", "stamp", "fi"]) == 0
    assert capsys.readouterr().out == "0 stamped\n"


def test_a_person_signs_with_initials_and_the_day(modules: Path) -> None:
    name = re.search(r"<!-- step ([a-z0-9-]+)", finnish(modules).read_text("utf-8"))
    assert name
    main(["translations", "stamp", "fi"])
    assert main(["translations", "accept", "fi", f"l03/{name.group(1)}", "--by", "nk"]) == 0
    assert re.search(
        rf"<!-- step {name.group(1)}\b[^>]* ok=nk-\d{{4}}-\d\d-\d\d", finnish(modules).read_text("utf-8")
    )


def test_what_is_not_there_is_named(modules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["translations", "accept", "fi", "l99/nothing", "--trivial"]) == 1
    assert "Not there in fi: l99/nothing" in capsys.readouterr().err
    assert main(["translations", "status", "xx"]) == 1
    assert "not in the registry" in capsys.readouterr().err
    assert main(["translations", "import-po", "fi", "/nowhere.po"]) == 1
    assert "cannot be read" in capsys.readouterr().err


def test_texts_go_out_and_come_back_unchanged(
    modules: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["translations", "stamp", "fi"])
    before = {path: path.read_bytes() for path in modules.rglob("*.fi.md")} | {
        path: path.read_bytes() for path in modules.rglob("fi.md")
    }
    assert main(["translations", "export-po", "fi", str(tmp_path / "fi.po")]) == 0
    assert 'msgctxt "l03/' in (tmp_path / "fi.po").read_text("utf-8")
    capsys.readouterr()
    assert main(["translations", "import-po", "fi", str(tmp_path / "fi.po")]) == 0
    assert {path: path.read_bytes() for path in before} == before


def test_strings_are_brought_into_every_offered_catalogue_and_words_stay(
    modules: Path, tmp_path: Path
) -> None:
    assert main(["translations", "update"]) == 0
    path = tmp_path / "locales" / "ar" / "LC_MESSAGES" / "messages.po"
    made = path.read_text("utf-8")
    assert "nplurals=6; plural=(n==0 ? 0" in made
    assert not (tmp_path / "locales" / "en").exists()
    path.write_text(made.replace('msgid "Exit"\nmsgstr ""', 'msgid "Exit"\nmsgstr "خروج"'), "utf-8")
    kept = path.read_text("utf-8")
    assert kept != made
    assert main(["translations", "update", "ar"]) == 0
    assert path.read_text("utf-8") == kept


def test_a_string_that_vanished_goes_and_nothing_is_guessed(modules: Path, tmp_path: Path) -> None:
    main(["translations", "update", "fi"])
    path = tmp_path / "locales" / "fi" / "LC_MESSAGES" / "messages.po"
    path.write_text(path.read_text("utf-8") + '\nmsgid "Exit now, please"\nmsgstr "Poistu heti"\n', "utf-8")
    main(["translations", "update", "fi"])
    text = path.read_text("utf-8")
    assert "Poistu heti" not in text
    assert "fuzzy" not in text
