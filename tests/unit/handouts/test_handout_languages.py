"""Tags, directions and scripts, of languages that are in the registry and of others."""

import pytest

from app import i18n
from app.handouts.languages import base, direction, script, sides, tag
from tests.unit.handouts.samples import SENTENCES


@pytest.mark.parametrize(
    ("lang", "tagged"),
    [
        ("fi", "fi"),
        ("prs", "fa-AF"),
        ("zh-Hans", "zh-Hans"),
        ("ckb", "ckb"),
        ("ti", "ti"),
        ("ps-af", "ps-AF"),
    ],
)
def test_a_language_has_a_tag(lang: str, tagged: str) -> None:
    assert tag(lang) == tagged


@pytest.mark.parametrize("lang", ["", "x", "no such", "<script>", "ääö", "1234"])
def test_what_is_no_language_is_undetermined_and_goes_from_left_to_right(lang: str) -> None:
    assert tag(lang) == "und"
    assert direction(lang) == "ltr"


def test_directions_agree_with_the_registry_and_go_beyond_it() -> None:
    assert all(direction(one.code) == one.dir for one in i18n.REGISTRY.values())
    assert {direction(lang) for lang in ("ur", "ps", "he")} == {"rtl"}
    assert {direction(lang) for lang in ("am", "ti", "my", "es")} == {"ltr"}


@pytest.mark.parametrize(
    ("text", "around", "laid"),
    [
        ("Palkka", "rtl", "ltr"),
        ("راتب", "ltr", "rtl"),
        ("Palkka (راتب)", "rtl", "rtl"),
        ("Palkka (راتب)", "ltr", "ltr"),
        ("12:30", "rtl", "ltr"),
        ("+358 40 123 4567", "rtl", "ltr"),
        ("", "rtl", "ltr"),
    ],
)
def test_a_text_is_laid_out_by_its_letters(text: str, around: str, laid: str) -> None:
    assert base(text, "rtl" if around == "rtl" else "ltr") == laid


def test_each_language_is_seen_by_its_script() -> None:
    found = {lang: script(text) for lang, text in SENTENCES.items()}
    others = {lang: name for lang, name in found.items() if name != "latin"}
    assert others == {
        **dict.fromkeys(("ar", "fa", "prs", "ckb", "ur"), "arabic"),
        **dict.fromkeys(("ne", "hi"), "devanagari"),
        **dict.fromkeys(("am", "ti"), "ethiopic"),
        "th": "thai",
        "bn": "bengali",
        "zh-Hans": "chinese",
    }


def test_a_column_begins_at_the_other_side_where_its_language_runs_against_the_first() -> None:
    assert sides(["en", "ar"]) == ("start", "end")
    assert sides(["ar", "fi"]) == ("start", "end")
    assert sides(["ar", "ar"]) == sides(["fi", "sv"]) == ("start", "start")
