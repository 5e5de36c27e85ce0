"""The practice sheet as blocks: room to write where somebody wants words of their own and has none yet."""

from pathlib import Path

import pytest

from app.forms import Posted
from app.handouts.paper import Heading, Pair, Space, Text
from app.practice.tools.t15_interview.answers import OWN, Answer, Talk
from app.practice.tools.t15_interview.paper import practice_sheet
from app.practice.tools.tool import Unready, Workbench
from tests.unit.tools.benches import bench_with

WORDS = "## {title} <!-- question gap -->\n\n" + "".join(
    f"### Way <!-- part {name} -->\n\n{{words}} {name}.\n\n" for name in "abc"
)
FILES = {
    "interview.toml": '[gap]\ngroup = "usual"\n',
    "words/interview.en.md": "# Interview\n\n" + WORDS.format(title="Why?", words="I studied"),
    "words/interview.fi.md": "# Haastattelu\n\n" + WORDS.format(title="Miksi?", words="Opiskelin"),
}


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    return bench_with(tmp_path, FILES)


def sheet(bench: Workbench, **answer: str) -> tuple[object, ...]:
    """What stands below the heading and the question."""
    talk = Talk(answers=(Answer(question="gap", **answer),))
    first, *rest = practice_sheet(talk, Posted(()), bench).blocks
    assert isinstance(first, Pair) and isinstance(first.left[0], Heading)
    return (*first.left[2:], *rest)


def test_a_ready_answer_stands_in_both_languages_and_needs_no_room(bench: Workbench) -> None:
    [answer] = sheet(bench, part="a")
    assert isinstance(answer, Text) and "Opiskelin a." in str(answer.text)


def test_own_words_stand_once_as_they_were_written(bench: Workbench) -> None:
    assert sheet(bench, part=OWN, own="Minä opiskelin.") == (Text("Minä opiskelin."),)


def test_own_words_that_are_not_written_yet_get_room(bench: Workbench) -> None:
    assert sheet(bench, part=OWN) == (Space(2),)


def test_nothing_answered_is_not_printed(bench: Workbench) -> None:
    with pytest.raises(Unready) as refused:
        practice_sheet(Talk(), Posted(()), bench)
    assert list(refused.value.problems) == ["part.gap.a"]
