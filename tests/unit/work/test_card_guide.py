"""The guide card's words: two languages row by row, what a sheet says of itself, and the language to begin with."""

from dataclasses import replace
from datetime import date

import pytest

from app.content.models import Card, FactView, State
from app.learning.work.card.guide import client_language, groups, guide, standing

CARDS = (
    ("title", "sheet", "Questions"),
    ("head-money", "sheet", "Money"),
    ("head-time", "sheet", "Time"),
    ("waits", "notice", "Somebody waits"),
    ("explain", "act", "Explain"),
    ("pay", "money", "Is pay missing?"),
    ("debt", "money", "Is there a debt?"),
    ("days", "time", "Are days long?"),
)


def cards(lang: str, state: State = State.SOURCE) -> tuple[Card, ...]:
    """A small set in a language."""
    return tuple(
        Card(name, group, "", f"{title} {lang}", "", {}, {}, "", lang, state) for name, group, title in CARDS
    )


def fact(checked_on: date, *, expired: bool = False, signed: bool = False) -> FactView:
    """What a sheet rests on."""
    return FactView(
        "f25", "", "", {}, checked_on, date(2027, 1, 1), "A", False, expired, signed, "", "", "", "en"
    )


def test_cards_are_sorted_by_what_they_are_for() -> None:
    made = guide("en", cards("en"))
    assert [one.id for one in made.notice] == ["waits"]
    assert [one.id for one in made.act] == ["explain"]
    assert [one.id for one in made.questions] == ["pay", "debt", "days"]
    assert made.heading("time").title == "Time en"


def test_two_languages_stand_row_by_row_beside_one_another() -> None:
    both = (guide("fi", cards("fi")), guide("ar", cards("ar")))
    money, time = groups(both)
    assert [one.title for one in money.heading] == ["Money fi", "Money ar"]
    assert [[one.id for one in row] for row in money.rows] == [["pay", "pay"], ["debt", "debt"]]
    assert [one.lang for one in time.rows[0]] == ["fi", "ar"]


def test_one_language_alone_has_one_cell_a_row() -> None:
    assert [len(row) for group in groups((guide("en", cards("en")),)) for row in group.rows] == [1, 1, 1]


@pytest.mark.parametrize(
    ("state", "unchecked"),
    [(State.SOURCE, False), (State.REVIEWED, False), (State.DRAFT, True), (State.STALE, True)],
)
def test_words_that_nobody_has_checked_are_known(state: State, unchecked: bool) -> None:
    assert guide("fi", cards("fi", state)).unchecked is unchecked


def test_a_sheet_is_as_old_as_its_oldest_source() -> None:
    old, new = fact(date(2026, 9, 1), signed=True), fact(date(2026, 11, 20))
    about = standing(cards("en"), [new, old], [])
    assert (about.checked_on, about.old, about.signed) == (date(2026, 9, 1), False, False)
    assert standing(cards("en"), [replace(old, expired=True)], []).old
    assert standing(cards("en"), [old], []).signed


def test_another_word_is_another_version() -> None:
    first = standing(cards("en"), [fact(date(2026, 9, 1))], []).version
    other = (replace(cards("en")[0], title="Another"), *cards("en")[1:])
    assert standing(other, [fact(date(2026, 9, 1))], []).version != first
    assert standing(cards("en"), [fact(date(2026, 9, 2))], []).version == first


@pytest.mark.parametrize(
    ("page", "among", "begun"),
    [
        ("en", ("fi", "sv", "en", "ar", "so"), "ar"),
        ("ar", ("fi", "sv", "en", "ar"), "fi"),
        ("en", ("fi", "en"), "fi"),
        ("en", ("en",), "en"),
    ],
)
def test_the_list_begins_with_a_language_that_staff_rarely_read(
    page: str, among: tuple[str, ...], begun: str
) -> None:
    assert client_language(page, among, ("fi", "sv", "en")) == begun
