"""Statements asked a few at a time: forward, back, to the end, and nothing lost."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.content.models import Card
from app.forms import Posted
from app.practice.tools.parts import END, part_at, parts, read_statements

ALLOWED = frozenset({"yes", "no"})


def card(name: str, group: str) -> Card:
    return Card(name, group, "", name, "", {}, {}, "", "en")


CARDS = (card("one", "first"), card("two", "first"), card("three", "second"), card("four", "third"))


def test_each_group_is_a_part_with_a_way_on_and_back() -> None:
    made = parts(CARDS)
    assert [(one.group, len(one.cards)) for one in made] == [("first", 2), ("second", 1), ("third", 1)]
    assert (made[0].back, made[-1].on) == ("", END)
    for before, after in pairwise(made):
        assert part_at(before.on, CARDS) == after
        assert part_at(after.back, CARDS) == before


def test_without_cards_there_is_only_a_start() -> None:
    assert parts(()) == ()
    assert part_at("1", ()) is None


def test_a_button_leads_on_and_without_one_it_stays() -> None:
    moved = read_statements(Posted([("here", "1"), ("go", "2")]), CARDS, ALLOWED)
    assert (moved.state.place, moved.at) == ("2", "part")
    stayed = read_statements(Posted([("here", "1")]), CARDS, ALLOWED)
    assert (stayed.state.place, stayed.at) == ("1", "")


def test_answers_of_every_part_come_along_in_the_order_of_the_cards() -> None:
    form = Posted([("s.four", "no"), ("s.one", "yes"), ("s.two", "perhaps"), ("s.nine", "yes"), ("go", END)])
    assert read_statements(form, CARDS, ALLOWED).state.answers == (("one", "yes"), ("four", "no"))


@given(st.lists(st.tuples(st.sampled_from(["go", "here", "s.one", "s.x"]), st.text(max_size=12))))
def test_whatever_is_sent_is_a_place_of_ours_and_answers_of_ours(pairs: list[tuple[str, str]]) -> None:
    filled = read_statements(Posted(pairs), CARDS, ALLOWED)
    assert filled.state.place in {"", "1", "2", "3", END}
    assert all(name == "one" and answer in ALLOWED for name, answer in filled.state.answers)
    assert filled.problems == {}
