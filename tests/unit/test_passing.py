"""Tests of staff: how they are counted, the ticket that says so, and the words of the certificate."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import i18n
from app.config import ROOT
from app.content.shapes import ItemShape, ModuleShape
from app.forms import Posted
from app.handouts.paper import plain, said
from app.handouts.pdf import pdf
from app.i18n import Catalogues
from app.learning.passing.certificate import Certificate, certificate_paper
from app.learning.passing.forms import LONGEST_NAME, read_name_form
from app.learning.passing.grade import graded, needed, unanswered, version
from app.learning.passing.ticket import SECONDS, Passed, read_ticket, ticket
from app.learning.work.languages import LANGUAGES
from app.practice.grading import AnswerState
from tests.unit.handouts.reading import lines_of
from tests.words import subject_words

RIGHT = frozenset({"a"})
ITEMS = {
    f"q-{at}": ItemShape(f"q-{at}", "single", "t", at, f"r{at}", ("a", "b"), correct=RIGHT)
    for at in range(1, 9)
}
SHAPE = ModuleShape("p1", "x", "staff", "en", {"t": tuple(ITEMS)}, ITEMS, pass_mark=80, test="t")
SALT = bytes(range(32))
PASSED = Passed("p1", 7, 8, 1_796_000_000, "0a1b2c3d")
ONE = Certificate("Aino Esimerkki", "p1", "staff", 7, 8, 25, date(2026, 12, 1), "0a1b2c3d", "Askel")
FINNISH = i18n.REGISTRY["fi"]


def answers(right: int, other: int) -> dict[str, AnswerState]:
    values = ["a"] * right + ["b"] * other
    return {f"p1/{item}": AnswerState(value) for item, value in zip(ITEMS, values, strict=False)}


@pytest.mark.parametrize(("mark", "enough"), [(1, 1), (50, 4), (51, 5), (80, 7), (87, 7), (88, 8), (100, 8)])
def test_a_mark_asks_for_the_next_whole_number_of_answers(mark: int, enough: int) -> None:
    shape = replace(SHAPE, pass_mark=mark)
    assert needed(shape) == enough
    assert graded(shape, answers(enough, 8 - enough)).passed
    assert not graded(shape, answers(enough - 1, 9 - enough)).passed


def test_what_has_no_answer_or_one_that_is_no_more_is_named_in_order() -> None:
    made = {**answers(6, 0), "p1/q-2": AnswerState("gone"), "other/q-8": AnswerState("a")}
    assert unanswered(SHAPE, made) == ("q-2", "q-7", "q-8")
    assert unanswered(SHAPE, answers(0, 8)) == ()
    assert graded(SHAPE, {}).right == 0


def test_a_version_changes_with_every_text_and_with_nothing_else() -> None:
    changed = {**ITEMS, "q-1": replace(ITEMS["q-1"], revision="new")}
    assert version(SHAPE) == version(replace(SHAPE, languages=("fi",)))
    assert version(SHAPE) != version(replace(SHAPE, items=changed))


def test_a_ticket_is_read_for_two_hours() -> None:
    made = ticket(SALT, PASSED)
    assert read_ticket(SALT, made, PASSED.at) == PASSED
    assert read_ticket(SALT, made, PASSED.at + SECONDS) == PASSED
    assert read_ticket(SALT, made, PASSED.at + SECONDS + 1) is None
    assert read_ticket(SALT, made, PASSED.at - 1) is None
    assert read_ticket(bytes(32), made, PASSED.at) is None


def test_no_sign_of_a_ticket_can_be_changed() -> None:
    made = ticket(SALT, PASSED)
    for at in range(len(made)):
        other = "A" if made[at] != "A" else "B"
        assert read_ticket(SALT, made[:at] + other + made[at + 1 :], PASSED.at) is None, at
    assert read_ticket(SALT, made.replace("p1.7", "p1.07"), PASSED.at) is None
    assert read_ticket(SALT, f"{made} ", PASSED.at) is None


@given(st.text(max_size=200))
def test_a_made_up_ticket_is_none(text: str) -> None:
    assert read_ticket(SALT, text, PASSED.at) is None


def test_the_day_of_a_ticket_is_the_day_in_finland() -> None:
    assert replace(PASSED, at=1_796_076_000).day == date(2026, 12, 1)
    assert replace(PASSED, at=1_796_076_000 - 3600).day == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("typed", "name", "problem"),
    [
        ("  Aino\tEsimerkki ", "Aino Esimerkki", ""),
        ("", "", "empty"),
        ("\u200b\u202e \x07", "", "empty"),
        ("A\x07i\u202eno", "Aino", ""),
        ("x" * LONGEST_NAME, "x" * LONGEST_NAME, ""),
        ("x" * (LONGEST_NAME + 1), "x" * (LONGEST_NAME + 1), "long"),
        ("x" * 10_000, "x" * 10_000, "long"),
        ("أمينة علي", "أمينة علي", ""),
        ("Aino \U0001f600", "Aino \U0001f600", "signs"),
    ],
)
def test_a_name_is_read_on_one_line_and_what_cannot_be_printed_is_said(
    typed: str, name: str, problem: str
) -> None:
    form = read_name_form(Posted([("name", typed), ("in", "sv")]), FINNISH)
    assert (form.name, form.problem, form.locale.code) == (name, problem, "sv")


def test_the_paper_is_in_the_language_of_the_page_or_english_where_none_is_chosen() -> None:
    def chosen(lang: str, posted: str) -> str:
        return read_name_form(Posted([("name", "A"), ("in", posted)]), i18n.REGISTRY[lang]).locale.code

    assert [chosen("fi", "xx"), chosen("ar", ""), chosen("ar", "fi")] == ["fi", "en", "fi"]


def words_on(locale: i18n.Locale, **changed: object) -> list[str]:
    found = Catalogues(ROOT / "locales").of(locale)
    paper = certificate_paper(replace(ONE, **changed), locale, found.gettext, found.ngettext)  # type: ignore[arg-type]
    return [paper.title, *(plain(text) for text in said(paper.blocks))]


@pytest.mark.parametrize("locale", LANGUAGES, ids=lambda locale: locale.code)
@pytest.mark.parametrize("audience", ["staff", "employer"])
def test_a_certificate_says_no_subject_word_in_any_language(locale: i18n.Locale, audience: str) -> None:
    words = words_on(locale, audience=audience)
    assert [found for text in words if (found := subject_words(text))] == []


def test_a_certificate_says_whose_it_is_of_what_and_what_it_is_not() -> None:
    words = words_on(i18n.REGISTRY["en"])
    wanted = ["Aino Esimerkki", "P1", "25 minutes", "1 December 2026", "0a1b2c3d", "Askel"]
    assert [one for one in wanted if one not in words] == []
    assert "Passed: 7 of 8 answers are right" in words
    assert any("not an official qualification" in one for one in words)


@pytest.mark.parametrize("name", ["أمينة علي", "A" * 100, "Nguyễn Thị Ánh", "ሰላም ተስፋይ", "O'Brien <b>"])
def test_every_name_is_printed_as_it_was_typed_on_one_page(name: str, tmp_path: Path) -> None:
    found = Catalogues(ROOT / "locales").of(FINNISH)
    made = pdf(certificate_paper(replace(ONE, name=name), FINNISH, found.gettext, found.ngettext))
    assert b"pdfuaid" in made
    text = "".join(lines_of(made, tmp_path)).replace(" ", "").replace("\u200b", "")
    assert name.replace(" ", "") in text
