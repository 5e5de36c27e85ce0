"""What a coach sees of a learner (SAFETY C4): for any progress, never more than the level says."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from app.learners.sharing.models import FINISHED, GOING, LEVELS, NOTHING, Share, Suggestion
from app.learning.sharing.naming import Naming
from app.learning.sharing.view import (
    BEGUN,
    DONE,
    NOT_FINISHED,
    UNKNOWN,
    Known,
    SharedView,
    lessons_asked,
    shared_view,
)

LETTERS = {"l01": "ab", "l03": "abc", "l09": "a", "p1": "ab"}
LESSONS = [f"{code}/{letter}" for code, letters in LETTERS.items() for letter in letters]
PLACES = [*LETTERS, *LESSONS, "t04", "t11", "l99", "l03/z", "t99"]


def _module(code: str) -> SimpleNamespace:
    heads = [
        SimpleNamespace(letter=one, title=f"{code} {one}", lang="en", pictogram="") for one in LETTERS[code]
    ]
    return SimpleNamespace(code=code, title=f"Title {code}", lang="en", pictogram="star", lessons=heads)


LIBRARY = SimpleNamespace(
    module=lambda code, _: _module(code) if code in LETTERS else None,
    shapes={code: SimpleNamespace(lessons=dict.fromkeys(letters)) for code, letters in LETTERS.items()},
)
NAMING = Naming(LIBRARY, SimpleNamespace(lang="en", links=lambda place: f"/en/{place}"), str)  # type: ignore[arg-type]


def seen(level: str, places: list[str], known: Known, declined: frozenset[str] = frozenset()) -> SharedView:
    share = Share(learner_id=b"l", member_id=b"m", term=0, level=level, label="blue heron", made_week="w")
    rows = [
        Suggestion(learner_id=b"l", member_id=b"m", place=place, turn=turn, declined=place in declined)
        for turn, place in enumerate(places)
    ]
    return shared_view(NAMING, share, rows, known)


some_lessons = st.frozensets(st.sampled_from(LESSONS))
progress = st.builds(Known, some_lessons, some_lessons, st.frozensets(st.sampled_from(list(LETTERS))))
suggested = st.lists(st.sampled_from(PLACES), unique=True)
anything = given(st.sampled_from(LEVELS), suggested, progress, st.frozensets(st.sampled_from(PLACES)))


@anything
def test_only_what_was_suggested_is_ever_seen(
    level: str, places: list[str], known: Known, declined: frozenset[str]
) -> None:
    view = seen(level, places, known, declined)
    asked = {place.partition("/")[0] for place in places}
    assert {one.place for one in view.modules} <= asked & LETTERS.keys()
    assert {one.place for one in view.tools} <= set(places) & {"t04", "t11"}
    assert {lesson.place for one in view.modules for lesson in one.lessons} <= set(places)


@anything
def test_a_level_of_nothing_is_the_same_for_everybody(
    level: str, places: list[str], known: Known, declined: frozenset[str]
) -> None:
    assert seen(NOTHING, places, known, declined) == seen(NOTHING, places, Known())
    assert {one.state for one in seen(NOTHING, places, known).modules} <= {UNKNOWN}


@anything
def test_finished_tells_whole_modules_and_nothing_finer(
    level: str, places: list[str], known: Known, declined: frozenset[str]
) -> None:
    view = seen(FINISHED, places, known, declined)
    whole = {code for code in LETTERS if {f"{code}/{one}" for one in LETTERS[code]} <= known.done}
    only = Known(frozenset(lesson for lesson in LESSONS if lesson.partition("/")[0] in whole))
    assert view == seen(FINISHED, places, only, declined)
    assert {one.state for one in view.modules} <= {NOT_FINISHED, DONE}
    assert not any(one.stones or one.stuck for one in view.modules)


@anything
def test_what_is_done_elsewhere_changes_nothing_at_any_level(
    level: str, places: list[str], known: Known, declined: frozenset[str]
) -> None:
    asked = {place.partition("/")[0] for place in places}
    within = Known(
        frozenset(one for one in known.done if one.partition("/")[0] in asked),
        frozenset(one for one in known.begun if one.partition("/")[0] in asked),
        known.stuck & asked,
    )
    assert seen(level, places, known, declined) == seen(level, places, within, declined)


@anything
def test_going_tells_lessons_done_and_where_somebody_is_stuck_but_no_place(
    level: str, places: list[str], known: Known, declined: frozenset[str]
) -> None:
    for one in seen(GOING, places, known, declined).modules:
        done = [f"{one.place}/{letter}" in known.done for letter in LETTERS[one.place]]
        assert one.stones == tuple("done" if finished else "ahead" for finished in done)
        assert one.stuck == (one.place in known.stuck)
        begun = any(lesson.startswith(f"{one.place}/") for lesson in known.done | known.begun)
        assert one.state == (DONE if all(done) else BEGUN if begun else NOT_FINISHED)


def test_a_lesson_counts_for_its_module_and_is_named() -> None:
    view = seen(
        FINISHED, ["l03/b", "l03", "l09/a"], Known(frozenset({"l03/b", "l09/a"})), frozenset({"l03/b"})
    )
    pay, skills = view.modules
    assert (pay.place, pay.state, pay.whole, pay.declined) == ("l03", NOT_FINISHED, True, False)
    assert [(one.place, one.title, one.declined) for one in pay.lessons] == [("l03/b", "l03 b", True)]
    assert (skills.state, skills.whole, [one.place for one in skills.lessons]) == (DONE, False, ["l09/a"])
    assert view.module("l09") is skills and view.module("l01") is None


def test_the_lessons_that_are_looked_up_are_those_of_suggested_modules() -> None:
    rows = [
        Suggestion(learner_id=b"l", member_id=b"m", place=place, turn=1) for place in ("l03/b", "t04", "l99")
    ]
    assert lessons_asked(NAMING, rows) == {"l03/a", "l03/b", "l03/c"}
