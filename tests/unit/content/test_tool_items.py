"""A lesson opens a tool: the item says which, and it is a thing to read, never to judge."""

from pathlib import Path

import pytest

from app.content.diagnostics import LibraryError
from app.content.lint import lint
from app.content.loader import load
from app.practice.grading import READ, is_right, read_answer, still_valid
from tests.unit.content.making import EN, FI, FINNISH, LANGUAGES, MODULE, TODAY, numbered, reader, write

TOOLS = frozenset({"t04"})
OPENING = "### Count your hours <!-- tool t04 -->\n\nWrite one day and see the sum.\n\n"
TEXT = (
    MODULE.replace("tools: []", "tools: [t04]")
    .replace("facts=f08 pictogram", "facts=f08 tools=t04 pictogram")
    .replace("### Keep them", f"{OPENING}### Keep them")
)


def complaints(folder: Path, text: str, tools: frozenset[str] = TOOLS) -> list[str]:
    found = lint(write(folder, {EN: text}), LANGUAGES, TODAY, tools=tools)
    return [f"{one.line} {one.code} {one.message.rpartition(': ')[2]}" for one in found]


def test_an_item_carries_which_tool_it_opens(tmp_path: Path) -> None:
    finnish = FINNISH.replace(
        "### Säilytä", "### Laske tunnit <!-- tool t04 -->\n\nKirjoita yksi päivä.\n\n### Säilytä"
    )
    made, found = load(write(tmp_path, {EN: TEXT, FI: finnish}), LANGUAGES, None, tools=TOOLS)
    assert found == ()
    for lang, title in (("en", "Count your hours"), ("fi", "Laske tunnit"), ("ar", "Count your hours")):
        lesson = made.lesson("l03", "a", reader(lang))
        assert lesson
        item = lesson.items[3]
        assert (item.kind, item.id, item.number, item.title) == ("tool", "t04", 4, title)
        assert item.options == ()
        assert item.body.startswith("<p>")


def test_opening_a_tool_is_kept_as_read_and_never_judged(tmp_path: Path) -> None:
    made, _ = load(write(tmp_path, {EN: TEXT}), LANGUAGES, None, tools=TOOLS)
    shape = made.shapes["l03"].items["t04"]
    assert read_answer(shape, {"": ["read"]}) == READ == still_valid(shape, READ)
    assert read_answer(shape, {}) == read_answer(shape, {"": ["t04"]}) == ""
    assert is_right(shape, READ) is None


def test_a_tool_needs_no_text_of_its_own(tmp_path: Path) -> None:
    bare = TEXT.replace("Write one day and see the sum.\n\n", "")
    assert complaints(tmp_path, bare) == []


def test_tools_that_exist_are_no_trouble(tmp_path: Path) -> None:
    assert complaints(tmp_path, TEXT) == []


def test_an_unknown_tool_is_reported_where_it_is_named(tmp_path: Path) -> None:
    item, head = numbered(TEXT, "<!-- tool"), numbered(TEXT, "tools: [")
    assert complaints(tmp_path, TEXT, frozenset()) == [f"{head} K015 t04", f"{item} K015 t04"]
    with pytest.raises(LibraryError):
        load(tmp_path, LANGUAGES, None, tools=frozenset())
    other = TEXT.replace("<!-- tool t04", "<!-- tool t99")
    assert complaints(tmp_path, other) == [f"{item} K015 t99"]
    lesson = TEXT.replace("facts=f08 tools=t04", "facts=f08 tools=t04,t99")
    assert complaints(tmp_path, lesson) == [f"{numbered(TEXT, '## The slip')} K015 t99"]


def test_a_tool_without_a_name_or_opened_twice_is_reported(tmp_path: Path) -> None:
    item = numbered(TEXT, "<!-- tool")
    assert f"{item} M004 " in " ".join(complaints(tmp_path, TEXT.replace("tool t04 -->", "tool -->")))
    assert f"{item + 4} M005 t04" in complaints(tmp_path, TEXT.replace(OPENING, OPENING * 2))
