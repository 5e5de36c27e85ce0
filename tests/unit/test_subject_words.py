"""The list of subject words finds them where they begin a word, in every language that we know."""

import tomllib

import pytest

from app import i18n
from tests.words import LIST, subject_words, title_words


@pytest.mark.parametrize(
    "text", ["Human trafficking", "Ihmiskauppa", "våldet", "حقوقك في العمل", "人口贩运", "права людини"]
)
def test_subject_words_are_found(text: str) -> None:
    assert subject_words(text)


@pytest.mark.parametrize(
    "text", ["Askel", "3.2 - Askel", "Help - Askel", "/fi/l03/b", "copyrights", "exit.js", "askel_keskus"]
)
def test_neutral_words_are_left_alone(text: str) -> None:
    assert subject_words(text) == []
    assert title_words(text) == []


def test_common_words_count_in_titles_only() -> None:
    assert title_words("My work - Askel")
    assert subject_words("this works without a network") == []


def test_every_language_of_the_registry_has_its_words() -> None:
    assert tomllib.loads(LIST.read_text("utf-8"))["words"].keys() == i18n.REGISTRY.keys()
