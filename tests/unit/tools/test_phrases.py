"""Phrases in two languages: paired by card, shown only with their Finnish words."""

import pytest

from app.content.models import Card
from app.practice.tools.t09_phrases.phrases import chosen, phrases


def card(name: str, title: str, lang: str) -> Card:
    return Card(name, "pay", "coins", title, "", {}, {}, "en YM-mär-rä", lang)


OWN = (card("copy", "Can I have a copy?", "en"), card("cost", "What does it cost?", "en"))
FINNISH = (card("cost", "Mitä se maksaa?", "fi"), card("copy", "Voinko saada kopion?", "fi"))


def test_each_card_has_both_languages_in_the_order_of_the_set() -> None:
    made = phrases(OWN, FINNISH)
    assert [(one.own, one.finnish) for one in made] == [
        ("Can I have a copy?", "Voinko saada kopion?"),
        ("What does it cost?", "Mitä se maksaa?"),
    ]
    assert made[0].sounds == "en YM-mär-rä"


def test_a_card_without_finnish_words_is_left_out() -> None:
    stands_in = card("copy", "Can I have a copy?", "en")
    assert [one.id for one in phrases(OWN, (FINNISH[0], stands_in))] == ["cost"]


def test_who_reads_finnish_sees_the_words_once() -> None:
    made = phrases(FINNISH, FINNISH)
    assert [one.own for one in made] == ["", ""]
    assert [one.name for one in made] == ["Mitä se maksaa?", "Voinko saada kopion?"]


@pytest.mark.parametrize(
    ("finnish", "short"),
    [("En ymmärrä.", True), ("Tarvitsen tulkin.", True), ("Voinko saada työvuorolistan?", False)],
)
def test_a_long_word_makes_the_letters_smaller(finnish: str, short: bool) -> None:
    [made] = phrases((card("one", "One", "en"),), (card("one", finnish, "fi"),))
    assert made.short == short


def test_chosen_cards_keep_the_order_of_the_set() -> None:
    made = phrases(OWN, FINNISH)
    assert [one.id for one in chosen(("cost", "copy", "cost", "nothing"), made)] == ["copy", "cost"]
