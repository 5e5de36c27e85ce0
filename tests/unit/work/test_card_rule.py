"""When the answers of a client are a reason to look closer: every mixture of answers is tried."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.learning.work.card.rule import ANSWERS, look_closer
from app.practice.tools.t06_flags.rule import may_help_to_talk

EVERY = [said for many in range(5) for said in product((*ANSWERS, ""), repeat=many)]
"""Up to four questions, each with every answer or none: 781 lists."""


@pytest.mark.parametrize(
    ("said", "closer"),
    [
        ([], False),
        (["yes"], True),
        (["maybe"], False),
        (["maybe", "maybe"], True),
        (["maybe", "skip"], False),
        (["skip"] * 20, False),
        (["no"] * 20, False),
        (["no"] * 18 + ["maybe", "skip"], False),
        (["no"] * 19 + ["yes"], True),
        (["Yes", "MAYBE", "yes ", "maybe ", "y"], False),
    ],
)
def test_one_yes_or_two_maybes_are_a_reason(said: list[str], closer: bool) -> None:
    assert look_closer(said) is closer
    assert look_closer(iter(said)) is closer


def test_every_short_list_of_answers_follows_the_rule() -> None:
    for said in EVERY:
        assert look_closer(said) is (said.count("yes") >= 1 or said.count("maybe") >= 2), said


def test_learners_and_staff_have_the_same_rule() -> None:
    assert [said for said in EVERY if look_closer(said) is not may_help_to_talk(said)] == []


@given(
    st.lists(st.sampled_from(ANSWERS), max_size=20), st.sampled_from(["no", "skip", ""]), st.integers(0, 20)
)
def test_what_is_skipped_counts_as_nothing(said: list[str], nothing: str, place: int) -> None:
    assert look_closer([*said[:place], nothing, *said[place:]]) is look_closer(said)
