"""Which language each item of a page is in, and what the page must say about it."""

from pathlib import Path

from app.content.edit import with_attribute
from app.content.library import Library
from app.content.loader import load
from app.content.models import Lesson, State
from tests.unit.content.making import EN, FI, FINNISH, LANGUAGES, MODULE, TRACKS, library, reader, write

OLD = "00000000"


def stamped(text: str, stamps: dict[str, tuple[str, str]]) -> str:
    """`stamps`: src and ok by item id."""
    lines = text.split("\n")
    for at, line in enumerate(lines):
        for name, (src, ok) in stamps.items():
            if f" {name} -->" in line and line.startswith("#"):
                lines[at] = with_attribute(with_attribute(line, "src", src), "ok", ok)
    return "\n".join(lines)


def revisions(folder: Path) -> dict[str, str]:
    return {name: item.revision for name, item in library(folder).shapes["l03"].items.items()}


def lesson(made: Library, lang: str) -> Lesson:
    found = made.lesson("l03", "a", reader(lang))
    assert found
    return found


def test_each_item_falls_back_by_itself(tmp_path: Path) -> None:
    current = revisions(tmp_path / "source")
    text = stamped(
        FINNISH,
        {
            "s-slip": (current["s-slip"], "nk-2026-11-20"),
            "q-slip": (OLD, "nk-2026-11-20"),
            "t-lines": (OLD, ""),
        },
    ).replace("### Säilytä ne <!-- step s-keep -->", "### Säilytä ne <!-- step s-keep src= -->")
    text = text[: text.index("### Säilytä")]
    found = lesson(library(tmp_path / "made", {FI: text}), "fi")
    assert [(item.id, item.lang, item.state, item.unreviewed) for item in found.items] == [
        ("s-slip", "fi", State.REVIEWED, False),
        ("q-slip", "en", State.STALE_CRITICAL, False),
        ("t-lines", "fi", State.STALE, True),
        ("s-keep", "en", State.MISSING, False),
    ]
    assert found.states == {State.REVIEWED, State.STALE_CRITICAL, State.STALE, State.MISSING, State.DRAFT}
    assert found.title == "Laskelma"
    assert found.lang == "fi"


def test_dari_stands_on_persian_and_then_on_english(tmp_path: Path) -> None:
    persian = FINNISH.replace("lang: fi", "lang: fa")
    made = library(tmp_path, {"l03-my-pay/fa.md": persian[: persian.index("### Lajittele")]})
    found = lesson(made, "prs")
    assert [item.lang for item in found.items] == ["fa", "fa", "en", "en"]
    assert {State.MISSING, State.DRAFT} <= found.states
    module = made.module("l03", reader("prs"))
    assert module
    assert module.lang == "fa"
    assert State.MISSING in module.states


def test_an_option_that_a_translation_lacks_keeps_the_words_of_the_source(tmp_path: Path) -> None:
    text = FINNISH.replace("- [ ] Odota <!-- wait -->\n\n  > Saat odottaa. Kysyäkin voi.\n", "")
    made, _ = load(write(tmp_path, {FI: FINNISH}), LANGUAGES, None)
    assert [option.text for option in lesson(made, "fi").items[1].options] == ["Odota", "Pyydä sitä"]
    _, found = load(write(tmp_path, {FI: text}), LANGUAGES, None, authoring=True)
    assert "T004" in {one.code for one in found}


def test_an_item_of_another_kind_is_no_translation(tmp_path: Path) -> None:
    text = FINNISH.replace("step s-keep", "reflect s-keep")
    made, found = load(write(tmp_path, {FI: text}), LANGUAGES, None, authoring=True)
    assert "T003" in {one.code for one in found}
    assert lesson(made, "fi").items[3].lang == "en"


def test_a_held_back_module_shows_no_draft_in_other_languages(tmp_path: Path) -> None:
    source, arabic = (
        text.replace("l03", "l07").replace("lang: fi", "lang: ar") for text in (MODULE, FINNISH)
    )
    finnish = FINNISH.replace("l03", "l07")
    files = {
        EN: None,
        "l07-permit/en.md": source,
        "l07-permit/ar.md": arabic,
        "l07-permit/fi.md": finnish,
        "tracks.toml": TRACKS.replace("l03", "l07"),
    }
    held = load(write(tmp_path / "a", files), LANGUAGES, None)[0]
    shown = load(write(tmp_path / "b", files), LANGUAGES, None, held_back=frozenset())[0]
    for made, lang, expected in ((held, "ar", "en"), (held, "fi", "fi"), (shown, "ar", "ar")):
        found = made.lesson("l07", "a", reader(lang))
        assert found
        assert {item.lang for item in found.items} == {expected}


def test_words_of_registers_fall_back_entry_by_entry(tmp_path: Path) -> None:
    glossary = "# Sanat\n\n## Palkkalaskelma <!-- term payslip -->\n\nPaperi palkastasi.\n"
    made = library(tmp_path, {"glossary.fi.md": glossary})
    assert [(term.word, term.finnish, term.lang, term.state) for term in made.terms(reader("fi"))] == [
        ("Palkkalaskelma", "palkkalaskelma", "fi", State.DRAFT),
        ("Gross pay", "bruttopalkka", "en", State.MISSING),
    ]


def test_a_module_may_have_another_source_than_english(tmp_path: Path) -> None:
    front = MODULE.replace("lang: en", "lang: fi\nsource: fi")
    english = FINNISH.replace("lang: fi", "lang: en\nsource: fi")
    made = library(tmp_path, {FI: front, EN: english})
    assert made.shapes["l03"].source == "fi"
    assert {item.state for item in lesson(made, "fi").items} == {State.SOURCE}
    assert {item.state for item in lesson(made, "en").items} == {State.DRAFT}
    assert {item.lang for item in lesson(made, "ar").items} == {"en"}
