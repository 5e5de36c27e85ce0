"""Writes what a phone did in a group session into the progress of its learner. Doing it again changes nothing."""

from datetime import date

from sqlalchemy import Connection

from app.content.shapes import ModuleShape
from app.gathering.seats.brought import Brought
from app.practice.actions import complete_lesson, keep_place, save_answers
from app.practice.grading import ANSWERED, READ, AnswerState, still_valid
from app.practice.queries import Progress, module_progress


def keep_brought(
    connection: Connection, shape: ModuleShape, learner: bytes, brought: Brought, day: date
) -> None:
    """Answers, steps that were seen as read, and lessons that were gone through as done. A place stays where it is."""
    progress = module_progress(connection, learner, shape.code)
    save_answers(connection, learner, _answers(shape, brought, progress))
    for letter in _lessons_by_turn(shape, brought):
        key, items = f"{shape.code}/{letter}", shape.lessons[letter]
        if key not in progress.places:
            last = max((item for item in items if item in brought.seen), key=brought.seen.index)
            keep_place(connection, learner, key, last)
        if set(items) <= set(brought.seen):
            complete_lesson(connection, learner, key, day)


def _answers(shape: ModuleShape, brought: Brought, progress: Progress) -> dict[str, AnswerState]:
    read = {item: READ for item in brought.seen if item in shape.items and _is_read(shape, item)}
    given = {
        item: still_valid(shape.items[item], value)
        for item, value in brought.answers.items()
        if item in shape.items
    }
    found = {f"{shape.code}/{item}": AnswerState(value) for item, value in {**read, **given}.items() if value}
    # the same answer, given before, may have been looked up already: it stays so
    return {
        key: new for key, new in found.items() if progress.answers.get(key, AnswerState()).value != new.value
    }


def _is_read(shape: ModuleShape, item: str) -> bool:
    return shape.items[item].kind not in ANSWERED


def _lessons_by_turn(shape: ModuleShape, brought: Brought) -> list[str]:
    """Those of which something was seen; the one seen last becomes the one to go on with."""
    last = {shape.items[item].lesson: turn for turn, item in enumerate(brought.seen) if item in shape.items}
    return sorted(last, key=lambda letter: last[letter])
