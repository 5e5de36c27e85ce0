"""The words of Finnish working life: the glossary has them, and every lesson for learners shows one."""

import pytest

from app.config import ROOT
from app.content.checks import terms
from app.content.gather import gather
from app.content.words import WordFile
from app.main import LANGUAGES

KEY_TERMS = """
työsopimus koeaika määräaikainen toistaiseksi_voimassa_oleva työehtosopimus TES palkkalaskelma palkkakuitti palkkanauha
tilinauha bruttopalkka nettopalkka verokortti ylityö sunnuntaityö lepoaika tauko vuosiloma lomakorvaus sairausloma
irtisanomisaika työtodistus työsuojelu luottamusmies ammattiliitto työterveyshuolto työtapaturma tulkki oleskelulupa
syrjintä häirintä palkkaturva perehdytys
"""
WORLD = gather(ROOT / "modules", LANGUAGES)[0]


def _glossary(lang: str) -> WordFile:
    words = WORLD.compiled[f"term.{lang}"]
    assert isinstance(words, WordFile)
    return words


def test_the_glossary_has_every_key_term_by_its_finnish_name() -> None:
    text = " ".join(f"{one.finnish} {one.html}" for one in _glossary("en").entries).split()
    known = " ".join(text)
    assert [name for name in KEY_TERMS.split() if name.replace("_", " ") not in known] == []


@pytest.mark.parametrize("lang", ["fi", "sv", "ar"])
def test_the_glossary_has_every_term_in_the_languages_of_the_house(lang: str) -> None:
    ids = [{one.id for one in _glossary(each).entries} for each in ("en", lang)]
    assert ids[0] - ids[1] == set()


def test_every_lesson_for_learners_shows_a_finnish_word() -> None:
    lessons = [
        (code, lesson)
        for code, edition in WORLD.sources().items()
        if not WORLD.of_work(edition)
        for lesson in edition.lessons
    ]
    assert [
        f"{code}/{lesson.letter}" for code, lesson in lessons if not any(item.terms for item in lesson.items)
    ] == []


def test_terms_are_linked_where_a_lesson_first_uses_them() -> None:
    WORLD.found.clear()
    terms.check(WORLD)
    assert WORLD.found == []
