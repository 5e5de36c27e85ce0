"""Answers: read, judged, moved. The key is the source's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.shapes import ItemShape, Right
from app.practice.grading import AnswerState, is_right, moved, read_answer, shuffled, still_valid


def shape(
    kind: str, options: tuple[str, ...], correct: Right = None, piles: tuple[str, ...] = ()
) -> ItemShape:
    return ItemShape("q", kind, "a", 1, "0a1b2c3d", options, piles, correct)


SINGLE = shape("single", ("a", "b", "c"), frozenset({"b"}))
MULTI = shape("multi", ("a", "b", "c"), frozenset({"a", "c"}))
ORDER = shape("order", ("one", "two", "three"), ("one", "two", "three"))
MATCH = shape("match", ("gross", "net"), {"gross": "gross", "net": "net"})
SORT = shape("sort", ("paper", "phone"), {"paper": "ok", "phone": "ask"}, ("ok", "ask"))


@pytest.mark.parametrize(
    ("item", "fields", "value", "right"),
    [
        (SINGLE, {"": ("b",)}, "b", True),
        (SINGLE, {"": ("a",)}, "a", False),
        (SINGLE, {"": ("x", "b")}, "b", True),
        (SINGLE, {"": ("x",)}, "", False),
        (MULTI, {"": ("c", "a", "a")}, "a,c", True),
        (MULTI, {"": ("a",)}, "a", False),
        (ORDER, {"": ("one", "two", "three")}, "one,two,three", True),
        (ORDER, {"": ("two", "x", "two")}, "two,one,three", False),
        (MATCH, {".gross": ("gross",), ".net": ("net",)}, "gross=gross,net=net", True),
        (MATCH, {".gross": ("net",), ".net": ("",)}, "gross=net", False),
        (SORT, {".paper": ("ok",), ".phone": ("ask",)}, "paper=ok,phone=ask", True),
        (SORT, {".paper": ("paper",)}, "", False),
        (shape("poll", ("a",)), {"": ("a",)}, "a", None),
        (shape("scale", ("a", "b", "c")), {"": ("c",)}, "c", None),
        (shape("checklist", ("a", "b")), {"": ("b",)}, "b", None),
        (shape("step", ()), {"": ("read",)}, "read", None),
        (shape("step", ()), {"": ("anything",)}, "", None),
    ],
)
def test_an_answer_is_read_and_judged(
    item: ItemShape, fields: dict[str, tuple[str, ...]], value: str, right: bool | None
) -> None:
    assert read_answer(item, fields) == value
    assert is_right(item, value) is right


def test_an_option_that_was_retired_is_no_longer_part_of_a_stored_answer() -> None:
    assert still_valid(shape("multi", ("a", "c"), frozenset({"a"})), "a,b,c") == "a,c"
    assert (
        still_valid(shape("sort", ("paper",), {"paper": "ok"}, ("ok",)), "paper=ok,phone=ask") == "paper=ok"
    )


@pytest.mark.parametrize(
    ("option", "step", "after"),
    [("b", -1, "b,a,c"), ("b", 1, "a,c,b"), ("a", -1, "a,b,c"), ("c", 1, "a,b,c"), ("x", 1, "a,b,c")],
)
def test_an_entry_moves_by_one_and_stops_at_the_ends(option: str, step: int, after: str) -> None:
    assert moved("a,b,c", option, step) == after


ids = st.lists(st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True), min_size=3, max_size=7, unique=True)


@given(ids)
def test_a_shuffle_holds_the_same_entries_and_is_not_the_answer(options: list[str]) -> None:
    item = shape("order", tuple(options), tuple(options))
    mixed = shuffled(item)
    assert sorted(mixed) == sorted(options)
    assert mixed != tuple(options)
    assert mixed == shuffled(item)


@given(ids, st.data())
def test_whatever_is_sent_only_known_ids_are_kept(options: list[str], data: st.DataObject) -> None:
    sent = tuple(data.draw(st.lists(st.sampled_from([*options, "x", "", "=", ",", "a=b"]), max_size=9)))
    for kind in ("single", "multi", "order", "poll", "checklist"):
        kept = AnswerState(read_answer(shape(kind, tuple(options), frozenset()), {"": sent})).ids
        assert set(kept) <= set(options)
        assert len(kept) == len(set(kept))
