"""Reads a lesson's form: what is ticked, which button was pressed. Unknown names are dropped, never stored."""

from collections.abc import Mapping, Sequence

from app.content.shapes import ItemShape
from app.forms import Posted, unpacked
from app.learning.lessons.sheet import Sheet
from app.learning.lessons.ticked import Ticked, Written
from app.practice.grading import ANSWERED, READ, AnswerState, moved, read_answer, shuffled
from app.practice.notebook.book import turn_in
from app.practice.tools.shelf import TOOLS

DOORS = frozenset({"rest", "help", *TOOLS})


def read_lesson_form(sheet: Sheet, posted: Posted) -> Ticked:
    """Everything that is ticked on the page, by item key, with what the pressed button changes."""
    fields = _by_item(posted)
    shapes = [sheet.shape.items[item.id] for item in sheet.lesson.items]
    pressed, name = _pressed(posted)
    at, _, option = name.partition(".")
    seen = set(posted.all("seen")) | ({at} if pressed == "check" else set())
    answers: dict[str, AnswerState] = {}
    for shape in shapes:
        value = _value(shape, fields.get(shape.id, {}), untouched=shape.id != at and shape.id not in seen)
        if shape.id == at:
            value = _after(pressed, value, option)
        if value:
            answers[sheet.item_key(shape.id)] = AnswerState(
                value, shape.id in seen and not _reopened(pressed, shape, at)
            )
    known = {shape.id for shape in shapes}
    door = posted.first("door")
    if door in known and door in TOOLS:  # a tool that was opened was read
        answers[sheet.item_key(door)], at = AnswerState(READ), door
    empty = at if pressed == "check" and at in known and sheet.item_key(at) not in answers else ""
    return Ticked(
        answers,
        at if at in known else "",
        empty,
        bool(at) and at not in known,
        door if door in DOORS else "",
        {item: _written(posted, item) for item in sheet.thoughts if f"n.{item}" in posted.values},
    )


def _written(posted: Posted, item: str) -> Written:
    return Written(posted.words(f"n.{item}"), turn_in(posted.first(f"nt.{item}")))


def _pressed(posted: Posted) -> tuple[str, str]:
    for button in ("check", "again", "read", "up", "down"):
        name = posted.first(button)
        if name:
            return button, name
    return "", ""


def _reopened(pressed: str, shape: ItemShape, at: str) -> bool:
    return shape.id == at and pressed in {"again", "up", "down"}


def _after(pressed: str, value: str, option: str) -> str:
    if pressed == "read":
        return READ
    if pressed in {"up", "down"}:
        return moved(value, option, -1 if pressed == "up" else 1)
    return value


def _by_item(posted: Posted) -> dict[str, dict[str, Sequence[str]]]:
    """Fields by item, with what follows its id: `a.m-words.gross` is `.gross` of m-words."""
    found: dict[str, dict[str, Sequence[str]]] = {}
    for name, values in posted.starting("a.").items():
        item, dot, row = name.partition(".")
        found.setdefault(item, {})[dot + row] = values
    return found


def _value(shape: ItemShape, own: Mapping[str, Sequence[str]], *, untouched: bool) -> str:
    if shape.kind not in ANSWERED:
        return ""
    value = read_answer(shape, own)
    # An order that nobody touched is as it was shuffled: that is no answer
    mixed = shape.kind == "order" and value == ",".join(shuffled(shape))
    return "" if mixed and untouched else value


def brought_along(sheet: Sheet, posted: Posted) -> Ticked:
    """What was packed on this lesson before there was a code. The place is the last item that was ticked."""
    ticked = read_lesson_form(sheet, unpacked(posted.first("kept")))
    answered = [item.id for item in sheet.lesson.items if sheet.item_key(item.id) in ticked.answers]
    door = posted.first("door")
    at = answered[-1] if answered else ""
    return Ticked(ticked.answers, at, door=door if door in DOORS else "", words=ticked.words)
