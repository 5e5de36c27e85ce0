"""The one sentence that the emergency number must understand, for every language."""

import pytest

from app import i18n
from app.practice.tools.t12_112.sentences import PARTITIVES, sentences


@pytest.mark.parametrize(
    ("lang", "english", "finnish"),
    [
        ("ar", "I speak Arabic.", "Puhun arabiaa."),
        ("fi", "I speak Finnish.", "Puhun suomea."),
        ("ru", "I speak Russian.", "Puhun venäjää."),
        ("th", "I speak Thai.", "Puhun thaita."),
        ("ckb", "I speak Kurdish, Sorani.", "Puhun kurdia, soranin murretta."),
        ("ti", "I speak Tigrinya.", "Puhun tigrinjaa."),
    ],
)
def test_a_language_is_said_in_english_and_in_good_finnish(lang: str, english: str, finnish: str) -> None:
    assert sentences(lang) == (english, finnish)


@pytest.mark.parametrize("lang", sorted({*i18n.REGISTRY, *PARTITIVES}))
def test_every_language_of_the_list_has_its_own_finnish_form(lang: str) -> None:
    said = sentences(lang)
    assert "tätä kieltä" not in said.finnish
    assert said.finnish.endswith(("a.", "ä."))
    assert said.english not in {"I speak .", f"I speak {lang}."}


def test_a_language_that_is_not_listed_is_named_all_the_same() -> None:
    assert sentences("is") == ("I speak Icelandic.", "Puhun tätä kieltä: islanti.")
    assert sentences("qqq") == ("I speak qqq.", "Puhun tätä kieltä: qqq.")
