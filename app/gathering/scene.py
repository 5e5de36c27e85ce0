"""What one step looks like in one language, for phones, the projector and the host alike. Pure, and of nobody."""

from collections.abc import Mapping
from dataclasses import dataclass
from string import ascii_uppercase

from app.content.library import Library
from app.content.models import Item, Lesson, Module, Option, Reader
from app.gathering.stage import COUNTED, Result, Stage, Stone, stones_of

NOTHING = Result()


@dataclass(frozen=True, slots=True)
class Answer:
    """One option. Its letter is the same in every language, so that a room can talk about "B"."""

    letter: str
    option: Option
    result: Result = NOTHING

    @property
    def id(self) -> str:
        """What a phone sends."""
        return self.option.id


@dataclass(frozen=True, slots=True)
class Scene:
    """A step of a module. `number` of `count`: its place in the whole; `stones`: one a lesson."""

    module: Module
    lesson: Lesson
    item: Item
    number: int
    count: int
    stones: tuple[Stone, ...]
    answers: tuple[Answer, ...]
    shows_counts: bool = False

    @property
    def votes(self) -> bool:
        """Whether a group can answer this together."""
        return self.item.kind in COUNTED

    @property
    def scored(self) -> bool:
        """Whether one of the answers is right."""
        return any(answer.option.correct for answer in self.answers)


def scene_of(library: Library, reader: Reader, stage: Stage, step: str = "") -> Scene | None:
    """The step that is shown, or another one without its counts.

    None without a module, for a step that is gone, and where nothing may be shown in this language.
    """
    item_id, shape = step or stage.state.step, library.shapes.get(stage.module)
    known = shape.items.get(item_id) if shape else None
    if shape is None or known is None:
        return None
    module, lesson = library.module(stage.module, reader), library.lesson(stage.module, known.lesson, reader)
    item = next((one for one in lesson.items if one.id == item_id), None) if lesson else None
    if module is None or lesson is None or item is None:
        return None
    steps = [one for ids in shape.lessons.values() for one in ids]
    results = stage.results if not step else {}
    return Scene(
        module=module,
        lesson=lesson,
        item=item,
        number=steps.index(item_id) + 1,
        count=len(steps),
        stones=stones_of(shape, known.lesson),
        answers=answers_of(item, results),
        shows_counts=not step and stage.state.shows_counts,
    )


def answers_of(item: Item, results: Mapping[str, Result]) -> tuple[Answer, ...]:
    """Options with their letters, and how often each was chosen."""
    return tuple(
        Answer(letter, option, results.get(option.id, NOTHING))
        for letter, option in zip(ascii_uppercase, item.options, strict=False)
    )
