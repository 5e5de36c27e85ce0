"""Languages: who is meant, what is offered, how values are written."""

from datetime import date

import pytest
from babel.messages import Catalog
from hypothesis import given
from hypothesis import strategies as st

from app.formats import Formatter, weekdays
from app.i18n import OFFERED, REGISTRY, best_guess, known, name_in, offered


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("FI", "fi"), ("fa-AF", "prs"), ("fa-IR", "fa"), ("ku-IQ", "ckb"), ("ckb-Arab", "ckb"), ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"), ("zh-hans", "zh-Hans"), ("tl", "fil"), ("en-GB", "en"), ("ar_EG", "ar"),
    ],
)  # fmt: skip
def test_a_tag_is_known_by_its_aliases_in_any_case(tag: str, code: str) -> None:
    found = known(tag)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("tag", ["kmr", "ku", "xx", "", "-", "friends", "fin"])
def test_a_tag_that_is_nobodys_is_nobodys(tag: str) -> None:
    assert known(tag) is None


def test_a_language_that_is_not_offered_is_known_but_no_choice() -> None:
    assert known("so") is REGISTRY["so"]
    assert offered("so") is None


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("ar-EG,ar;q=0.9,en;q=0.8", "ar"), ("so,fi;q=0.1", "fi"), ("en;q=0.2, sv;q=0.9", "sv"), ("fi;q=0,en", "en"),
        ("fi;q=0", ""), ("", ""), ("*", ""), (";;q=,,", ""), ("fi;q=many", ""), ("fi;q=٣", ""),
    ],
)  # fmt: skip
def test_the_heaviest_offered_language_is_the_guess(header: str, code: str) -> None:
    found = best_guess(header)
    assert (found.code if found else "") == code


@given(st.text(max_size=300))
def test_no_header_breaks_the_guess(header: str) -> None:
    found = best_guess(header)
    assert found is None or found in OFFERED


def test_plural_headers_are_what_babel_reads_back() -> None:
    for locale in REGISTRY.values():
        catalog = Catalog(locale=locale.babel)
        catalog.mime_headers = [("Plural-Forms", locale.plural)]
        assert f"nplurals={catalog.num_plurals}" in locale.plural, locale.code


@pytest.mark.parametrize(
    ("lang", "value", "unit", "shown"),
    [
        ("en", "7.30", "percent", "7.30%"), ("fi", "7.30", "percent", "7,30\xa0%"), ("fi", "60", "percent", "60\xa0%"),
        ("en", "19000", "euro", "€19,000"), ("fi", "19000", "euro", "19\xa0000\xa0€"),
        ("sv", "12.50", "euro", "12,50\xa0€"),
        ("ar", "19000", "euro", "19,000\xa0€"), ("fi", "37.5", "hours", "37,5"), ("en", "40", "hours", "40"),
        ("en", "2026-06-01", "date", "1 June 2026"),
        ("fi", "2026-06-01", "date", "1. kesäkuuta 2026"), ("en", "about ten", "count", "about ten"),
        ("en", "2024", "count", "2,024"),
        ("en", "2024", "year", "2024"),
        ("fi", "2024", "year", "2024"),
    ],
)  # fmt: skip
def test_values_are_written_as_the_language_writes_them(lang: str, value: str, unit: str, shown: str) -> None:
    assert Formatter(REGISTRY[lang]).value(value, unit) == shown


def test_dates_are_gregorian_with_latin_digits_in_every_language() -> None:
    for locale in REGISTRY.values():
        text = Formatter(locale).date(date(2026, 6, 1))
        assert "2026" in text, locale.code
        assert not [sign for sign in text if sign.isdigit() and not sign.isascii()], locale.code
        value = Formatter(locale).value("19000", "euro")
        assert [sign for sign in value if sign.isdigit()] == list("19000"), locale.code


def test_every_language_has_a_name_in_every_offered_one_and_seven_days() -> None:
    for reader in OFFERED:
        assert all(name_in(locale, reader) for locale in REGISTRY.values())
        assert len(set(weekdays(reader))) == 7


def test_dari_is_called_dari() -> None:
    assert name_in(REGISTRY["prs"], REGISTRY["en"]) == "Dari"
    assert name_in(REGISTRY["prs"], REGISTRY["fi"]) == "dari"
