"""Compiled files on demand."""

from pathlib import Path

from app.content.editions import KEPT, Editions, File, cache_name, compile_found, unpacked
from app.content.loader import load
from app.content.scan import Found
from app.content.store import Store
from tests.fixtures.generated import CODES, LANGUAGES, generate
from tests.unit.content.making import EN, MODULE


def test_only_the_last_few_stay_in_memory(tmp_path: Path) -> None:
    made, _ = load(generate(tmp_path, 3, lessons=1), LANGUAGES, tmp_path / "cache")
    for code in made.codes:
        for lang in CODES:
            assert made.editions.module(code, lang)
    assert len(made.editions.recent) == KEPT
    assert made.editions.module("l01", "en")
    assert made.editions.module("l99", "en") is None
    assert made.editions.words("l01", "en") is None


def test_the_name_in_the_cache_changes_with_content_and_place() -> None:
    found = Found(Path("x"), "a/en.md", "module", "l03", "my-pay", "en")
    names = {
        cache_name(found, b"a"),
        cache_name(found, b"b"),
        cache_name(found._replace(lang="fi"), b"a"),
        cache_name(found._replace(slug="pay"), b"a"),
        cache_name(found._replace(shown="b/en.md"), b"a"),
    }
    assert len(names) == 5


def test_what_is_not_in_the_cache_is_compiled(tmp_path: Path) -> None:
    path = tmp_path / "en.md"
    path.write_text(MODULE)
    found = Found(path, EN, "module", "l03", "my-pay", "en")
    editions = Editions({"l03.en": File(found, "none")}, Store(None))
    edition = editions.module("l03", "en")
    assert edition == compile_found(found)[0]


def test_json_of_another_shape_is_none() -> None:
    found = Found(Path("x"), EN, "module", "l03", "my-pay", "en")
    for data in (None, 1, [], [[], []], [["l03"], []], [["l03", "s", "en", 1, [], []], []], {"a": 1}, "ab"):
        assert unpacked(found, data) is None
