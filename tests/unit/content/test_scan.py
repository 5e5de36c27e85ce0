"""Which file is what."""

from pathlib import Path

from app.content.scan import scan
from tests.unit.content.making import LANGUAGES, write


def test_files_are_known_by_place_and_name(tmp_path: Path) -> None:
    more = {
        "l03-my-pay/fi.md": "x",
        "l03-my-pay/host.en.md": "x",
        "l03-my-pay/media/a.en.opus": b"x",
        "style/en.md": "notes",
        "README.md": "x",
        "LICENSE": "x",
        "glossary.fi.md": "x",
    }
    found = scan(write(tmp_path, more), LANGUAGES)
    assert found.diagnostics == ()
    keys = {one.key for one in found.files if one.lang}
    assert keys == {
        "l03.en",
        "l03.fi",
        "host.l03.en",
        "term.en",
        "term.fi",
        "fact.en",
        "contact.en",
        "track.en",
    }
    assert [path.name for path in found.media["l03"]] == ["a.en.opus"]


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert scan(tmp_path / "none", LANGUAGES).files == ()


def test_names_that_do_not_fit_are_reported(tmp_path: Path) -> None:
    more = {
        "l03-my-pay/klingon.md": "x",
        "l03-my-pay/notes.doc": "x",
        "l03-my-pay/media/A.exe": b"x",
        "l3x/en.md": "x",
        "words/songs.en.md": "x",
        "l03-twice/en.md": "x",
    }
    found = scan(write(tmp_path, more), LANGUAGES)
    named = {(Path(one.path).name, one.code) for one in found.diagnostics}
    assert named == {
        ("klingon.md", "F006"),
        ("notes.doc", "F006"),
        ("A.exe", "F006"),
        ("l3x", "F006"),
        ("songs.en.md", "F006"),
        ("l03-twice", "F020"),
    }
