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


def test_a_link_to_elsewhere_is_never_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secrets"
    secret.write_text("salt=")
    folder = write(tmp_path / "modules", {"l03-my-pay/media/a.en.opus": b"x", "l04-next/en.md": "x"})
    (folder / "l03-my-pay" / "media" / "b.en.opus").symlink_to(secret)
    (folder / "l03-my-pay" / "fi.md").symlink_to(secret)
    (folder / "l04-next" / "media").symlink_to(tmp_path)
    (folder / "glossary.fi.md").symlink_to(secret)
    (folder / "l05-more").symlink_to(tmp_path)
    found = scan(folder, LANGUAGES)
    assert [path.name for path in found.media["l03"]] == ["a.en.opus"]
    assert found.media.get("l04", ()) == ()
    assert {"l03.fi", "term.fi"}.isdisjoint(one.key for one in found.files)
    links = {Path(one.path).name for one in found.diagnostics if one.code == "F021"}
    assert links == {"b.en.opus", "fi.md", "media", "glossary.fi.md", "l05-more"}
