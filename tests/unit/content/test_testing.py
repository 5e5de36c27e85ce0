"""A test closes a module of staff or employers: what the linter asks of it, and what the library says of it."""

from pathlib import Path

import pytest

from app.content.diagnostics import Report
from app.content.front import read_front
from app.content.readability import DEFAULT_LIMITS
from tests.unit.content.making import EN, FI, FINNISH, MODULE, TRACKS, library, lint_lines, numbered, reader
from tests.unit.content.test_front import GOOD

QUESTION = """
### Question {at} <!-- {kind} q-{at} -->

{words}

- [x] This <!-- this -->
- [ ] That <!-- that -->

> Because.
"""
KINDS = ("single", "truefalse", "multi", "single", "truefalse")
HEADING = "## Check what you know <!-- lesson t minutes=5 test -->"


def staff(kinds: tuple[str, ...] = KINDS, words: str = "Which?", mark: str = "pass_mark: 80\n") -> str:
    """The valid module with a test at its end, on a shelf of staff."""
    head = MODULE.replace("minutes: 4\n", "minutes: 9\n").replace("retired:", f"{mark}retired:")
    asked = "".join(QUESTION.format(at=at, kind=kind, words=words) for at, kind in enumerate(kinds))
    return f"{head}\n{HEADING}\n{asked}"


SHELF = {"tracks.toml": TRACKS.replace('"learner"', '"staff"')}


def test_a_test_at_the_end_of_a_staff_module_is_in_order_and_needs_no_line_to_remember(
    tmp_path: Path,
) -> None:
    assert lint_lines(tmp_path, {**SHELF, EN: staff()}) == []
    employers = {"tracks.toml": TRACKS.replace('"learner"', '"employer"')}
    assert lint_lines(tmp_path / "other", {**employers, EN: staff()}) == []


def test_the_library_names_the_test_and_its_mark_in_every_language(tmp_path: Path) -> None:
    made = library(tmp_path, {**SHELF, EN: staff(), FI: FINNISH})
    assert (made.shapes["l03"].test, made.shapes["l03"].pass_mark) == ("t", 80)
    for lang in ("en", "fi"):
        module = made.module("l03", reader(lang))
        assert module and [head.test for head in module.lessons] == [False, True]


def test_a_module_without_a_test_names_none(tmp_path: Path) -> None:
    assert library(tmp_path).shapes["l03"].test == ""


def test_a_test_takes_countable_questions_alone_and_five_of_them(tmp_path: Path) -> None:
    text = staff(("single", "single", "single", "single")) + "\n### Read <!-- step s-more -->\n\nText.\n"
    assert lint_lines(tmp_path, {**SHELF, EN: text}) == [
        f"en.md:{numbered(text, HEADING)} K022",
        f"en.md:{numbered(text, '### Read')} K021",
    ]


def test_a_test_stands_last_and_alone(tmp_path: Path) -> None:
    second = staff().partition(HEADING)[2].replace("q-", "r-")
    text = (
        staff().replace("minutes: 9", "minutes: 14")
        + f"\n## Again <!-- lesson u minutes=5 test -->\n{second}"
    )
    assert lint_lines(tmp_path, {**SHELF, EN: text}) == [f"en.md:{numbered(text, HEADING)} K023"]


def test_a_test_needs_a_mark_and_a_mark_a_test(tmp_path: Path) -> None:
    unmarked = staff(mark="")
    assert lint_lines(tmp_path / "a", {**SHELF, EN: unmarked}) == [
        f"en.md:{numbered(unmarked, HEADING)} F022",
    ]
    untested = MODULE.replace("retired:", "pass_mark: 80\nretired:")
    assert lint_lines(tmp_path / "b", {**SHELF, EN: untested}) == [
        f"en.md:{numbered(untested, 'pass_mark')} F022",
    ]


def test_nobody_marks_learners(tmp_path: Path) -> None:
    assert lint_lines(tmp_path, {EN: staff()}) == [f"en.md:{numbered(staff(), 'pass_mark')} F022"]


@pytest.mark.parametrize("mark", [0, -1, 101, 80.5, "80", True, None])
def test_a_mark_is_a_whole_percent(mark: object) -> None:
    report = Report("x", ["---"])
    assert read_front({**GOOD, "pass_mark": mark}, True, report).pass_mark == 0
    assert [one.code for one in report.found] == ["F013"]


def test_a_test_may_be_twice_as_long_as_a_lesson_in_every_language(tmp_path: Path) -> None:
    few = "Few words here. " * 3 + "\n\n" + "Few words here. " * 3 + "\n\n"
    most = DEFAULT_LIMITS.lesson
    finnish = FINNISH + "\n## Koe <!-- lesson t -->\n" + staff(words=few * 5).partition(HEADING)[2]
    fine = {**SHELF, EN: staff(words=few * 5), FI: finnish}
    assert most < 5 * 5 * 18 < 2 * most
    found = lint_lines(tmp_path / "fine", fine)
    assert {one for one in found if one.endswith(("P005", "P105"))} == set()
    long = staff(words=few * 8)
    found = lint_lines(tmp_path / "long", {**SHELF, EN: long})
    assert [one for one in found if "P005" in one] == [f"en.md:{numbered(long, HEADING)} P005"]
