"""One step in one language: letters that every language shares, a place in the whole, numbers only when shown."""

from datetime import date

import pytest

from app import i18n
from app.content.models import Reader
from app.formats import Formatter
from app.gathering.scene import Scene, scene_of
from app.gathering.stage import COUNTED, Result, Stage, State
from tests.fixtures.compiled import real_library
from tests.unit.accounts.desk import there

CODE = "l03"
SHAPE = real_library().shapes[CODE]
POLL = next(item for item in SHAPE.items.values() if item.kind == "single")
FIRST, SECOND, *_ = POLL.option_ids
COUNTS = {"": Result(5), FIRST: Result(4, 1), SECOND: Result(1)}
EACH = pytest.mark.parametrize("lang", [locale.code for locale in i18n.OFFERED])


def reader(lang: str) -> Reader:
    return Reader(lang, date(2026, 12, 1), Formatter(i18n.REGISTRY[lang]), lambda place: place)


def scene(lang: str, *, ballot: str = "revealed", step: str = "", code: str = CODE) -> Scene | None:
    state = State("running", POLL.id, ballot)  # type: ignore[arg-type]
    stage = Stage(b"i" * 16, 3, "module", code, state, COUNTS if ballot == "revealed" else {})
    return scene_of(real_library(), reader(lang), stage, step)


@EACH
def test_a_letter_means_the_same_option_in_every_language(lang: str) -> None:
    letters = {answer.letter: answer.id for answer in there(scene(lang)).answers}
    assert letters == dict(zip("ABCDEF", POLL.option_ids, strict=False))


def test_the_words_are_those_of_the_reader() -> None:
    titles = {there(scene(lang)).item.title for lang in ("en", "fi", "ar")}
    assert len(titles) == 3


def test_phones_and_hands_are_one_number() -> None:
    shown = there(scene("en"))
    assert [answer.result.total for answer in shown.answers[:2]] == [5, 1]
    assert shown.shows_counts and shown.votes and shown.scored


def test_one_person_chooses_one_answer() -> None:
    shown = there(scene("en"))
    assert (shown.phones, shown.hands, shown.people) == (5, 1, 6)
    assert shown.counted({FIRST: Result(0, 2), SECOND: Result(0, 3)}).people == 5


def test_whoever_chooses_several_raises_a_hand_for_each() -> None:
    several = next(item for item in SHAPE.items.values() if item.kind == "multi")
    first, second, *_ = several.option_ids
    counts = {"": Result(4), first: Result(4, 2), second: Result(1, 3)}
    assert there(scene("en", step=several.id)).counted(counts).people == 7


def test_what_is_put_in_order_stands_in_another_one_the_same_for_everybody() -> None:
    order = next(
        item
        for shape in real_library().shapes.values()
        for item in shape.items.values()
        if item.kind == "order"
    )
    code = next(code for code, shape in real_library().shapes.items() if order.id in shape.items)
    seen = {
        tuple(one.id for one in there(scene(lang, code=code, step=order.id)).answers) for lang in ("en", "ar")
    }
    assert len(seen) == 1
    (ids,) = seen
    assert sorted(ids) == sorted(order.option_ids) and ids != order.option_ids


def test_without_a_reveal_there_is_no_number_to_show() -> None:
    shown = there(scene("en", ballot="closed"))
    assert not shown.shows_counts
    assert not any(answer.result.total for answer in shown.answers)


def test_whoever_looks_around_sees_no_numbers() -> None:
    other = next(item for item in SHAPE.items.values() if item.kind in COUNTED and item.id != POLL.id)
    for step in (other.id, POLL.id):
        shown = there(scene("en", step=step))
        assert shown.item.id == step
        assert not shown.shows_counts
        assert not shown.people
        assert not any(answer.result.total for answer in shown.answers)


def test_a_step_says_where_it_stands_in_the_whole() -> None:
    steps = [item for ids in SHAPE.lessons.values() for item in ids]
    last = there(scene("fi", step=steps[-1]))
    assert (last.number, last.count) == (len(steps), len(steps))
    assert last.stones == ("done",) * (len(SHAPE.lessons) - 1) + ("here",)
    assert there(scene("fi", step=steps[0])).stones[:2] == ("here", "ahead")


def test_what_is_gone_makes_no_scene() -> None:
    assert scene("en", step="s-gone") is None
    assert scene("en", code="") is None
    assert scene("en", code="l98") is None
