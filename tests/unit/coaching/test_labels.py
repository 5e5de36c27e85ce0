"""Labels: friendly, free, and never a way to write down who somebody is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import i18n
from app.coaching.labels import label_problem, new_label
from app.forms import one_line

LANGUAGES = [locale.code for locale in i18n.OFFERED]


@pytest.mark.parametrize("lang", [*LANGUAGES, "so"])
def test_a_label_is_two_words_that_a_form_would_take(lang: str) -> None:
    for _ in range(50):
        label = new_label((), lang)
        assert len(label.split()) == 2
        assert label_problem(label) == ""
        assert one_line(label) == label


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_label_is_given_twice_however_many_there_are(lang: str) -> None:
    taken: set[str] = set()
    for _ in range(400):
        label = new_label(taken, lang)
        assert label not in taken
        assert label_problem(label) == ""
        taken.add(label)


def test_a_label_that_differs_in_capitals_only_is_taken() -> None:
    every = {new_label((), "en") for _ in range(20_000)}
    last = every.pop()
    assert new_label({one.upper() for one in every}, "en") == last


@pytest.mark.parametrize(
    "text", ["Tuesday 13-15", "sininen haikara", "room 214", "طائر أزرق", "A", "2nd group 2026"]
)
def test_an_ordinary_label_or_name_is_taken(text: str) -> None:
    assert label_problem(text) == ""


@pytest.mark.parametrize("text", ["", "   ", "\u200b\u200e", "\u202e \u2066", "–", "…!"])
def test_a_label_of_nothing_is_refused(text: str) -> None:
    assert label_problem(text) == "empty"


@pytest.mark.parametrize(
    "text", ["a@b.fi", "amina @ mail", "amina＠mail.fi", "amina (at) mail.fi", "amina[AT]mail"]
)
def test_a_mail_address_is_refused(text: str) -> None:
    assert label_problem(text) == "mail"


@pytest.mark.parametrize(
    "text",
    [
        "12345",
        "+358 40 123 4567",
        "0 4 0 1 2",
        "call 040-12 34",
        "٠٤٠١٢٣٤",
        "१२३४५",
        "１２３４５",
        "①②③④⑤",
        "፩፪፫፬፭",
        "三四五六七",
        "1\u200b2\u200b3\u200b4\u200b5",
        "010190-123A",
        "1.2.3.4.5",
        "blue heron 0401234567",
    ],
)
def test_a_long_number_is_refused_in_every_writing(text: str) -> None:
    assert label_problem(text) == "number"


def test_a_label_may_be_so_long_and_no_longer() -> None:
    assert label_problem("a" * 40) == ""
    assert label_problem("a" * 41) == "long"
    assert label_problem("a" * 41, longest=60) == ""


@given(st.text(max_size=80))
def test_tidying_is_done_once_and_leaves_one_line(text: str) -> None:
    tidied = one_line(text)
    assert one_line(tidied) == tidied
    assert "\n" not in tidied


@given(st.text("ab ", max_size=10), st.integers(min_value=10_000), st.sampled_from(" -./()_"))
def test_no_spreading_makes_a_long_number_pass(before: str, number: int, between: str) -> None:
    assert label_problem(before + between.join(str(number))) in {"number", "long"}
