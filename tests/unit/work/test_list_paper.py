"""A checklist on paper: what is ticked, two languages row by row, names and room only where the list asks for them."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.content.models import Item, Option, State
from app.handouts.paper import Block, Facts, Heading, Pair, Points, Space, Table, Text, Words, plain, said
from app.learning.work.lists.paper import About, list_paper

ABOUT = About("e3", "1a2b3c4d", date(2026, 2, 3), True)


def item(lang: str = "en", state: State = State.SOURCE, **values: Any) -> Item:
    """A list of two points."""
    options = tuple(Option(name, f"<b>{name} {lang}</b>", f"{name} {lang}") for name in ("day", "pay"))
    made = Item("k-list", 1, "checklist", f"Title {lang}", f"<p>Body {lang}</p>", lang, state, "", options)
    return replace(made, **values)


def blocks(*lists: Item, ticked: tuple[str, ...] = ()) -> tuple[Block, ...]:
    """The paper of these lists, its words in English."""
    return list_paper(lists, ticked, ABOUT, lambda text: text).blocks


def of_kind(kind: type[Any], made: tuple[Block, ...]) -> list[Any]:
    return [one for one in made if isinstance(one, kind)]


def test_a_list_alone_has_its_title_its_words_its_boxes_and_two_lines_for_notes() -> None:
    made = blocks(item(), ticked=("pay",))
    assert made[:3] == (
        Heading("Title en"),
        Text("Body en"),
        Points(("day en", "pay en"), ticks=True, ticked=frozenset({1})),
    )
    assert made[3:5] == (Heading("Notes", 2), Space(2))
    assert of_kind(Facts, made) == [], "nobody is asked for a name"


def test_two_languages_stand_row_by_row_with_one_box_for_both() -> None:
    made = blocks(item(), item("ar"), ticked=("day",))
    (table,) = of_kind(Table, made)
    assert table.rows[0] == ("\N{BALLOT BOX WITH CHECK}", Words("day en", "en"), Words("day ar", "ar"))
    assert table.rows[1][0] == "\N{BALLOT BOX}"
    assert table.align == ("start", "start", "end")
    assert of_kind(Pair, made) == [Pair((Text("Body en"),), (Text("Body ar"),), "en", "ar")]
    assert Heading(Words("Title ar", "ar"), 3) in made


def test_names_have_a_line_where_the_list_asks_for_them() -> None:
    (facts,) = of_kind(Facts, blocks(item(paper=("names",))))
    assert facts.rows == (("Names", ""), ("Day", ""))


def test_each_point_has_a_line_where_the_list_asks_for_room() -> None:
    made = blocks(item(paper=("room",)), item("fi"), ticked=("day",))
    assert of_kind(Space, made) == [Space(1), Space(1), Space(2)]
    points = of_kind(Points, made)
    assert [one.ticked for one in points] == [frozenset({0}), frozenset()]
    assert Text(Words("pay fi", "fi")) in made


def test_a_list_without_words_of_its_own_leaves_no_gap() -> None:
    assert of_kind(Pair, blocks(item(body=""), item("fi", body=""))) == []
    assert isinstance(blocks(item(body=""))[1], Points)


@pytest.mark.parametrize(
    ("state", "unchecked"),
    [
        (State.SOURCE, False),
        (State.REVIEWED, False),
        (State.MISSING, False),
        (State.DRAFT, True),
        (State.STALE, True),
    ],
)
def test_a_list_says_from_which_text_it_is_and_whether_somebody_checked_it(
    state: State, unchecked: bool
) -> None:
    told = [plain(one) for one in said(blocks(item(), item("fi", state)))][-1]
    assert "E3" in told
    assert "1a2b3c4d" in told
    assert "3 February 2026" in told
    assert "Not yet checked by a lawyer." in told
    assert ("Some words here were not yet checked by a person." in told) is unchecked


def test_the_title_that_a_finder_sees_says_nothing() -> None:
    assert list_paper([item()], (), ABOUT, lambda text: text).title == "Paper 1"
