"""Texts go out to a translation tool and come back, and what nobody touched stays byte for byte."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.lint import has_errors, lint
from app.content.translations.exporting import export_po
from app.content.translations.importing import import_po
from app.content.translations.parts import parts
from app.content.translations.pofile import Entry, read_po, write_po
from app.content.translations.stamping import accept, stamp
from tests.unit.content.making import EN, FI, FINNISH, LANGUAGES, MODULE, TODAY, write

REAL = Path(__file__).parents[3] / "modules"
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.md"))}


def entries(folder: Path, lang: str = "fi") -> dict[str, Entry]:
    return {entry.context: entry for entry in read_po(export_po(folder, LANGUAGES, lang))[0]}


@pytest.mark.parametrize("text", [MODULE, FINNISH, FINNISH.replace("\n", "\r\n")])
def test_parts_stand_where_they_say_and_have_names_of_their_own(text: str) -> None:
    found = parts(text, True)
    assert all(text[part.start : part.end] == part.text for part in found)
    names = [(part.unit, part.name) for part in found]
    assert len(set(names)) == len(names)


def test_parts_are_named_by_id_where_there_is_one() -> None:
    assert [(part.unit, part.name, part.text) for part in parts(MODULE, True)][4:13] == [
        ("lesson.a", "title", "The slip"),
        ("s-slip", "title", "A slip each time"),
        (
            "s-slip",
            "text1",
            "You get a [pay slip](term:payslip) each time. A week has [40](fact:f08.week-hours) hours.",
        ),
        ("q-slip", "title", "No slip comes"),
        ("q-slip", "text1", "What now?"),
        ("q-slip", "option.wait", "Wait"),
        ("q-slip", "option.wait.quote1", "You may wait. Asking is fine too."),
        ("q-slip", "option.ask", "Ask for it"),
        ("q-slip", "option.ask.quote1", "A message is enough."),
    ]


def test_a_translation_in_another_order_meets_its_source_by_name() -> None:
    assert {(part.unit, part.name) for part in parts(FINNISH, True)} == {
        (part.unit, part.name) for part in parts(MODULE, True)
    }


TRIED = None if os.environ.get("ASKEL_ALL") else {"l01", "l03", "l11", "l14", "p1-"}
"""Every kind of item, critical words, a test, host notes and films are in these."""


@pytest.mark.parametrize("lang", ["fi", "ar"])
def test_the_real_modules_go_round_byte_for_byte(lang: str, tmp_path: Path) -> None:
    for path in REAL.rglob("*"):
        first = path.relative_to(REAL).parts[0]
        if path.is_file() and (TRIED is None or "-" not in first or first[:3] in TRIED):
            copy = tmp_path / path.relative_to(REAL)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    before, po = files(tmp_path), export_po(tmp_path, LANGUAGES, lang)
    result = import_po(tmp_path, LANGUAGES, lang, po)
    assert result == ([], [])
    assert files(tmp_path) == before
    assert export_po(tmp_path, LANGUAGES, lang) == po


def test_new_words_are_written_and_a_signature_falls(tmp_path: Path) -> None:
    folder = write(tmp_path, {FI: FINNISH})
    stamp(folder, LANGUAGES, "fi")
    accept(folder, LANGUAGES, "fi", ["l03/q-slip", "l03/front"], "nk", TODAY)
    found = entries(folder)
    found["l03/q-slip/option.wait"] = found["l03/q-slip/option.wait"]._replace(words="Odota vielä")
    found["l03/front/title"] = found["l03/front/title"]._replace(words="Palkka: minun")
    result = import_po(folder, LANGUAGES, "fi", write_po("fi", found.values()))
    assert result == (["l03/front", "l03/q-slip"], [])
    text = (folder / FI).read_text()
    assert "- [ ] Odota vielä <!-- wait -->" in text
    assert 'title: "Palkka: minun"\n' in text
    assert "\n# Palkka: minun\n" in text
    assert "ok=" not in text
    assert "ok:" not in text
    assert not has_errors(lint(folder, LANGUAGES, TODAY))


def test_a_language_grows_from_nothing_unit_by_unit(tmp_path: Path) -> None:
    done = write(tmp_path / "done", {FI: FINNISH})
    stamp(done, LANGUAGES, "fi")
    po = export_po(done, LANGUAGES, "fi")
    empty = write(tmp_path / "empty")
    whole = import_po(empty, LANGUAGES, "fi", po)
    assert whole.refused == []
    assert [part[:3] for part in parts((empty / FI).read_text(), True)] == [
        part[:3] for part in sorted(parts((done / FI).read_text(), True), key=lambda part: _place(part[:2]))
    ]
    assert export_po(empty, LANGUAGES, "fi") == po
    assert not has_errors(lint(empty, LANGUAGES, TODAY))


def _place(name: tuple[str, str]) -> int:
    return [(part.unit, part.name) for part in parts(MODULE, True)].index(name)


def test_a_unit_that_is_not_whole_is_not_put_in(tmp_path: Path) -> None:
    folder = write(tmp_path, {FI: FINNISH[: FINNISH.index("### Säilytä")]})
    found = entries(folder)
    po = write_po("fi", [found["l03/s-keep/title"]._replace(words="Säilytä")])
    assert import_po(folder, LANGUAGES, "fi", po).changed == []
    assert "Säilytä" not in (folder / FI).read_text()


def test_a_changed_source_makes_an_entry_fuzzy_and_fuzzy_ones_are_not_taken(tmp_path: Path) -> None:
    folder = write(tmp_path, {FI: FINNISH})
    stamp(folder, LANGUAGES, "fi")
    (folder / EN).write_text(MODULE.replace("What now?", "And now?"))
    found = entries(folder)
    assert {
        context for context, entry in found.items() if entry.fuzzy and context.startswith("l03/q-slip/text")
    }
    before = files(folder)
    assert import_po(folder, LANGUAGES, "fi", export_po(folder, LANGUAGES, "fi")) == ([], [])
    assert files(folder) == before
    clear = [entry._replace(fuzzy=False) for entry in found.values()]
    assert import_po(folder, LANGUAGES, "fi", write_po("fi", clear)).changed == ["l03/q-slip"]
    assert not any(entry.fuzzy for entry in entries(folder).values())


def test_words_for_an_older_source_are_refused(tmp_path: Path) -> None:
    folder = write(tmp_path, {FI: FINNISH})
    po = export_po(folder, LANGUAGES, "fi").replace("Odota", "Odota vielä")
    (folder / EN).write_text(MODULE.replace("- [ ] Wait", "- [ ] Wait a day"))
    result = import_po(folder, LANGUAGES, "fi", po)
    assert result.changed == []
    assert result.refused == ["l03/q-slip/option.wait: the source has changed since the export"]


@pytest.mark.parametrize("words", ["<b>Odota</b>", "[Odota](javascript:x)", "Odota <!-- wait -->"])
def test_words_that_break_the_file_are_refused_whole(words: str, tmp_path: Path) -> None:
    folder = write(tmp_path, {FI: FINNISH})
    before = files(folder)
    found = entries(folder)["l03/q-slip/option.wait"]
    result = import_po(folder, LANGUAGES, "fi", write_po("fi", [found._replace(words=words)]))
    assert result.changed == []
    assert result.refused
    assert files(folder) == before


def test_what_cannot_be_understood_is_named_by_its_line(tmp_path: Path) -> None:
    folder = write(tmp_path, {FI: FINNISH})
    result = import_po(folder, LANGUAGES, "fi", 'nonsense\n\nmsgctxt "l99/a/title"\nmsgid "x"\nmsgstr "y"\n')
    assert result == ([], ["line 1: not understood", "l99/a: not in the source"])


@given(st.lists(st.builds(Entry, TEXT.map("c".__add__), TEXT, TEXT, st.booleans(), st.just("")), max_size=4))
def test_a_po_file_gives_back_what_was_written(written: list[Entry]) -> None:
    assert read_po(write_po("fi", written)) == (written, [])


def test_strings_over_several_lines_and_obsolete_ones_are_understood() -> None:
    text = '#~ msgctxt "old"\n#~ msgid "x"\n\n#, c-format, fuzzy\nmsgctxt ""\n"a/b/c"\n'
    text += 'msgid "x\\n"\n"\\"y\\""\nmsgstr ""\n'
    assert read_po(text) == ([Entry("a/b/c", 'x\n"y"', "", True)], [])


@given(st.text(max_size=200))
def test_any_text_is_read_as_a_po_file_without_a_traceback(text: str) -> None:
    _, bad = read_po(text)
    assert all(0 < line <= text.count("\n") + 1 for line in bad)


def test_a_unit_that_stands_twice_is_left_alone(tmp_path: Path) -> None:
    double = FINNISH + "\n### Muuta <!-- step s-keep -->\n\nMuuta.\n"
    folder = write(tmp_path, {FI: double})
    found = entries(folder)["l03/s-keep/title"]
    result = import_po(folder, LANGUAGES, "fi", write_po("fi", [found._replace(words="Uusi")]))
    assert result == ([], ["l03/s-keep: stands twice in fi"])
    assert (folder / FI).read_text() == double
