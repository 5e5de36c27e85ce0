"""A CV as blocks: skills first, in the language of the sheet, with own words as they were typed."""

from pathlib import Path

import pytest

from app import i18n
from app.forms import Posted
from app.handouts.paper import Block, Facts, Heading, Points, Said, Text, Words, plain, said
from app.practice.tools.own_words import unprintable
from app.practice.tools.t03_cv.fields import Cv, Row
from app.practice.tools.t03_cv.paper import paper
from app.practice.tools.t03_cv.sheet import cv_blocks, typed
from app.practice.tools.t03_cv.tongues import FIRST, TONGUES, tongues
from app.practice.tools.tool import Unready, Workbench
from tests.unit.tools.benches import bench_with

REGISTER = '[cooking]\ngroup = "hands"\n\n[selling]\ngroup = "people"\n'
SKILLS = {
    "skills.toml": REGISTER,
    "words/skills.en.md": "# Skills\n\n## Cooking <!-- skill cooking -->\n\n## Selling <!-- skill selling -->\n",
    "words/skills.fi.md": "# Taidot\n\n## Ruoanlaitto <!-- skill cooking -->\n\n## Myynti <!-- skill selling -->\n",
}


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    """With two cards."""
    return bench_with(tmp_path, SKILLS)


def headings(blocks: tuple[Block, ...]) -> list[str]:
    return [plain(one.text) for one in blocks if isinstance(one, Heading)]


def facts(blocks: tuple[Block, ...]) -> list[tuple[Said, Said]]:
    return [row for one in blocks if isinstance(one, Facts) for row in one.rows]


def test_an_empty_cv_has_no_blocks(bench: Workbench) -> None:
    assert cv_blocks(Cv(), bench, "en") == ()


def test_skills_come_before_work_and_studies(bench: Workbench) -> None:
    cv = Cv(skills=("cooking",), jobs=(Row(pick="cook"),), studies=(Row(pick="basic"),), about=("quick",))
    assert headings(cv_blocks(cv, bench, "en")) == [
        "About me",
        "Skills",
        "Work and other experience",
        "Studies",
    ]


def test_cards_print_in_the_language_of_the_sheet(bench: Workbench) -> None:
    cv = Cv(skills=("cooking", "selling"))
    assert facts(cv_blocks(cv, bench.elsewhere("fi"), "ar")) == [
        ("Practical skills", "Ruoanlaitto"),
        ("Working with people", "Myynti"),
    ]


def test_a_little_is_said_as_basics_and_a_wish_apart(bench: Workbench) -> None:
    cv = Cv(skills=("cooking",), basics=("cooking",), wishes=("selling",))
    assert facts(cv_blocks(cv, bench, "en")) == [("Basics", "Cooking"), ("I want to learn", "Selling")]


def test_years_stand_before_work_where_there_are_any(bench: Workbench) -> None:
    cv = Cv(jobs=(Row(pick="cleaning", words="hotels", years="٢٠٢١-٢٠٢٣"), Row(pick="family")))
    assert facts(cv_blocks(cv, bench, "en")) == [
        ("2021-2023", "Cleaning work: \u2068hotels\u2069"),
        ("", "Caring for family and home"),
    ]


def test_work_without_years_is_a_list_that_shows_no_gap(bench: Workbench) -> None:
    cv = Cv(jobs=(Row(pick="family"), Row(words="خياطة"), Row(years="2020")))
    blocks = cv_blocks(cv, bench, "ar")
    assert blocks[1:] == (Points(("Caring for family and home", Words("خياطة", "ar"))),)


def test_languages_have_their_level_in_words(bench: Workbench) -> None:
    cv = Cv(
        tongues=(Row(pick="ar", level="mother"), Row(pick="fi"), Row(pick="xx", level="fluent"), Row()),
        tongue_words="Nubi",
    )
    assert facts(cv_blocks(cv, bench, "en")) == [
        ("Arabic", "Mother tongue"),
        ("Also", "Finnish, Nubi"),
    ]


def test_own_words_stay_as_they_were_typed(bench: Workbench) -> None:
    cv = Cv(
        courses=("hygiene",),
        course_words="دورة الطبخ",
        hobbies=("music",),
        hobby_words="chess",
        referees="yes",
    )
    blocks = cv_blocks(cv, bench.elsewhere("fi"), "ar")
    assert Text("Hygiene passport") in blocks
    assert Text(Words("دورة الطبخ", "ar")) in blocks
    assert facts(blocks) == [("Free time", "Music and dance, chess"), ("References", "On request")]


@pytest.mark.parametrize(
    ("text", "own", "expected"),
    [
        ("خياطة", "ar", Words("خياطة", "ar")),
        ("siivous", "ar", "siivous"),
        ("cleaning", "en", "cleaning"),
        ("ทำอาหาร", "ar", "ทำอาหาร"),
        ("", "ar", ""),
    ],
)
def test_the_letters_say_whether_own_words_are_in_the_readers_language(
    text: str, own: str, expected: Said
) -> None:
    assert typed(text, own) == expected


def test_a_cv_without_a_name_leaves_room_to_write_it(bench: Workbench) -> None:
    made = paper(Cv(skills=("cooking",)), Posted(()), bench)
    assert (made.title, made.lang) == ("Paper 1", "fi")
    assert made.blocks[:2] == (Heading("CV"), Facts((("Name", ""), ("Phone number", ""))))


def test_a_name_is_the_heading_of_the_paper(bench: Workbench) -> None:
    form = Posted([("name", " Aino Esimerkki "), ("phone", "+358 40 000 0000"), ("email", "a@example.org")])
    made = paper(Cv(skills=("cooking",), sheet="en"), form, bench)
    assert made.blocks[0] == Heading("Aino Esimerkki")
    assert facts(made.blocks)[:2] == [("Phone number", "+358 40 000 0000"), ("E-mail", "a@example.org")]
    assert made.lang == "en"


def test_an_empty_cv_is_not_printed(bench: Workbench) -> None:
    with pytest.raises(Unready) as unready:
        paper(Cv(), Posted([("name", "Aino")]), bench)
    assert list(unready.value.problems) == ["part.skill"]


def test_signs_that_no_font_has_are_named_at_their_field(bench: Workbench) -> None:
    found = unprintable((("name", "A\u202e😀"), ("job.0.words", "fine")), bench)
    assert list(found) == ["name"]
    assert "😀" in found["name"]


def test_every_language_has_a_name_for_every_reader() -> None:
    for locale in i18n.OFFERED:
        named = tongues(locale)
        assert set(named) == set(TONGUES)
        assert tuple(named)[:3] == FIRST
        assert not {tag for tag, name in named.items() if name.lower() == tag}


def test_nothing_is_said_twice_and_nothing_is_empty(bench: Workbench) -> None:
    cv = Cv(about=("quick", "gone"), skills=("cooking", "gone"), courses=("gone",), hobbies=("gone",))
    texts = [plain(one) for one in said(cv_blocks(cv, bench, "en"))]
    assert texts == ["About me", "I learn new things quickly.", "Skills", "Practical skills", "Cooking"]
