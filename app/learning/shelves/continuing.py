"""Where a learner goes on: pure, from progress and the modules' shapes."""

from dataclasses import dataclass

from app.content.library import Library
from app.practice.queries import Progress


@dataclass(frozen=True, slots=True)
class Resume:
    """The lesson to continue with, and the number of the step, 0 for its top."""

    code: str
    letter: str
    step: int = 0


def resume(library: Library, progress: Progress) -> Resume | None:
    """The lesson touched last, at its step; where that is done, the next one of its module that is not.

    None where nothing was begun, or everything in that module is done.
    """
    code, _, letter = progress.last.partition("/")
    shape = library.shapes.get(code)
    if shape is None or letter not in shape.lessons:
        return None
    if progress.last not in progress.done:
        item = progress.places[progress.last][0]
        return Resume(code, letter, shape.items[item].number if item in shape.items else 0)
    letters = list(shape.lessons)
    after = letters[letters.index(letter) + 1 :] + letters[: letters.index(letter)]
    return next((Resume(code, other) for other in after if f"{code}/{other}" not in progress.done), None)
