"""What the keys of front matter mean."""

from typing import Any

import pytest

from app.content.diagnostics import Report
from app.content.front import is_source, read_front

GOOD: dict[str, Any] = {
    "code": "l03",
    "lang": "en",
    "title": "My pay",
    "track": "rights",
    "level": "A2",
    "minutes": 24,
    "aims": ["a", "b", "c"],
    "content_note": "mild",
    "pictogram": "coins",
    "facts": ["f08"],
    "tools": [],
    "reviewed": [],
    "retired": ["s-old"],
}


def codes(changed: dict[str, Any], source: bool = True) -> list[str]:
    report = Report("x", ["---"])
    read_front({**GOOD, **changed}, source, report)
    return [one.code for one in report.found]


def test_a_good_one_is_read_whole() -> None:
    report = Report("x", ["---"])
    front = read_front(GOOD, True, report)
    assert report.found == []
    assert (front.title, front.minutes, front.content_note, front.retired) == (
        "My pay",
        24,
        "mild",
        ("s-old",),
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"minutes": "24"},
        {"minutes": True},
        {"minutes": 0},
        {"level": "C1"},
        {"content_note": "loud"},
        {"aims": ["a", "b"]},
        {"aims": "a"},
        {"facts": ["F 8"]},
        {"title": ["x"]},
        {"title": "  "},
        {"reviewed": [{"what": "law"}]},
        {"reviewed": "yes"},
        {"pass_mark": 101},
    ],
)
def test_a_value_that_does_not_fit_is_reported_once(changed: dict[str, Any]) -> None:
    assert codes(changed) == ["F013"]


def test_a_source_may_not_lack_a_key_and_a_translation_may_not_have_more() -> None:
    report = Report("x", ["---"])
    read_front({key: value for key, value in GOOD.items() if key != "track"}, True, report)
    assert [one.message for one in report.found] == ["front matter lacks a key: track"]
    assert set(codes({}, source=False)) == {"F014"}


def test_the_hash_of_a_translation_may_be_all_digits() -> None:
    words = {key: GOOD[key] for key in ("code", "lang", "title", "aims")}
    front = read_front({**words, "src": 12345}, False, Report("x", ["---"]))
    assert front.stamp.src == "00012345"


def test_the_source_is_english_unless_the_module_says_otherwise() -> None:
    assert is_source({}, "en")
    assert not is_source({}, "fi")
    assert is_source({"source": "fi"}, "fi")
    assert not is_source({"source": "fi"}, "en")
