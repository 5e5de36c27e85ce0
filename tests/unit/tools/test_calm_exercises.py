"""Exercises of the calm page: short, plain, without an order about eyes or breath (CURRICULUM 5.2)."""

import re
from statistics import mean

import pytest

from app.content.phrases import PHRASES
from app.practice.tools.t11_calm.exercises import IN, OUT, ROUNDS, Exercise, counted, exercises

ALL = exercises(str, "1 June 2026")
BREATHING = next(one for one in ALL if one.lines)
ORDERS = re.compile(r"\b(?:close|shut) your eyes|deep|hold your breath|^breathe|\bmust\b|\bshould\b", re.I)


def sentences(one: Exercise) -> list[str]:
    words = (one.title, one.about, *one.steps, one.end)
    return [said for text in words for said in re.split(r"(?<=[.?!]) ", text)]


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_none_takes_longer_than_a_minute_and_a_half(one: Exercise) -> None:
    assert 0 < one.seconds <= 90
    assert 1 < len(one.steps) <= 7


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_the_words_are_plain_and_order_nothing(one: Exercise) -> None:
    said = sentences(one)
    assert max(len(sentence.split()) for sentence in said) <= 18
    assert mean(len(sentence.split()) for sentence in said) <= 12
    assert [sentence for sentence in said if ORDERS.search(sentence)] == []
    assert [sentence for sentence in said for _, banned in PHRASES["en"] if banned.search(sentence)] == []


def test_breathing_is_offered_and_may_be_left() -> None:
    assert "Only if you like." in BREATHING.about
    assert "stop" in BREATHING.end
    assert sum("if you like" in step.lower() or "you can" in step.lower() for step in BREATHING.steps) == 2


def test_the_lines_take_as_long_as_is_said() -> None:
    numbers = [len(re.findall(r"\d", part)) for line in BREATHING.lines for part in line]
    assert numbers == [IN, OUT] * ROUNDS
    assert sum(numbers) <= BREATHING.seconds < sum(numbers) + IN + OUT


def test_numbers_to_count_along_stand_apart() -> None:
    assert counted(4) == "1 2 3 4"


def test_the_day_of_today_can_be_said() -> None:
    assert any("today is 1 June 2026" in step for one in ALL for step in one.steps)
