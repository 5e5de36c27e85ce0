"""Signs of a job ad come into three short lists; nothing else follows from them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.models import Card
from app.practice.tools.t14_ad.sorting import ANSWERS, lists


def card(name: str, group: str) -> Card:
    return Card(name, group, "", name, "", {}, {}, "", "en")


CARDS = tuple(card(f"{group}{number}", group) for group in ("green", "ask", "careful") for number in (1, 2))
answers = st.dictionaries(
    st.sampled_from([one.id for one in CARDS] + ["other"]), st.sampled_from([*sorted(ANSWERS), "", "perhaps"])
)


def ids(cards: tuple[Card, ...]) -> list[str]:
    return [one.id for one in cards]


@pytest.mark.parametrize(
    ("name", "answer", "where"),
    [
        ("green1", "yes", "good"),
        ("green1", "no", "ask"),
        ("green1", "unsure", "ask"),
        ("ask1", "yes", "ask"),
        ("ask1", "unsure", "ask"),
        ("ask1", "no", ""),
        ("careful1", "yes", "careful"),
        ("careful1", "unsure", "ask"),
        ("careful1", "no", ""),
        ("green1", "skip", ""),
        ("careful1", "skip", ""),
        ("careful1", "", ""),
    ],
)
def test_each_answer_has_its_place(name: str, answer: str, where: str) -> None:
    found = lists(CARDS, {name: answer})._asdict()
    assert {key: ids(held) for key, held in found.items() if held} == ({where: [name]} if where else {})


@given(answers)
def test_a_sign_is_in_one_list_at_most_and_in_order(given_answers: dict[str, str]) -> None:
    found = lists(CARDS, given_answers)
    for held in found:
        assert ids(held) == [one.id for one in CARDS if one in held]
    together = [name for held in found for name in ids(held)]
    assert len(together) == len(set(together))
    assert {name for name in together if given_answers[name] not in ANSWERS} == set()


@given(answers)
def test_only_a_yes_to_a_careful_sign_asks_for_care(given_answers: dict[str, str]) -> None:
    careful = ids(lists(CARDS, given_answers).careful)
    assert careful == [
        one.id for one in CARDS if one.group == "careful" and given_answers.get(one.id) == "yes"
    ]
