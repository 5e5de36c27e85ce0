"""Answers for an interview: what counts as one, and how long own words may be."""

import pytest

from app.practice.tools.t15_interview.answers import OWN, Answer, Talk, answered

READY = {"gap": frozenset({"a", "b"}), "pay": frozenset({"a"})}


def test_a_ready_answer_and_own_words_stay_together() -> None:
    given = Answer(question="gap", part="b", own="Minä opiskelin.")
    assert answered([given], READY) == Talk(answers=(given,))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (Answer(question="gap", part=OWN), OWN),
        (Answer(question="gap", part="z", own="x"), ""),
        (Answer(question="gap", own="x"), ""),
        (Answer(question="gap", part="z"), None),
        (Answer(question="gap"), None),
        (Answer(question="children", part="a", own="x"), None),
    ],
)
def test_what_is_no_answer_is_left_out(given: Answer, kept: str | None) -> None:
    found = answered([given], READY).answers
    assert [one.part for one in found] == ([] if kept is None else [kept])


def test_a_question_without_an_answer_has_an_empty_one() -> None:
    state = answered([Answer(question="pay", part="a")], READY)
    assert (state.to("pay").part, state.to("gap")) == ("a", Answer(question="gap"))
