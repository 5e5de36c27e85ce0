"""What holds for every input: keys never change, nobody misses an item, text goes in and out unharmed."""

import json
import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.content.compiled import Edition, Stamp, unpack
from app.content.edit import with_attribute
from app.content.editions import compile_found
from app.content.library import Library
from app.content.markers import parse_marker
from app.content.models import State
from app.content.revision import revision
from app.content.scan import Found
from app.content.slots import escape, fill, plain, slot
from app.content.states import choose
from app.content.translations.worddiff import word_diff
from tests.unit.content.hostile import judged
from tests.unit.content.making import EN, FI, FINNISH, LANGUAGES, MODULE, library, reader

IDS = st.from_regex(r"[a-z][a-z0-9-]{0,23}", fullmatch=True)
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)


def _shuffled(text: str, chance: random.Random) -> str:
    """A translation with its items in another order, some missing, options and rows turned round."""
    head, *items = re.split(r"(?m)^(?=### )", text)
    items = [item for item in items if chance.random() > 0.2]
    chance.shuffle(items)
    return head + "".join(_turned(item, chance) for item in items)


def _turned(item: str, chance: random.Random) -> str:
    options = re.findall(r"(?m)^- \[.\] .*\n\n  > .*\n", item)
    for old, new in zip(options, chance.sample(options, len(options)), strict=True):
        item = item.replace(old, f"@{options.index(new)}@", 1)
    for at, option in enumerate(options):
        box = chance.choice(("- [ ]", "- [x]"))
        item = item.replace(f"@{at}@", box + option[5:])
    return item


def _stamped(text: str, chance: random.Random) -> str:
    """Some items stamped with what the source says, some with something older, some signed."""
    edition = compile_found(Found(Path("x"), EN, "module", "l03", "my-pay", "en"), MODULE.encode())[0]
    assert isinstance(edition, Edition)
    lines = text.split("\n")
    for at, line in enumerate(lines):
        found = re.search(r"<!-- \w+ ([\w-]+)", line) if line.startswith("###") else None
        if found and found.group(1) in edition.items:
            src = chance.choice(("", "00000000", edition.items[found.group(1)].stamp.revision))
            lines[at] = with_attribute(line, "src", src)
            lines[at] = with_attribute(lines[at], "ok", chance.choice(("", "nk-2026-11-20")))
    return "\n".join(lines)


def keys(one: Library, lang: str) -> list[object]:
    lesson = one.lesson("l03", "a", reader(lang))
    assert lesson
    return [
        (
            item.id,
            item.number,
            item.kind,
            item.revision,
            [(option.id, option.correct, option.pile, option.target) for option in item.options],
            [pile.id for pile in item.piles],
        )
        for item in lesson.items
    ]


@given(st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_a_translation_never_changes_keys_order_or_answers(
    tmp_path_factory: pytest.TempPathFactory, chance: random.Random
) -> None:
    folder = tmp_path_factory.mktemp("modules")
    made = library(folder, {FI: _stamped(_shuffled(FINNISH, chance), chance)})
    assert keys(made, "fi") == keys(made, "en")
    alone = library(tmp_path_factory.mktemp("alone")).shapes["l03"]
    assert made.shapes["l03"].items == alone.items
    assert made.shapes["l03"].lessons == alone.lessons


@given(st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_every_reader_gets_every_item_exactly_once_in_words(
    tmp_path_factory: pytest.TempPathFactory, chance: random.Random
) -> None:
    files = {}
    for lang in ("fi", "ar", "fa", "prs"):
        if chance.random() < 0.7:
            text = _stamped(_shuffled(FINNISH, chance), chance).replace("lang: fi", f"lang: {lang}")
            files[f"l03-my-pay/{lang}.md"] = text
    made = library(tmp_path_factory.mktemp("modules"), files)
    for lang, language in LANGUAGES.items():
        lesson = made.lesson("l03", "a", reader(lang))
        assert lesson
        assert [item.id for item in lesson.items] == ["s-slip", "q-slip", "t-lines", "s-keep"]
        for item in lesson.items:
            assert item.title
            assert item.lang in {lang, *language.chain, "en"}
            assert (item.lang == lang) == (item.state not in {State.MISSING, State.STALE_CRITICAL})
            assert all(option.text for option in item.options)
            assert item.state is not State.STALE_CRITICAL or item.critical


@given(TEXT, TEXT)
def test_a_revision_sees_text_and_nothing_else(one: str, other: str) -> None:
    text = f"### {one}\n\n{other}"
    assert revision(f"### {one} <!-- step s-x src=00000000 -->\n\n\n {other} ") == revision(text)
    assert revision(f"{text} more") != revision(text)


@given(
    st.lists(IDS, min_size=1, max_size=4),
    st.dictionaries(IDS.map(lambda one: "k" + re.sub("[0-9]", "", one)), IDS),
)
def test_a_marker_reads_what_was_written(words: list[str], values: dict[str, str]) -> None:
    written = " ".join([*words, *(f"{key}={value}" for key, value in values.items())])
    marker = parse_marker(f" {written} ")
    assert marker
    assert marker.words == tuple(words)
    assert marker.values == values


@given(TEXT)
def test_parse_marker_takes_any_text_without_a_traceback(text: str) -> None:
    marker = parse_marker(text)
    assert marker is None or marker.words


@given(IDS, IDS, IDS)
def test_an_attribute_is_written_once_and_taken_out_whole(word: str, value: str, other: str) -> None:
    line = f"### Title <!-- step {word} -->\n"
    once = with_attribute(line, "src", value)
    assert with_attribute(with_attribute(once, "src", other), "src", value) == once
    assert with_attribute(once, "src", "") == line


@given(TEXT)
def test_escaped_text_comes_back_and_is_never_html(text: str) -> None:
    assert judged(escape(text)) == []
    assert plain(escape(text)) == " ".join(text.split())


@given(TEXT, st.lists(TEXT, max_size=3))
def test_a_hole_gives_back_its_arguments(before: str, arguments: list[str]) -> None:
    seen: list[list[str]] = []

    def filler(kind: str, given: list[str]) -> str:
        seen.append(given)
        return f"<{kind}>"

    assert fill(escape(before) + slot("p", *arguments), filler) == escape(before) + "<p>"
    assert seen == [arguments]


@given(st.lists(st.sampled_from("abcd"), max_size=12), st.lists(st.sampled_from("abcd"), max_size=12))
def test_a_word_diff_holds_both_texts(old: list[str], new: list[str]) -> None:
    diff = word_diff(" ".join(old), " ".join(new))
    gone = re.sub(r"\{\+.*?\+\}", "", diff)
    come = re.sub(r"\[-.*?-\]", "", diff)
    assert re.sub(r"\[-(.*?)-\]", r"\1", gone).split() == old
    assert re.sub(r"\{\+(.*?)\+\}", r"\1", come).split() == new


@given(
    st.dictionaries(
        st.sampled_from(["fi", "fa", "prs", "en"]),
        st.builds(
            Stamp, st.just("x"), st.sampled_from(["", "11111111", "22222222"]), st.sampled_from(["", "ok"])
        ),
    ),
    st.permutations(["fi", "fa", "prs"]),
    st.booleans(),
    st.booleans(),
)
def test_a_choice_is_always_words_that_exist_and_may_be_shown(
    stamps: dict[str, Stamp], langs: list[str], critical: bool, held: bool
) -> None:
    stamps["en"] = Stamp("11111111")
    chosen = choose(langs, "en", stamps.get, critical, lambda lang: held)
    assert chosen.lang in stamps
    assert not (held and chosen.unreviewed)
    assert not (critical and chosen.lang != "en" and stamps[chosen.lang].src == "22222222")
    assert chosen.state is not State.SOURCE


@given(st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_what_the_cache_keeps_comes_back_equal(chance: random.Random) -> None:
    found = Found(Path("x"), FI, "module", "l03", "my-pay", "fi")
    edition = compile_found(found, _shuffled(FINNISH, chance).encode())[0]
    assert unpack(Edition, json.loads(json.dumps(edition))) == edition
