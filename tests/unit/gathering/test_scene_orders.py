"""The hard words of a step: those that it links to, under the numbers of its lesson, and nothing that gives it away."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app import i18n
from app.content.models import Reader
from app.formats import Formatter
from app.gathering.scene import Scene, bare_scene
from tests.fixtures.compiled import real_library
from tests.unit.accounts.desk import there

CODE = "l03"
SHAPE = real_library().shapes[CODE]
LINK = '<a class="term" href="#t2">'


def scene(lang: str, item: str) -> Scene:
    """A step before anybody answered."""
    reader = Reader(lang, date(2026, 12, 1), Formatter(i18n.REGISTRY[lang]), lambda place: place)
    return there(bare_scene(real_library(), reader, CODE, item))


def of(kind: str) -> Scene:
    """The first step of this kind, with no link in it and three words in its lesson."""
    found = scene("en", next(item.id for item in SHAPE.items.values() if item.kind == kind))
    terms = real_library().terms(Reader("en", date(2026, 12, 1), Formatter(i18n.DEFAULT), str))[:3]
    options = tuple(replace(one, html=one.id, feedback="", right="") for one in found.item.options)
    bare = replace(found.item, number=2, body="", note="", after="", explanation="", options=options)
    return replace(found, lesson=replace(found.lesson, terms=terms), item=bare)


def numbers(shown: Scene, *, told: bool = False) -> list[int]:
    """Under which the words stand."""
    return [number for number, _ in shown.words(told=told)]


@pytest.mark.parametrize("lang", ["en", "fi", "ar"])
def test_a_step_explains_the_words_that_it_links_to_and_no_others(lang: str) -> None:
    for item in SHAPE.items:
        shown = scene(lang, item)
        for number, term in shown.words(told=False):
            assert f'href="#t{number}"' in "".join(
                [shown.item.body, shown.item.after, shown.lesson.intro, *_said(shown)]
            )
            assert shown.lesson.terms[number - 1] is term


def _said(shown: Scene) -> list[str]:
    return [text for option in shown.item.options for text in (option.html, option.feedback)]


@pytest.mark.parametrize("place", ["body", "note", "after"])
def test_wherever_a_link_stands_its_word_is_there(place: str) -> None:
    shown = of("single")
    assert numbers(shown) == []
    linked: dict[str, Any] = {place: LINK}
    assert numbers(replace(shown, item=replace(shown.item, **linked))) == [2]


@pytest.mark.parametrize(("kind", "before"), [("single", []), ("cards", [2])])
def test_what_is_said_about_answers_counts_once_it_is_told(kind: str, before: list[int]) -> None:
    shown = of(kind)
    first, *rest = shown.item.options
    told = replace(shown, item=replace(shown.item, options=(replace(first, feedback=LINK), *rest)))
    assert numbers(told) == before
    assert numbers(told, told=True) == [2]


def test_the_words_before_a_lesson_stand_at_its_first_step() -> None:
    shown = of("single")
    begun = replace(shown, lesson=replace(shown.lesson, intro=LINK))
    assert numbers(begun) == []
    assert numbers(replace(begun, item=replace(begun.item, number=1))) == [2]
