"""What a test says of answers: which are missing, how many are right, and whether that is enough. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from app.content.shapes import ModuleShape
from app.practice.grading import EMPTY, AnswerState, is_right, still_valid

Answers = Mapping[str, AnswerState]
"""By item key, `p1/q-who`."""
VERSION_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Grade:
    """So many of so many are right; `needed` of them are enough."""

    right: int
    total: int
    needed: int

    @property
    def passed(self) -> bool:
        """Whether there are enough."""
        return self.right >= self.needed


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the page shows: answers (with their explanations, where they are `checked`), what is missing, the grade."""

    answers: Answers
    missing: tuple[str, ...] = ()
    grade: Grade | None = None


def outcome(shape: ModuleShape, answers: Answers, *, sent: bool) -> Outcome:
    """`sent`: the result is asked for. Otherwise another language is, with what the page showed before."""
    missing = unanswered(shape, answers)
    shown = not missing and (sent or all(state.checked for state in answers.values()))
    return Outcome(
        {key: AnswerState(state.value, shown) for key, state in answers.items()},
        missing if sent else (),
        graded(shape, answers) if shown else None,
    )


def needed(shape: ModuleShape) -> int:
    """How many right answers the pass mark asks for: the next whole number."""
    return -(-(shape.pass_mark or 0) * len(_questions(shape)) // 100)


def unanswered(shape: ModuleShape, answers: Answers) -> tuple[str, ...]:
    """The ids of the questions without an answer, in the order of the page."""
    return tuple(item for item in _questions(shape) if not _value(shape, item, answers))


def graded(shape: ModuleShape, answers: Answers) -> Grade:
    """How a whole test went. The source holds the key, so it is the same in every language."""
    right = sum(
        is_right(shape.items[item], _value(shape, item, answers)) is True for item in _questions(shape)
    )
    return Grade(right, len(_questions(shape)), needed(shape))


def version(shape: ModuleShape) -> str:
    """Which text of a module somebody learned from: eight signs that change with any item of its source."""
    revisions = "\n".join(f"{item.id} {item.revision}" for item in shape.items.values())
    return sha256(revisions.encode()).hexdigest()[:VERSION_DIGITS]


def _questions(shape: ModuleShape) -> tuple[str, ...]:
    return shape.lessons.get(shape.test, ())


def _value(shape: ModuleShape, item: str, answers: Answers) -> str:
    return still_valid(shape.items[item], answers.get(f"{shape.code}/{item}", EMPTY).value)
