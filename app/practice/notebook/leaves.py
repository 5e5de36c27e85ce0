"""What stands on each page of the notebook, as blocks that a screen and a paper can show. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from app.content.library import Library
from app.content.models import Reader
from app.handouts.paper import Block, Text
from app.practice.notebook.book import Page
from app.practice.notebook.queries import Notebook
from app.practice.tools.shelf import TOOLS
from app.practice.tools.tool import Workbench


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page: its name in the notebook, its title, where it is written, and what stands on it."""

    name: str
    title: str
    place: str
    blocks: tuple[Block, ...]


def leaves(notebook: Notebook, bench: Workbench) -> Iterator[Leaf]:
    """Tools first, in the order of the shelf, then thoughts from lessons."""
    for name in (*TOOLS, *sorted(name for name in notebook.pages if "/" in name)):
        page = notebook.pages.get(name)
        if page:
            yield _of_tool(page, bench) if _tool_of(name) in TOOLS else _of_lesson(page, bench)


def _tool_of(name: str) -> str:
    return name.partition("/")[0]


def _of_tool(page: Page, bench: Workbench) -> Leaf:
    """`t03`: what stands in a tool. `t03/1`: what stood there before a card back, beside what stands there now."""
    _, tool = bench.say, TOOLS[_tool_of(page.name)]
    title, place = tool.title(_), page.name
    if place not in TOOLS:
        title, place = _("%(tool)s, older") % {"tool": title}, ""
    try:
        state = tool.state.model_validate_json(page.words)
    except ValidationError:
        return Leaf(page.name, title, place, (Text(page.words),))
    return Leaf(page.name, title, place, tool.told(state, bench) if tool.told else ())


def _of_lesson(page: Page, bench: Workbench) -> Leaf:
    """`l09/r-wish`: a thought. Where its lesson is gone the words still stand here."""
    _ = bench.say
    place, title = _lesson_of(bench.library, bench.reader, page.name)
    return Leaf(page.name, title or _("My words"), place, (Text(page.words),))


def _lesson_of(library: Library, reader: Reader, name: str) -> tuple[str, str]:
    code, _, item = name.partition("/")
    shape = library.shapes.get(code)
    letter = next((one for one, items in shape.lessons.items() if item in items), "") if shape else ""
    lesson = library.lesson(code, letter, reader) if letter else None
    found = next((one for one in lesson.items if one.id == item), None) if lesson else None
    return (f"{code}/{letter}", found.title) if found else ("", "")
