"""From ticked cards to a profile: in order, by suit, and nothing that is no card."""

from hypothesis import given
from hypothesis import strategies as st

from app.content.models import Card
from app.forms import Posted
from app.practice.tools.t02_skills.profile import Pick, picks_of, profile
from app.practice.tools.t02_skills.suits import LEVELS, PLACES, SUITS


def card(name: str, suit: str) -> Card:
    return Card(name, suit, "star", name.capitalize(), "", {}, {}, "", "en")


CARDS = (
    card("cooking", "hands"),
    card("baking", "hands"),
    card("selling", "people"),
    card("budget", "order"),
)


def picks(*pairs: tuple[str, str]) -> tuple[Pick, ...]:
    return picks_of(Posted(pairs), CARDS)


def test_picks_stand_in_the_order_of_the_cards() -> None:
    found = picks(("s.selling", "little"), ("s.cooking", "can"), ("w.cooking", "work"), ("w.cooking", "home"))
    assert found == (
        Pick(card="cooking", level="can", places=("home", "work")),
        Pick(card="selling", level="little"),
    )


def test_what_is_no_card_no_level_and_no_place_is_nothing() -> None:
    assert picks(("s.flying", "can"), ("s.cooking", "expert"), ("s.baking", ""), ("w.selling", "home")) == ()
    assert picks(("s.cooking", "can"), ("w.cooking", "prison"))[0].places == ()


def test_strengths_stand_by_suit_and_the_well_known_ones_come_first() -> None:
    made = profile(picks(("s.cooking", "little"), ("s.baking", "can"), ("s.selling", "can")), CARDS)
    assert [(suit, [one.card.id for one in skills]) for suit, skills in made.strengths] == [
        ("hands", ["baking", "cooking"]),
        ("people", ["selling"]),
    ]
    assert made.strong == 3


def test_a_wish_is_no_strength() -> None:
    made = profile(picks(("s.budget", "want")), CARDS)
    assert made.strengths == ()
    assert [one.card.id for one in made.wishes] == ["budget"]


def test_a_card_that_is_gone_leaves_no_hole() -> None:
    made = profile((Pick(card="weaving", level="can"), Pick(card="selling", level="can")), CARDS)
    assert [suit for suit, _ in made.strengths] == ["people"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["s.cooking", "s.selling", "w.cooking", "w.selling", "s.", "w"]),
            st.sampled_from([*LEVELS, *PLACES, "", "\u202e", "😀"]),
        )
    )
)
def test_every_pick_stands_in_the_profile_once(pairs: list[tuple[str, str]]) -> None:
    found = picks(*pairs)
    made = profile(found, CARDS)
    assert made.strong + len(made.wishes) == len(found)
    assert all(suit in SUITS for suit, _ in made.strengths)
