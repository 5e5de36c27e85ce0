"""Steps of a plan: their themes, and their order in time."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from app.config import ROOT
from app.practice.tools.t01_plan.steps import WHENS, Step, in_time
from app.practice.tools.t01_plan.themes import GOALS, STEPS, by_theme

CARDS = tomllib.loads((ROOT / "modules/plans.toml").read_text("utf-8"))


def cards(group: str) -> set[str]:
    return {card for card, row in CARDS.items() if row["group"] == group}


def test_every_step_card_has_one_theme() -> None:
    listed = [step for steps in STEPS.values() for step in steps]
    assert len(listed) == len(set(listed))
    assert set(listed) == cards("step")


def test_every_goal_card_leads_to_a_theme() -> None:
    assert set(GOALS) == cards("goal")
    assert set(GOALS.values()) <= set(STEPS)


def test_a_card_without_a_theme_comes_last() -> None:
    assert by_theme(["new-card", "course", "read-ads"]) == {
        "work": ("read-ads",),
        "study": ("course",),
        "more": ("new-card",),
    }


def test_steps_stand_in_the_order_of_time() -> None:
    whens = ["", "later", "week", "month", "week"]
    steps = tuple(Step(card=str(place), when=when) for place, when in enumerate(whens))
    assert [step.card for step in in_time(steps)] == ["2", "4", "3", "1", "0"]


@given(st.lists(st.builds(Step, card=st.text(max_size=3), when=st.sampled_from(["", "x", *WHENS]))))
def test_no_step_is_lost_by_putting_them_in_order(steps: list[Step]) -> None:
    ordered = in_time(tuple(steps))
    assert sorted(ordered, key=str) == sorted(steps, key=str)
