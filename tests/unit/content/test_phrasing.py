"""Words that learners do not read about themselves, and the way to rest around what is strong."""

from pathlib import Path

import pytest

from app.content.lint import lint
from tests.unit.content.making import EN, LANGUAGES, MODULE, TODAY, TRACKS, lint_lines, numbered, write

STRONG = MODULE.replace("facts=f08 pictogram", "facts=f08 note=strong pictogram").replace(
    "note: none", "note: strong"
)
NOTE = "\n> [!CAUTION]\n> This is about pay. You can rest first: [calm]({to}).\n"
HEADING = "## The slip <!-- lesson a minutes=4 facts=f08 note=strong pictogram=receipt -->\n"


def strong(start: str, end: str) -> str:
    """A strong lesson with a link in its content note, and one in its last item."""
    noted = STRONG.replace(HEADING, HEADING + NOTE.format(to=start), 1)
    assert noted != STRONG
    return noted.rstrip() + f"\n\n### Rest <!-- step s-rest -->\n\nYou can rest: [calm]({end}).\n"


def codes(folder: Path, text: str) -> set[str]:
    """What is found where tools are known."""
    write(folder, {EN: text})
    return {one.code for one in lint(folder, LANGUAGES, TODAY, tools=frozenset({"t11"}))}


def test_a_strong_lesson_leads_to_rest_before_it_begins_and_when_it_is_over(tmp_path: Path) -> None:
    assert codes(tmp_path / "both", strong("t11", "t11")) == set()
    assert codes(tmp_path / "start", strong("t11", "help")) == {"S006"}
    assert codes(tmp_path / "end", strong("help", "t11")) == {"S006"}


def test_a_link_to_a_tool_that_there_is_not_is_an_error(tmp_path: Path) -> None:
    assert "D011" in codes(tmp_path, MODULE.replace("You get a", "See [it](t12). You get a", 1))


@pytest.mark.parametrize("audience", ["staff", "employer"])
def test_only_whoever_works_with_people_reads_how_the_law_calls_them(tmp_path: Path, audience: str) -> None:
    text = MODULE.replace("You get a", "A victim may get a", 1)
    assert text != MODULE
    line = numbered(text, "A victim may get a")
    assert f"en.md:{line} S001" in lint_lines(tmp_path / "learner", {EN: text})
    shelf = {"tracks.toml": TRACKS.replace('"learner"', f'"{audience}"')}
    assert lint_lines(tmp_path / audience, {EN: text, **shelf}) == []
