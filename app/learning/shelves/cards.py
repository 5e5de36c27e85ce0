"""What home and the chooser show of modules and of the way on: values for cards. Pure."""

from dataclasses import dataclass

from app.content.library import Library
from app.content.models import Module, Reader
from app.learning.lessons.sheet import stones
from app.learning.shelves.continuing import resume
from app.practice.queries import Progress


@dataclass(frozen=True, slots=True)
class Card:
    """A module on a shelf. `stones` is empty for somebody who has not begun it."""

    module: Module
    href: str
    stones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Onward:
    """The one big card: the lesson to go on with."""

    title: str
    lang: str
    href: str
    pictogram: str


def card(reader: Reader, module: Module, progress: Progress) -> Card:
    """A module's card."""
    keys = [f"{module.code}/{head.letter}" for head in module.lessons]
    begun = any(key in progress.done or key in progress.places for key in keys)
    ahead = next((key[-1] for key in keys if key not in progress.done), "")
    return Card(
        module, reader.links(module.code), tuple(stones(module, ahead, progress.done)) if begun else ()
    )


def onward(library: Library, reader: Reader, progress: Progress) -> Onward | None:
    """Where to go on, in the reader's language."""
    found = resume(library, progress)
    module = library.module(found.code, reader) if found else None
    if found is None or module is None:
        return None
    head = next(head for head in module.lessons if head.letter == found.letter)
    step = f"#{found.step}" if found.step else ""
    href = reader.links(f"{found.code}/{found.letter}") + step
    return Onward(head.title, head.lang, href, head.pictogram or module.pictogram)
