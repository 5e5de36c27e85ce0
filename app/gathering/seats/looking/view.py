"""The steps of a module as whoever looks around finds them: by number, in one language. Pure."""

from dataclasses import dataclass

from app.content.library import Library
from app.content.models import Item, LessonHead, Reader
from app.gathering.scene import steps_of
from app.gathering.stage import Stage


@dataclass(frozen=True, slots=True)
class Shown:
    """One lesson in the list, with the number of each of its steps."""

    head: LessonHead
    steps: tuple[tuple[int, Item], ...]


def shown_lessons(library: Library, reader: Reader, stage: Stage) -> tuple[Shown, ...]:
    """What may be shown in this language, in the order of the module."""
    module = library.module(stage.module, reader)
    numbers = {item: number for number, item in enumerate(steps_of(library, stage), 1)}
    found = []
    for head in module.lessons if module else ():
        lesson = library.lesson(stage.module, head.letter, reader)
        if lesson:
            steps = tuple((numbers[item.id], item) for item in lesson.items if item.id in numbers)
            found.append(Shown(head, steps))
    return tuple(found)


def step_at(library: Library, stage: Stage, number: int | None) -> str:
    """The item with this number; "" for none."""
    steps = steps_of(library, stage)
    return steps[number - 1] if number and number <= len(steps) else ""
