"""Every word of modules, notes, glossary and interface is in a dictionary, or in our own list."""

import re

import pytest

from tests import spelling
from tests.spelling import Knows

EACH = pytest.mark.parametrize("lang", ["en", "fi", "sv"])
WRONG = {"en": "recieve", "fi": "palkkalaskelmma", "sv": "kolektivavtal"}
RIGHT = {"en": "holiday", "fi": "palkkalaskelman", "sv": "kollektivavtalet"}
AMERICAN = re.compile(
    r"(?:organ|recogn|real|apolog|emphas|summar|minim|special|memor|final|util|author|critic|prior)iz\w+"
    r"|(?:col|fav|lab|neighb|behavi|hon)or\w*|(?:center|traveling|canceled|enrollment)s?"
)
"""Names keep their own spelling: words with a capital are left alone."""


def _knows(lang: str) -> Knows:
    try:
        return spelling.dictionary(lang)
    except ImportError as missing:
        pytest.skip(f"the dictionary is not installed here (./askel check does it): {missing}")


@EACH
def test_every_word_is_in_a_dictionary_or_in_our_list(lang: str) -> None:
    unknown = spelling.unknown(lang, _knows(lang))
    told = [f"{word}: {place}" for word, place in sorted(unknown.items())]
    assert told == [], f"correct these, or add them to tests/contract/spelling/{lang}.txt: {told}"


@EACH
def test_the_dictionary_tells_right_from_wrong(lang: str) -> None:
    knows = _knows(lang)
    assert knows(RIGHT[lang]) and not knows(WRONG[lang])
    assert WRONG[lang] not in spelling.listed(lang)


@EACH
def test_there_are_many_words_to_look_at(lang: str) -> None:
    assert len(spelling.words_of(lang)) > 2500


@EACH
def test_our_list_is_sorted_and_has_each_word_once(lang: str) -> None:
    listed = spelling.listed(lang)
    assert listed == sorted(set(listed), key=lambda word: (word.casefold(), word))


@EACH
def test_our_list_has_only_words_that_are_used_and_unknown(lang: str) -> None:
    knows = _knows(lang)
    parts = {part for word in spelling.words_of(lang) for part in spelling.forms(word)}
    assert [word for word in spelling.listed(lang) if word not in parts or knows(word)] == []


def test_english_is_written_as_in_britain() -> None:
    assert [word for word in spelling.words_of("en") if AMERICAN.fullmatch(word)] == []
    assert AMERICAN.fullmatch("organization") and AMERICAN.fullmatch("colors")
