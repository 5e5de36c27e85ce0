"""Strings of the interface are as short as the lessons: in every sentence, and on average in every file."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog

from app import i18n
from app.commands.catalogues import collected, read
from app.config import ROOT
from app.content.prose import sentences, word_count
from app.content.readability import Limits, limits

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
"""Something stands there, but we do not know how many words: one is counted where it stands alone."""
END = re.compile(r"[.?!:][”)]*$")
"""Only whole sentences count for the average: a thousand buttons of two words would hide long ones."""

LANGUAGES = pytest.mark.parametrize("lang", ["en", "fi"])
LONG = {
    "en": "This sentence goes on and on and on until nobody who is tired can follow it to the end.",
    "fi": "Tämä virke jatkuu ja jatkuu, kunnes kukaan väsynyt ihminen ei jaksa lukea sitä loppuun asti.",
}
"""One word more than may be: 19 and 15."""


def _catalogue(lang: str) -> Catalog:
    return collected() if lang == "en" else read(i18n.REGISTRY[lang], ROOT / "locales")


def _strings(lang: str) -> Iterator[tuple[str, list[str]]]:
    """Each form of each string, and the files that say it."""
    for message in _catalogue(lang):
        words = (message.id if lang == "en" else message.string) or ""
        for form in [words] if isinstance(words, str) else words:
            if message.id and form:
                yield form, [place for place, _ in message.locations]


def _lengths(text: str) -> list[tuple[int, str]]:
    """Words of each sentence."""
    return [(word_count(one), one) for one in sentences(PLACEHOLDER.sub("1", text))]


def _too_long(strings: Iterator[tuple[str, list[str]]], limit: Limits) -> list[str]:
    return [
        f"{words}: {one}" for form, _ in strings for words, one in _lengths(form) if words > limit.longest
    ]


def _too_long_on_average(strings: Iterator[tuple[str, list[str]]], limit: Limits) -> list[str]:
    """Files whose whole sentences are too long together."""
    by_file: dict[str, list[int]] = {}
    for form, places in strings:
        lengths = [words for words, one in _lengths(form) if END.search(one)]
        for place in places:
            by_file.setdefault(place, []).extend(lengths)
    averages = {place: sum(found) / len(found) for place, found in by_file.items() if found}
    return [f"{place}: {average:.1f}" for place, average in averages.items() if average > limit.average]


@LANGUAGES
def test_no_sentence_of_the_interface_is_too_long(lang: str) -> None:
    assert _too_long(_strings(lang), limits(lang)) == []


@LANGUAGES
def test_sentences_of_each_file_are_short_on_average(lang: str) -> None:
    assert _too_long_on_average(_strings(lang), limits(lang)) == []


@LANGUAGES
def test_a_long_sentence_would_be_found_among_them(lang: str) -> None:
    strings = [*_strings(lang), (f"Short. {LONG[lang]}", ["templates/long.html"])]
    assert _too_long(iter(strings), limits(lang)) == [f"{limits(lang).longest + 1}: {LONG[lang]}"]
    assert _too_long_on_average(iter([(LONG[lang], ["a.html"])]), limits(lang)) == [
        f"a.html: {limits(lang).longest + 1}.0"
    ]


@LANGUAGES
def test_there_are_many_sentences_to_measure(lang: str) -> None:
    found = [one for form, _ in _strings(lang) for _, one in _lengths(form) if END.search(one)]
    assert len(found) > 500


def test_a_placeholder_counts_as_one_word_and_ends_no_sentence() -> None:
    assert _lengths("%(day)s, %(time)s. Please check them.") == [(2, "1, 1."), (3, "Please check them.")]
