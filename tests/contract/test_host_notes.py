"""Who hosts a group finds a short note for every step and activity, in the languages of the authors."""

import re
from functools import cache

import pytest

from app.config import ROOT
from app.content.compiled import Edition
from app.content.gather import gather
from app.content.prose import paragraphs, sentences, word_count
from app.content.readability import limits
from app.content.units import pairs
from app.content.words import Entry, WordFile
from app.content.world import World
from app.main import LANGUAGES

MODULES = tuple(f"l{number:02}" for number in range(1, 17))
LONGEST = 50
"""Words of a note, the words that say what a line is about counted too: read in a glance, phone in the hand."""
MINUTES = re.compile(r"<strong>(\d+) (?:minutes?|minuut\w+)\.</strong>")
SAY = re.compile(r"“[^”]+”|”[^”]+”")
ROW = re.compile(r"^\| ([A-Z])\. .* \| (\d+) \|$", re.MULTILINE)
AVOID = {"en": "<strong>Avoid:</strong>", "fi": "<strong>Älä</strong>"}
LABEL = re.compile(r"<strong>[^<]*:</strong>")

EACH = pytest.mark.parametrize("lang", ["en", "fi"])
OF_MODULES = pytest.mark.parametrize("code", MODULES)


@cache
def _world() -> World:
    return gather(ROOT / "modules", LANGUAGES)[0]


def _source(code: str) -> Edition:
    return _world().sources()[code]


def _notes(code: str, lang: str) -> dict[str, Entry]:
    words = _world().compiled[f"host.{code}.{lang}"]
    assert isinstance(words, WordFile)
    return {entry.id: entry for entry in words.entries if entry.id}


def _minutes(note: Entry) -> int:
    found = MINUTES.match(note.html.removeprefix("<p>"))
    return int(found.group(1)) if found else 0


def _opening(code: str, lang: str) -> str:
    """What stands before the first note, for the whole module."""
    return "\n".join(_world().text(f"host.{code}.{lang}")).split("\n### ", 1)[0]


@EACH
@OF_MODULES
def test_every_step_and_activity_has_its_note_in_order(code: str, lang: str) -> None:
    assert list(_notes(code, lang)) == list(_source(code).items)


@EACH
@OF_MODULES
def test_a_note_tells_minutes_words_to_say_and_what_to_avoid(code: str, lang: str) -> None:
    for name, note in _notes(code, lang).items():
        first = note.html.split("</p>", 1)[0]
        assert _minutes(note) > 0, name
        assert SAY.search(first), name
        assert AVOID[lang] in note.html, name


@EACH
@OF_MODULES
def test_a_note_is_read_in_a_glance(code: str, lang: str) -> None:
    long = {
        name: words
        for name, note in _notes(code, lang).items()
        if (words := sum(word_count(one.text) for one in paragraphs(note.html))) > LONGEST
    }
    assert long == {}


@EACH
@OF_MODULES
def test_sentences_of_notes_are_as_short_as_those_of_lessons(code: str, lang: str) -> None:
    texts = [
        one.text
        for note in _notes(code, lang).values()
        for one in paragraphs(LABEL.sub("", MINUTES.sub("", note.html)))
    ]
    lengths = {one: word_count(one) for text in texts for one in sentences(text)}
    assert {one: words for one, words in lengths.items() if words > limits(lang).longest} == {}
    assert sum(lengths.values()) / len(lengths) <= limits(lang).average


@EACH
@OF_MODULES
def test_the_plan_of_a_half_day_adds_up(code: str, lang: str) -> None:
    notes = _notes(code, lang)
    counted = {
        lesson.letter.upper(): sum(_minutes(notes[item.id]) for item in lesson.items)
        for lesson in _source(code).lessons
    }
    assert {letter: int(told) for letter, told in ROW.findall(_opening(code, lang))} == counted


@EACH
@OF_MODULES
def test_danger_now_and_the_calm_tool_stand_before_the_first_note(code: str, lang: str) -> None:
    opening = _opening(code, lang)
    assert all(link in opening for link in ("(contact:f40)", "(help)", "(l01/d)"))


@OF_MODULES
def test_the_finnish_notes_are_made_from_the_english_ones_of_today(code: str) -> None:
    states = {pair.id: pair.state for pair in pairs(_world()) if pair.key == f"host.{code}.fi"}
    assert states.keys() == {"", *_notes(code, "en")}
    assert {name: state for name, state in states.items() if state.startswith("stale")} == {}
