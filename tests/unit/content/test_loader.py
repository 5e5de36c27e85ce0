"""Loading: refusing, the cache, and the last good version while authoring."""

from pathlib import Path

import pytest

from app.content.diagnostics import LibraryError
from app.content.library import Library
from app.content.loader import load
from tests.unit.content.making import EN, FACTS, FI, FINNISH, LANGUAGES, MODULE, reader, write

BROKEN = MODULE.replace("- [x] Ask for it", "- [ ] Ask for it")


def title(made: Library) -> str:
    lesson = made.lesson("l03", "a", reader())
    return lesson.items[0].title if lesson else ""


def test_in_production_a_broken_module_is_refused_with_the_whole_list(tmp_path: Path) -> None:
    with pytest.raises(LibraryError) as refused:
        load(write(tmp_path, {EN: BROKEN.replace("What now?", "<b>")}), LANGUAGES, None)
    assert [one.code for one in refused.value.diagnostics] == ["K002", "D001"]
    assert "en.md:27:1: K002" in str(refused.value)


def test_warnings_refuse_nothing_and_are_handed_out_warm_and_cold(tmp_path: Path) -> None:
    folder = write(tmp_path / "m", {FI: FINNISH.replace("- [ ] Odota", "- [x] Odota")})
    for _ in range(2):
        _, found = load(folder, LANGUAGES, tmp_path / "cache")
        assert [one.code for one in found] == ["T005"]


def test_the_cache_gives_the_same_library(tmp_path: Path) -> None:
    folder = write(tmp_path / "m", {FI: FINNISH})
    cold, _ = load(folder, LANGUAGES, tmp_path / "cache")
    warm, _ = load(folder, LANGUAGES, tmp_path / "cache")
    for lang in ("en", "fi", "ar"):
        assert warm.lesson("l03", "a", reader(lang)) == cold.lesson("l03", "a", reader(lang))
        assert warm.module("l03", reader(lang)) == cold.module("l03", reader(lang))
    assert warm.shapes == cold.shapes
    assert warm.version == cold.version


def test_a_warm_start_compiles_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path / "m", {FI: FINNISH})
    load(folder, LANGUAGES, tmp_path / "cache")

    def refuse(*_: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr("app.content.loader.compile_found", refuse)
    monkeypatch.setattr("app.content.editions.compile_found", refuse)
    made, _ = load(folder, LANGUAGES, tmp_path / "cache")
    assert title(made) == "A slip each time"


@pytest.mark.parametrize("data", [b"", b"[]", b"null", b'{"a": 1}', b"\xff", b"[[[1]]]", b"[[], []]"])
def test_a_broken_cache_is_rebuilt_without_a_word(tmp_path: Path, data: bytes) -> None:
    folder = write(tmp_path / "m", {FI: FINNISH})
    load(folder, LANGUAGES, tmp_path / "cache")
    for path in (tmp_path / "cache").rglob("*.json"):
        path.write_bytes(data)
    made, found = load(folder, LANGUAGES, tmp_path / "cache")
    assert title(made) == "A slip each time"
    assert found == ()


def test_a_cache_that_vanishes_while_running_is_no_trouble(tmp_path: Path) -> None:
    folder = write(tmp_path / "m", {FI: FINNISH})
    made, _ = load(folder, LANGUAGES, tmp_path / "cache")
    for path in (tmp_path / "cache").rglob("*.json"):
        path.unlink()
    assert title(made) == "A slip each time"


def test_every_change_gives_another_version(tmp_path: Path) -> None:
    changes = (
        {},
        {FI: FINNISH},
        {"facts.toml": FACTS.replace("= 40", "= 41")},
        {EN: MODULE.replace("What now", "Now")},
    )
    versions = {load(write(tmp_path, change), LANGUAGES, None)[0].version for change in changes}
    assert len(versions) == len(changes)


def test_while_authoring_the_last_good_version_is_served(tmp_path: Path) -> None:
    folder, cache = tmp_path / "m", tmp_path / "cache"
    load(write(folder, {FI: FINNISH}), LANGUAGES, cache, authoring=True)
    made, found = load(
        write(folder, {EN: BROKEN.replace("A slip each", "CHANGED")}), LANGUAGES, cache, authoring=True
    )
    assert [one.code for one in found if one.severity == "error"] == ["K002"]
    assert title(made) == "A slip each time"
    again, _ = load(
        write(folder, {EN: MODULE.replace("A slip each", "One each")}), LANGUAGES, cache, authoring=True
    )
    assert title(again) == "One each time"


def test_while_authoring_a_broken_register_falls_back_too(tmp_path: Path) -> None:
    folder, cache = tmp_path / "m", tmp_path / "cache"
    load(write(folder), LANGUAGES, cache, authoring=True)
    made, found = load(write(folder, {"facts.toml": "broken"}), LANGUAGES, cache, authoring=True)
    assert "R001" in {one.code for one in found}
    lesson = made.lesson("l03", "a", reader())
    assert lesson
    assert "<bdi>40</bdi>" in lesson.items[0].body


def test_while_authoring_a_module_that_never_was_good_is_left_out(tmp_path: Path) -> None:
    made, found = load(write(tmp_path, {EN: BROKEN}), LANGUAGES, None, authoring=True)
    assert made.codes == ()
    assert made.module("l03", reader()) is None
    assert found


def test_an_empty_folder_is_an_empty_library(tmp_path: Path) -> None:
    made, found = load(tmp_path / "none", LANGUAGES, None)
    assert (made.codes, found, made.tracks(reader()), made.contacts(reader())) == ((), (), (), ())


def test_tools_exist_when_the_caller_says_so(tmp_path: Path) -> None:
    text = MODULE.replace("tools: []", "tools: [t04]").replace(
        "### Keep", "### Try <!-- tool t04 -->\n\nTry it.\n\n### Keep"
    )
    with pytest.raises(LibraryError):
        load(write(tmp_path, {EN: text}), LANGUAGES, None, tools=frozenset())
    made, _ = load(tmp_path, LANGUAGES, None, tools=frozenset({"t04"}))
    assert made.shapes["l03"].items["t04"].kind == "tool"
