"""No input of any kind gives a traceback or HTML that is not ours, and every complaint has a line."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.content.cards import SETS
from app.content.compiled import Edition, ItemText, LessonText
from app.content.diagnostics import Diagnostic
from app.content.editions import Compiled, compile_found
from app.content.fix import fix_shown
from app.content.lint import lint
from app.content.loader import load
from app.content.registers import read_registers
from app.content.scan import Found
from app.content.source import MAX_BYTES
from app.content.translations.exporting import export_po
from app.content.translations.importing import import_po
from app.content.translations.stamping import stamp
from app.content.translations.status import translations_status
from app.content.writeids import write_missing_ids
from tests.unit.content.card_files import CARDS
from tests.unit.content.hostile import SNIPPETS, judged, mutated
from tests.unit.content.making import (
    CONTACTS,
    EN,
    FACTS,
    FI,
    FINNISH,
    GLOSSARY,
    LANGUAGES,
    MODULE,
    TODAY,
    WORDS,
    PlainFormatter,
    filling,
    reader,
    write,
)

REAL = sorted((Path(__file__).parents[3] / "modules").glob("*/*.md"))
LINE = re.compile(r"[^\n]+?:[1-9]\d*:[1-9]\d*: [A-Z]\d{3} [^\n]+\Z")
ROLES = ("module", "host", "term", "fact", "contact", "track", "phrase", "sign", "question")


def compiled(data: bytes, role: str = "module") -> tuple[Compiled, list[Diagnostic]]:
    found = Found(Path("x"), "modules/l03-my-pay/en.md", role, "l03", "my-pay", "en")
    return compile_found(found, data)


def pieces(one: Compiled) -> Iterator[str]:
    """All HTML of a compiled file."""
    if isinstance(one, Edition):
        for lesson in one.lessons:
            yield from _of_unit(lesson)
            for item in lesson.items:
                yield from _of_unit(item)
    else:
        for entry in one.entries:
            yield from (entry.title, entry.html, *(part.html for part in entry.parts))


def _of_unit(unit: LessonText | ItemText) -> Iterator[str]:
    if isinstance(unit, LessonText):
        yield from (unit.title, unit.note_html, unit.intro)
        return
    parts = unit.parts
    yield from (unit.title, unit.note, parts.body, parts.explanation, parts.after, *parts.columns)
    for option in parts.options:
        yield from (option.html, option.feedback, option.right)
    yield from (pile.html for pile in parts.piles)


def assert_harmless(data: bytes, role: str = "module") -> None:
    one, diagnostics = compiled(data, role)
    fill = filling()
    for html in pieces(one):
        assert judged(fill(html)) == []
    for diagnostic in diagnostics:
        assert LINE.match(str(diagnostic)), str(diagnostic)
        assert diagnostic.line <= data.count(b"\n") + 2


@given(st.binary(max_size=400), st.sampled_from(ROLES))
@settings(max_examples=200, deadline=None)
def test_random_bytes_are_harmless(data: bytes, role: str) -> None:
    assert_harmless(data, role)


@given(st.text(max_size=300), st.sampled_from(ROLES))
@settings(max_examples=200, deadline=None)
def test_random_text_behind_a_valid_beginning_is_harmless(text: str, role: str) -> None:
    beginning = MODULE if role == "module" else GLOSSARY
    assert_harmless((beginning + "\n" + text).encode("utf-8", "surrogatepass"), role)


@given(st.lists(st.sampled_from(SNIPPETS), max_size=12), st.sampled_from(["", " ", "\n", "\n\n"]))
@settings(max_examples=300, deadline=None)
def test_hostile_snippets_are_harmless_in_prose(snippets: list[str], between: str) -> None:
    text = MODULE.replace("What now?", between.join(snippets))
    assert_harmless(text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("path", REAL, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_mutated_real_modules_are_harmless(path: Path) -> None:
    chance, text = random.Random(path.name), path.read_text(encoding="utf-8")
    for _ in range(12):
        assert_harmless(mutated(text, chance))


def test_a_mutated_folder_is_linted_and_loaded_or_refused(tmp_path: Path) -> None:
    chance = random.Random(7)
    texts = {
        EN: MODULE,
        FI: FINNISH,
        "glossary.en.md": GLOSSARY,
        "facts.toml": FACTS,
        "contacts.toml": CONTACTS,
        **CARDS,
    }
    for number in range(60):
        name = chance.choice(list(texts))
        folder = write(tmp_path / str(number), {FI: FINNISH, **CARDS, name: mutated(texts[name], chance)})
        for one in lint(folder, LANGUAGES, TODAY):
            assert LINE.match(str(one)), str(one)
        library, _ = load(folder, LANGUAGES, None, authoring=True)
        for card in (card for name in SETS for card in library.cards(name, reader("fi"))):
            assert judged("".join((card.html, *card.parts.values()))) == []
        for code in library.codes:
            for letter in library.shapes[code].lessons:
                for lang in LANGUAGES:
                    assert library.lesson(code, letter, reader(lang))


def test_the_tools_that_write_take_any_folder(tmp_path: Path) -> None:
    chance = random.Random(11)
    texts = {EN: MODULE, FI: FINNISH, "glossary.en.md": GLOSSARY, **WORDS, **CARDS}
    po = export_po(write(tmp_path / "good", {FI: FINNISH, **CARDS}), LANGUAGES, "fi")
    for number in range(40):
        name = chance.choice(list(texts))
        folder = write(tmp_path / str(number), {FI: FINNISH, **CARDS, name: mutated(texts[name], chance)})
        fix_shown(folder, LANGUAGES, {"en": PlainFormatter(), "fi": PlainFormatter()})
        export_po(folder, LANGUAGES, "fi")
        import_po(folder, LANGUAGES, "fi", mutated(po, chance).decode("utf-8", "replace"))
        stamp(folder, LANGUAGES, "fi")
        write_missing_ids(folder, LANGUAGES)
        assert translations_status(folder, LANGUAGES, lambda path: [MODULE]).rows is not None
        for one in lint(folder, LANGUAGES, TODAY):
            assert LINE.match(str(one)), str(one)


@given(st.binary(max_size=300), st.sampled_from(["facts.toml", "contacts.toml", "tracks.toml", "signs.toml"]))
@settings(max_examples=200, deadline=None)
def test_random_registers_give_diagnostics_only(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str
) -> None:
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(data)
    _, diagnostics = read_registers([Found(path, name, name)])
    assert all(LINE.match(str(one)) for one in diagnostics)


BOMBS = {
    "aliases": "---\na: &a [1,1]\nb: &b [*a,*a]\nc: [*b,*b]\n---\n# X\n",
    "brackets in front matter": "---\na: " + "[" * 20_000 + "\n---\n# X\n",
    "a tag of code": "---\na: !!python/object/apply:os.system [ls]\n---\n# X\n",
    "a key that is a list": "---\n? [a, b]\n: c\n---\n# X\n",
    "a date that is none": "---\ndate: 2026-02-31\n---\n# X\n",
    "a very large number": "---\nminutes: 1" + "0" * 5_000 + "\n---\n# X\n",
    "sixty": "---\nminutes: 1:30:00\ntitle: .inf\n---\n# X\n",
    "front matter without end": "---\n" + "a: b\n" * 3_000,
    "quotes": "# X\n\n" + ">" * 5_000 + " x\n",
    "lists": "# X\n\n" + "- " * 3_000 + "x\n",
    "links": "# X\n\n" + "[" * 4_000 + "x" + "](" * 4_000 + "\n",
    "stars": "# X\n\n" + "*a **b " * 1_300 + "\n",
    "backticks": "# X\n\n" + "".join("`" * n for n in range(130)) + "\n",
    "comments": "# X\n\n" + "<!--" * 2_400 + "\n",
    "tags": "# X\n\n" + "<a" * 4_900 + "\n",
    "table cells": "# X\n\n" + "|" * 3_000 + "\n" + "|-" * 3_000 + "\n" + "|x" * 3_000 + "\n",
    "entities": "# X\n\n" + "&#x110000;&amp" * 600 + "\n",
    "one long line": "# X\n\n" + "a" * 400_000 + "\n",
    "many headings": "# X\n\n" + "## Y <!-- lesson a -->\n### Z <!-- step s -->\n" * 5_000,
    "nothing": "",
    "one byte order mark": "\ufeff",
    "only carriage returns": "\r" * 1_000,
}


@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.timeout(20)
def test_a_bomb_goes_off_quietly(name: str) -> None:
    assert_harmless(BOMBS[name].encode())
    assert_harmless(BOMBS[name].encode(), "term")
    _, diagnostics = compiled(BOMBS[name].encode())
    assert diagnostics


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"x" * (MAX_BYTES + 1), "F001"),
        (MODULE.encode("utf-16"), "F002"),
        (MODULE.replace("What", "\x00What").encode(), "F003"),
        (BOMBS["aliases"].encode(), "F015"),
        (BOMBS["one long line"].encode(), "F004"),
        (WORDS["words/tracks.en.md"].encode(), "F010"),
    ],
)
def test_known_mischief_has_its_own_code(text: bytes, code: str) -> None:
    assert code in {one.code for one in compiled(text)[1]}


@pytest.mark.parametrize(
    "html",
    [
        "<b>x</b>",
        "<p onclick=x>",
        '<a href="javascript:x">',
        '<a href="//x.example">',
        "<!-- x -->",
        "\x02",
        "<p style=x>",
    ],
)
def test_the_judge_of_these_tests_is_not_blind(html: str) -> None:
    assert judged(html)
