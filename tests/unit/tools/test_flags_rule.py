"""When the statements about a job end with somebody to talk with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.practice.tools.t06_flags.rule import ANSWERS, may_help_to_talk

answers = st.lists(st.sampled_from(["yes", "maybe", "no", "skip", ""]), max_size=20)


@pytest.mark.parametrize(
    ("said", "worth"),
    [
        ([], False),
        (["no"] * 14, False),
        (["skip"] * 14, False),
        (["yes"], True),
        (["maybe"], False),
        (["maybe", "no", "skip"], False),
        (["maybe", "maybe"], True),
        (["no", "skip", "yes"], True),
        (["Yes", "MAYBE", "yes ", "maybe ", "y"], False),
    ],
)
def test_one_yes_or_two_maybes_are_worth_a_talk(said: list[str], worth: bool) -> None:
    assert may_help_to_talk(said) is worth
    assert may_help_to_talk(iter(said)) is worth


@given(answers)
def test_it_is_what_the_rule_says_whatever_the_order(said: list[str]) -> None:
    expected = said.count("yes") >= 1 or said.count("maybe") >= 2
    assert may_help_to_talk(said) is expected
    assert may_help_to_talk(reversed(said)) is expected


@given(answers, st.sampled_from(["no", "skip", ""]), st.integers(0, 20))
def test_no_and_skip_never_change_anything(said: list[str], nothing: str, place: int) -> None:
    assert may_help_to_talk([*said[:place], nothing, *said[place:]]) is may_help_to_talk(said)


@given(answers, st.sampled_from(["yes", "maybe"]))
def test_another_yes_or_maybe_never_takes_the_talk_away(said: list[str], more: str) -> None:
    assert may_help_to_talk([*said, more]) >= may_help_to_talk(said)


@given(st.lists(st.text(max_size=8).filter(lambda word: word not in ANSWERS), max_size=20))
def test_what_is_no_answer_counts_as_nothing(said: list[str]) -> None:
    assert may_help_to_talk(said) is False
