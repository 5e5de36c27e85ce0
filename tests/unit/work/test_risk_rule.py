"""When a first step is to be taken: every answer to every kind of statement, and the order of a plan."""

from itertools import product

import pytest

from app.content.models import Card
from app.learning.work.risk.rule import ANSWERS, LATER, NOW, SOON, in_order, leads, plan

CARDS = ("calm-a", "urgent-a", "calm-b", "urgent-b")


def card(name: str) -> Card:
    """A statement; its name says whether it is urgent."""
    return Card(name, "map", "", name, "", {}, {}, "", "en", urgent=name.startswith("urgent"))


def planned(**answers: str) -> tuple[list[str], list[str], list[str]]:
    """The ids in the three lists of a plan."""
    made = plan(map(card, CARDS), {name.replace("_", "-"): answer for name, answer in answers.items()})
    return [one.id for one in made.now], [one.id for one in made.soon], [one.id for one in made.later]


@pytest.mark.parametrize(
    ("name", "answer", "when"),
    [
        ("urgent-a", "no", NOW),
        ("urgent-a", "partly", SOON),
        ("calm-a", "no", SOON),
        ("calm-a", "partly", LATER),
        *((name, answer, "") for name, answer in product(("urgent-a", "calm-a"), ("yes", "other", "", "x"))),
    ],
)
def test_each_answer_leads_to_its_time_or_to_nothing(name: str, answer: str, when: str) -> None:
    assert leads(card(name), answer) == when


def test_in_each_list_what_is_urgent_comes_first() -> None:
    assert planned(calm_a="no", urgent_a="partly", urgent_b="partly") == (
        [],
        ["urgent-a", "urgent-b", "calm-a"],
        [],
    )
    assert [one.id for one in in_order(map(card, CARDS))] == ["urgent-a", "urgent-b", "calm-a", "calm-b"]


def test_every_answer_of_every_statement_is_in_one_list_at_most() -> None:
    for given in product(("", *ANSWERS), repeat=len(CARDS)):
        answers = {name: one for name, one in zip(CARDS, given, strict=True) if one}
        made = plan(map(card, CARDS), answers)
        listed = [one.id for one in (*made.now, *made.soon, *made.later)]
        assert sorted(listed) == sorted(name for name in CARDS if answers.get(name) in {"no", "partly"})
        assert made.empty == (not listed)
        assert made.answered == len(answers)
