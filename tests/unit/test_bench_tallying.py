"""The bench of group sessions judges counts: what is missing and what is too much, and what nobody can know."""

import pytest

from tests.bench.seen import Tap, Vote
from tests.bench.tallying import Verdict, judge

OPENED, CLOSED, ENDED = (
    Tap("m", "open", "q", 1, 1, 3),
    Tap("m", "close", "q", 10, 11, 4),
    Tap("m", "end", "q", 90, 90, 0),
)


def judged(found: dict[str, int], *votes: tuple[int, str, float, float]) -> tuple[int, int]:
    """Lost and too many, of one poll that closes between the seconds 10 and 11."""
    sent = [Vote("m", phone, "q", value, sent, replied) for phone, value, sent, replied in votes]
    verdict = judge([OPENED, CLOSED, ENDED], sent, {("m", "q"): found})
    return verdict.lost, verdict.doubled


def test_answers_in_time_are_neither_lost_nor_doubled() -> None:
    votes = ((1, "a", 2, 3), (1, "b", 4, 5), (2, "b", 6, 7))
    assert judged({"": 2, "b": 2}, *votes) == (0, 0)
    assert judged({"": 1, "b": 1}, *votes) == (2, 0)
    assert judged({"": 3, "b": 3}, *votes) == (0, 2)
    assert judged({"": 2, "a": 1, "b": 1}, *votes) == (1, 1)


@pytest.mark.parametrize("option", ["a", "b"])
def test_an_answer_that_changes_while_the_poll_closes_may_be_either(option: str) -> None:
    assert judged({"": 1, option: 1}, (1, "a", 2, 3), (1, "b", 9, 12)) == (0, 0)
    assert judged({"": 0}, (1, "a", 2, 3), (1, "b", 9, 12)) == (1, 0)


def test_a_late_answer_must_count_for_half_a_minute_and_may_for_a_moment_more() -> None:
    assert judged({}, (1, "a", 20, 21)) == (2, 0)
    assert judged({"": 1, "a": 1}, (1, "a", 41, 41.5)) == judged({}, (1, "a", 41, 41.5)) == (0, 0)
    assert judged({"": 1, "a": 1}, (1, "a", 45, 46)) == (0, 2)


def test_a_count_that_nobody_voted_for_is_too_much() -> None:
    verdict = judge([OPENED, CLOSED], [], {("m", "q"): {"": 1, "a": 1}})
    assert verdict == Verdict(polls=0, sent=0, counted=1, lost=0, doubled=2)
