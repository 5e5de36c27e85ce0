"""Sets of cards: register, words, fallback, what the linter says, and the last good version."""

from pathlib import Path

import pytest

from app.content.cards import SETS
from app.content.diagnostics import LibraryError
from app.content.lint import lint
from app.content.loader import load
from app.content.models import Card, State
from app.content.revision import revision
from tests.unit.content.card_files import (
    CARDS,
    PHRASE_WORDS,
    QUESTION_WORDS,
    QUESTIONS,
    SIGN_WORDS,
    SIGN_WORDS_FI,
    SIGNS,
)
from tests.unit.content.making import LANGUAGES, TODAY, library, lint_lines, numbered, reader, write

Text = str | bytes | None

EN_WORDS, FI_WORDS = "words/signs.en.md", "words/signs.fi.md"
ENTRY = SIGN_WORDS[SIGN_WORDS.index("## They ask") :]


def signs(folder: Path, lang: str = "en", **changed: Text) -> dict[str, Card]:
    """The signs of the valid folder, some of their files changed: `toml`, `en`, `fi`."""
    names = {"toml": "signs.toml", "en": EN_WORDS, "fi": FI_WORDS}
    files = {**CARDS, **{names[key]: text for key, text in changed.items()}}
    return {card.id: card for card in library(folder, files).cards("signs", reader(lang))}


def errors(folder: Path, name: str, text: Text) -> list[str]:
    """What is an error when one file of the valid folder reads like this."""
    write(folder, {**CARDS, name: text})
    if text is None:
        (folder / name).unlink(missing_ok=True)
    found = lint(folder, LANGUAGES, TODAY)
    return [f"{Path(one.path).name}:{one.line} {one.code}" for one in found if one.severity == "error"]


def test_a_card_has_what_its_register_and_its_words_say(tmp_path: Path) -> None:
    assert list(signs(tmp_path)) == ["paper-first", "pay-first"]
    card = signs(tmp_path)["pay-first"]
    assert (card.group, card.pictogram, card.title) == ("careful", "", "They ask for money first")
    assert card.html == "<p>A job costs you nothing. A week has <bdi>40</bdi> hours.</p>\n"
    assert card.part_titles == {"why": "Why"}
    assert card.parts["why"].startswith("<p>Nobody may take money for a job. Call ")
    assert '<a href="tel:116006">116 006</a>' in card.parts["why"]
    assert (card.lang, card.state, card.sounds) == ("en", State.SOURCE, "")
    assert signs(tmp_path)["paper-first"].pictogram == "file-text"


def test_cards_stand_in_the_order_of_the_register_whatever_the_words_say(tmp_path: Path) -> None:
    first, second = SIGNS.split("\n\n")
    assert list(signs(tmp_path, toml=f"{second}\n{first}\n")) == ["pay-first", "paper-first"]


def test_the_guide_for_authors_names_every_set_and_group() -> None:
    guide = (Path(__file__).parents[3] / "modules" / "README.md").read_text(encoding="utf-8")
    for one in SETS.values():
        groups = ", ".join(group.name for group in one.groups)
        assert f"| `{one.name}` | `{one.marker}` | {groups} |" in guide
        assert f"{one.name}.toml" in guide


def test_an_unknown_set_or_one_without_files_has_no_cards(tmp_path: Path) -> None:
    made = library(tmp_path)
    assert {made.cards(name, reader()) for name in (*SETS, "songs", "facts", "../signs", "")} == {()}


def test_a_phrase_says_how_the_finnish_sounds_in_every_language(tmp_path: Path) -> None:
    made = library(tmp_path, CARDS)
    found = {lang: made.cards("phrases", reader(lang))[0] for lang in ("en", "fi", "ar")}
    assert {card.sounds for card in found.values()} == {"MIL-loin TYÖ AL-kaa"}
    assert found["fi"].title == "Milloin työ alkaa?"
    assert (found["ar"].title, found["ar"].lang) == ("When does work begin?", "en")


def test_a_question_has_its_answers_in_the_order_of_the_source(tmp_path: Path) -> None:
    usual, neednot = library(tmp_path, CARDS).cards("interview", reader())
    assert list(usual.part_titles.items()) == [
        ("a", "I can cook."),
        ("b", "I can learn."),
        ("c", "May I show you?"),
    ]
    assert list(neednot.parts) == ["a"]


def test_each_card_falls_back_by_itself(tmp_path: Path) -> None:
    stamped = SIGN_WORDS_FI.replace("sign pay-first", "sign pay-first src=00000000")
    found = signs(tmp_path, "fi", fi=stamped)
    draft, critical = found["paper-first"], found["pay-first"]
    assert (draft.title, draft.lang, draft.state) == ("He antavat sinulle paperin", "fi", State.DRAFT)
    assert draft.parts == {"why": "<p>Paperi kertoo sopimuksen.</p>\n"}
    assert (critical.title, critical.lang) == ("They ask for money first", "en")
    assert critical.state is State.STALE_CRITICAL
    dari = signs(tmp_path, "prs")["pay-first"]
    assert (dari.lang, dari.state) == ("en", State.MISSING)


def test_a_signed_card_is_reviewed_and_a_chain_is_followed(tmp_path: Path) -> None:
    mark = f"src={revision(ENTRY)} ok=nk-2026-11-20"
    signed = SIGN_WORDS_FI.replace("sign pay-first", f"sign pay-first {mark}")
    assert signs(tmp_path, "fi", fi=signed)["pay-first"].state is State.REVIEWED
    persian = {**CARDS, "words/signs.fa.md": SIGN_WORDS_FI}
    dari = library(tmp_path, persian).cards("signs", reader("prs"))[0]
    assert (dari.lang, dari.state) == ("fa", State.MISSING)


def test_a_part_that_the_source_does_not_have_is_not_shown(tmp_path: Path) -> None:
    more = "# Kysymykset\n\n## Onko lapsia? <!-- question your-family -->\n\n### Yksi <!-- part a -->\n\n"
    files = {**CARDS, "words/interview.fi.md": f"{more}### Kaksi <!-- part b -->\n"}
    _, neednot = library(tmp_path, files).cards("interview", reader("fi"))
    assert (neednot.lang, neednot.part_titles) == ("fi", {"a": "Yksi"})


def test_search_leaves_cards_out(tmp_path: Path) -> None:
    plain = list(library(tmp_path / "plain").search_texts(reader()))
    assert list(library(tmp_path / "cards", CARDS).search_texts(reader())) == plain


def test_sets_of_cards_are_no_trouble_for_the_linter(tmp_path: Path) -> None:
    english = {name: text for name, text in CARDS.items() if ".fi." not in name}
    assert lint_lines(tmp_path / "en", english) == []
    assert {line.split()[1] for line in lint_lines(tmp_path / "fi", CARDS)} == {"T011"}


SIGN_LINE = numbered(SIGN_WORDS, "## They ask")
PART_LINE = numbered(ENTRY, "### Why") + SIGN_LINE - 1


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("signs.toml", SIGNS + "[pay-first", "signs.toml:7 R001"),
        ("signs.toml", SIGNS + SIGNS, "signs.toml:7 R001"),
        ("signs.toml", b"\xff\xfe[x]", "signs.toml:1 F002"),
        ("signs.toml", SIGNS.replace('"careful"', '"red"'), "signs.toml:5 R003"),
        ("signs.toml", SIGNS.replace('"careful"', '["careful"]'), "signs.toml:5 R003"),
        ("signs.toml", SIGNS.replace('"careful"', '""'), "signs.toml:5 R003"),
        ("signs.toml", SIGNS.replace('group = "careful"', ""), "signs.toml:5 R002"),
        ("signs.toml", SIGNS.replace("pictogram", "picture"), "signs.toml:1 R004"),
        ("signs.toml", SIGNS.replace("[pay-first]", "[Pay_First]"), "signs.toml:5 R003"),
        ("signs.toml", f'{SIGNS}\n[new]\ngroup = "ask"\n', "signs.toml:8 R008"),
        ("signs.toml", None, f"signs.en.md:{SIGN_LINE} R009"),
        (EN_WORDS, None, "signs.toml:5 R008"),
        (EN_WORDS, "", "signs.en.md:1 M016"),
        (EN_WORDS, SIGN_WORDS.replace("pay-first", "pay-last"), f"signs.en.md:{SIGN_LINE} R009"),
        (EN_WORDS, SIGN_WORDS.replace("sign pay", "flag pay"), f"signs.en.md:{SIGN_LINE} M003"),
        (EN_WORDS, SIGN_WORDS.replace("sign paper-first", "sign"), "signs.en.md:3 M003"),
        (
            EN_WORDS,
            SIGN_WORDS.replace(" <!-- sign pay-first critical -->", ""),
            f"signs.en.md:{SIGN_LINE} M001",
        ),
        (EN_WORDS, SIGN_WORDS.replace("critical", "urgent"), f"signs.en.md:{SIGN_LINE} M008"),
        (EN_WORDS, SIGN_WORDS.replace("critical", 'say="SA"'), f"signs.en.md:{SIGN_LINE} M008"),
        (EN_WORDS, SIGN_WORDS + "\n### So <!-- part so -->\n", f"signs.en.md:{PART_LINE + 4} M003"),
        (EN_WORDS, SIGN_WORDS + "\n### Why <!-- part why -->\n", f"signs.en.md:{PART_LINE + 4} M005"),
        (EN_WORDS, f"{SIGN_WORDS}\n{ENTRY}", f"signs.en.md:{len(SIGN_WORDS.splitlines()) + 2} M005"),
        (EN_WORDS, SIGN_WORDS[: SIGN_WORDS.rindex("###")], f"signs.en.md:{SIGN_LINE} R012"),
        (EN_WORDS, SIGN_WORDS.replace("f08.week", "f08.day"), f"signs.en.md:{SIGN_LINE + 2} D012"),
        (EN_WORDS, SIGN_WORDS.replace("A job", "<b>A</b> job"), f"signs.en.md:{SIGN_LINE + 2} D001"),
        (FI_WORDS, SIGN_WORDS_FI.replace("sign pay-first", "sign other"), f"signs.fi.md:{SIGN_LINE} R009"),
        (FI_WORDS, SIGN_WORDS_FI.replace("[116 006](contact:f42)", ""), f"signs.fi.md:{SIGN_LINE} T007"),
        (FI_WORDS, SIGN_WORDS_FI[: SIGN_WORDS_FI.rindex("###")], f"signs.fi.md:{SIGN_LINE} T014"),
        (FI_WORDS, SIGN_WORDS_FI.replace("Työ ei maksa", "Työ 3 maksa"), f"signs.fi.md:{SIGN_LINE} T008"),
        ("words/sings.en.md", SIGN_WORDS, "sings.en.md:1 F006"),
        ("words/signs.xx.md", SIGN_WORDS, "signs.xx.md:1 F006"),
    ],
)
def test_what_is_wrong_with_a_set_is_said_with_its_line(
    name: str, text: Text, complaint: str, tmp_path: Path
) -> None:
    assert complaint in errors(tmp_path, name, text)


def test_the_parts_of_a_question_are_those_of_its_group(tmp_path: Path) -> None:
    third = QUESTION_WORDS + "\n### Third <!-- part c -->\n"
    assert "interview.en.md:11 R012" in errors(tmp_path, "words/interview.en.md", third)
    second = QUESTION_WORDS + "\n### Second <!-- part b -->\n"
    assert errors(tmp_path, "words/interview.en.md", second) == []
    swapped = QUESTIONS.replace("usual", "x").replace("neednot", "usual").replace("x", "neednot")
    complaints = errors(tmp_path, "interview.toml", swapped)
    assert complaints == ["interview.en.md:3 R012", "interview.en.md:11 R012"]


def test_a_part_that_only_a_translation_has_is_reported(tmp_path: Path) -> None:
    words = "# K\n\n## Onko lapsia? <!-- question your-family -->\n\n### A <!-- part a -->\n\n"
    found = errors(tmp_path, "words/interview.fi.md", f"{words}### B <!-- part b -->\n")
    assert found == ["interview.fi.md:3 T002"]


def test_a_translation_that_lacks_a_card_is_only_warned(tmp_path: Path) -> None:
    half = {**CARDS, FI_WORDS: SIGN_WORDS_FI[: SIGN_WORDS_FI.index("## He pyy")]}
    assert "signs.fi.md:1 T001" in lint_lines(tmp_path, half)
    assert errors(tmp_path, FI_WORDS, half[FI_WORDS]) == []


def test_a_pictogram_of_a_card_must_exist(tmp_path: Path) -> None:
    folder = write(tmp_path, CARDS)
    found = lint(folder, LANGUAGES, TODAY, pictograms=frozenset({"coins", "receipt"}))
    assert [f"{Path(one.path).name}:{one.line} {one.code}" for one in found if one.severity == "error"] == [
        "signs.toml:1 D010"
    ]


@pytest.mark.parametrize("number", [300, 5_000])
def test_a_very_large_register_is_read_or_refused_and_never_hangs(number: int, tmp_path: Path) -> None:
    text = "".join(f'[c{at}]\ngroup = "green"\n\n' for at in range(number)) + "x" * 600_000 * (number > 300)
    found = errors(tmp_path, "signs.toml", text)
    assert ("signs.toml:1 F001" in found) is (number > 300)
    assert ("signs.toml:1 R008" in found) is (number == 300)


def test_a_broken_set_is_refused_in_production(tmp_path: Path) -> None:
    with pytest.raises(LibraryError) as refused:
        library(tmp_path, {**CARDS, "signs.toml": SIGNS.replace("careful", "red")})
    assert "signs.toml:5:1: R003 register value does not fit: pay-first: group red" in str(refused.value)


def test_every_file_of_a_set_changes_the_version(tmp_path: Path) -> None:
    changes = (
        {},
        {"signs.toml": SIGNS.replace("careful", "ask")},
        {EN_WORDS: SIGN_WORDS.replace("A paper says", "It says")},
        {FI_WORDS: SIGN_WORDS_FI.replace("Paperi kertoo", "Se kertoo")},
    )
    made = [load(write(tmp_path, {**CARDS, **one}), LANGUAGES, None)[0].version for one in changes]
    assert len(set(made)) == len(changes)


def test_the_cache_gives_the_same_cards(tmp_path: Path) -> None:
    folder = write(tmp_path / "m", CARDS)
    cold, warm = (load(folder, LANGUAGES, tmp_path / "cache")[0] for _ in range(2))
    for name in ("signs", "phrases", "interview"):
        for lang in LANGUAGES:
            assert warm.cards(name, reader(lang)) == cold.cards(name, reader(lang)) != ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("signs.toml", "[pay-first"),
        ("signs.toml", SIGNS + '\n[new]\ngroup = "ask"\n'),
        ("signs.toml", SIGNS.replace("careful", "red")),
        (EN_WORDS, SIGN_WORDS.replace("sign pay", "sing pay")),
        (EN_WORDS, b"\xff"),
    ],
)
def test_while_authoring_the_last_good_cards_are_served(name: str, text: str | bytes, tmp_path: Path) -> None:
    folder, cache = write(tmp_path / "m", CARDS), tmp_path / "cache"
    good, _ = load(folder, LANGUAGES, cache, authoring=True)
    made, found = load(write(folder, {**CARDS, name: text}), LANGUAGES, cache, authoring=True)
    assert any(one.severity == "error" for one in found)
    assert made.cards("signs", reader()) == good.cards("signs", reader())


def test_while_authoring_a_set_that_never_was_good_is_left_out(tmp_path: Path) -> None:
    files = {**CARDS, EN_WORDS: None, FI_WORDS: None}
    made, _ = load(write(tmp_path, files), LANGUAGES, tmp_path / "cache", authoring=True)
    assert made.cards("signs", reader()) == ()
    assert len(made.cards("interview", reader())) == 2


def test_html_in_a_title_is_shown_as_text_or_refused(tmp_path: Path) -> None:
    words = PHRASE_WORDS.replace("When", r"\<b> & When")
    card = library(tmp_path, {**CARDS, "words/phrases.en.md": words}).cards("phrases", reader())[0]
    assert card.title == "<b> & When does work begin?"
    assert "phrases.en.md:3 D001" in errors(
        tmp_path, "words/phrases.en.md", PHRASE_WORDS.replace("When", "<b>When")
    )
