"""What one step looks like in one language, for phones, the projector and the host alike. Pure, and of nobody."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from string import ascii_uppercase

from app.content.library import Library
from app.content.models import Item, Lesson, Module, Option, Reader, Term
from app.content.shapes import ItemShape
from app.gathering.stage import ANSWERED, COUNTED, Result, Stage, Stone, plan_of, stones_of
from app.practice.grading import shuffled

NOTHING = Result()
FEW = 5
"""Fewer answers than this hide nobody: the host is told so before the result is shown."""
MIXED = frozenset({"order", "match"})
_TERM_LINK = re.compile(r'href="#t(\d+)"')


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
    """A step of a module. `number` of `count`: its place in the whole; `stones`: one a lesson; `phones`: how many
    answered."""

    module: Module
    lesson: Lesson
    item: Item
    number: int
    count: int
    stones: tuple[Stone, ...]
    answers: tuple[Answer, ...]
    phones: int = 0
    shows_counts: bool = False

    @property
    def votes(self) -> bool:
        """Whether a group can answer this together."""
        return self.item.kind in COUNTED

    @property
    def several(self) -> bool:
        """Whether one person may choose more than one answer."""
        return self.item.kind == "multi"

    @property
    def hands(self) -> int:
        """All raised hands."""
        return sum(one.result.hands for one in self.answers)

    @property
    def people(self) -> int:
        """All who answered. Where several may be chosen one person raises a hand for each: so many at least."""
        most = max((one.result.hands for one in self.answers), default=0)
        return self.phones + (most if self.several else self.hands)

    @property
    def few(self) -> bool:
        """Whether somebody in the room could guess from the numbers who chose what."""
        return 0 < self.people < FEW

    @property
    def scored(self) -> bool:
        """Whether one of the answers is right."""
        return any(answer.option.correct for answer in self.answers)

    def words(self, *, told: bool) -> tuple[tuple[int, Term], ...]:
        """The hard words that this step links to, under the numbers of its lesson. `told`: what is said about the
        answers is shown as well."""
        linked = {int(number) for text in self._texts(told=told) for number in _TERM_LINK.findall(text)}
        return tuple((number, term) for number, term in enumerate(self.lesson.terms, 1) if number in linked)

    def _texts(self, *, told: bool) -> Iterator[str]:
        """All HTML that a page of this step may show."""
        item = self.item
        if item.number == 1:
            yield from (self.lesson.note_html, self.lesson.intro)
        yield from (item.note, item.body, item.after, *(pile.html for pile in item.piles))
        for option in item.options:
            yield from (option.html, option.right)
        if told or item.kind == "cards":
            yield from (item.explanation, *(option.feedback for option in item.options))

    def shown(self, stage: Stage) -> "Scene":
        """The same as this group session has it now, with its numbers where it shows them."""
        return replace(self, shows_counts=stage.state.shows_counts).counted(stage.results)

    def counted(self, results: Mapping[str, Result]) -> "Scene":
        """The same with these numbers."""
        answers = tuple(replace(one, result=results.get(one.id, NOTHING)) for one in self.answers)
        return replace(self, answers=answers, phones=results.get(ANSWERED, NOTHING).count)


def scene_of(library: Library, reader: Reader, stage: Stage, step: str = "") -> Scene | None:
    """The step that is shown, or another one without its counts.

    None without a module, for a step that is gone, and where nothing may be shown in this language.
    """
    scene = bare_scene(library, reader, stage.module, step or stage.state.step)
    return scene if step or scene is None else scene.shown(stage)


def bare_scene(library: Library, reader: Reader, module_code: str, item_id: str) -> Scene | None:
    """A step before anybody answered: the same in every group session."""
    shape = library.shapes.get(module_code)
    known = shape.items.get(item_id) if shape else None
    if shape is None or known is None:
        return None
    module, lesson = library.module(module_code, reader), library.lesson(module_code, known.lesson, reader)
    item = next((one for one in lesson.items if one.id == item_id), None) if lesson else None
    if module is None or lesson is None or item is None:
        return None
    steps = plan_of(shape).steps
    return Scene(
        module=module,
        lesson=lesson,
        item=item,
        number=steps.index(item_id) + 1,
        count=len(steps),
        stones=stones_of(tuple(shape.lessons), known.lesson),
        answers=_answers(item, known),
    )


def steps_of(library: Library, stage: Stage) -> tuple[str, ...]:
    """Through what it goes, in order: items of a module, or parts."""
    return plan_of(library.shapes.get(stage.module), kind=stage.kind).steps


def _answers(item: Item, shape: ItemShape) -> tuple[Answer, ...]:
    """Options with their letters. What is put in order, or matched, stands in an order that gives nothing away."""
    found = {option.id: option for option in item.options}
    order = shuffled(shape) if item.kind in MIXED else ()
    options = tuple(found[one] for one in order if one in found) or item.options
    return tuple(Answer(letter, option) for letter, option in zip(ascii_uppercase, options, strict=False))
