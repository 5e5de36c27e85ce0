"""Searching costs little, however often somebody asks: texts are made once a day and language."""

from dataclasses import replace
from datetime import date, timedelta
from typing import cast

from app.content.library import Library
from app.content.models import Reader, SearchText
from app.learning.finding.shelf import LANGUAGES, SearchShelf
from tests.unit.content.making import reader


class Counting:
    """A library that notes for whom it made texts."""

    def __init__(self, *more: SearchText) -> None:
        self.made: list[tuple[str, date]] = []
        self.audiences = {"l03": "learner", "p1": "staff", "e1": "employer"}
        self.more = more

    def search_texts(self, asking: Reader) -> list[SearchText]:
        self.made.append((asking.lang, asking.today))
        return [SearchText("term", "words", asking.lang, str(asking.today), asking.lang), *self.more]


def test_a_language_is_made_once_a_day() -> None:
    library, asking = Counting(), reader("en")
    shelf = SearchShelf(cast("Library", library), lambda _: ())
    first = list(shelf.texts(asking))
    assert list(shelf.texts(asking)) == first
    assert len(library.made) == 1
    tomorrow = replace(asking, today=asking.today + timedelta(days=1))
    assert list(shelf.texts(tomorrow)) != first, "a fact may have expired overnight"


def test_only_the_languages_asked_for_last_are_kept() -> None:
    library = Counting()
    shelf = SearchShelf(cast("Library", library), lambda _: ())
    readers = [replace(reader("en"), lang=lang) for lang in ("en", "fi", "sv", "ar", "so", "en")]
    for asking in readers:
        shelf.texts(asking)
    assert len(shelf.kept) == LANGUAGES
    assert [lang for lang, _ in library.made] == ["en", "fi", "sv", "ar", "so", "en"]


def test_modules_of_staff_and_employers_are_not_found_by_learners() -> None:
    places = ("l03", "l03/a", "p1", "p1/a", "e1/t")
    library = Counting(*(SearchText("lesson", place, place, "", "en") for place in places))
    shelf = SearchShelf(cast("Library", library), lambda _: ())
    assert [entry.text.address for entry in shelf.texts(reader("en"))] == ["words", "l03", "l03/a"]
