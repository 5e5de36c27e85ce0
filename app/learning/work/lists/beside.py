"""In which languages a list may stand beside that of the reader: those that have words of it. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from app.content.library import Library
from app.content.models import Item, Lesson, Reader
from app.i18n import REGISTRY

KIND = "checklist"


def beside(library: Library, lesson: Lesson, reader: Reader) -> Mapping[str, tuple[str, ...]]:
    """Codes of languages for each list of a lesson, by its id."""
    others = tuple(_others(library, lesson, reader))
    return {
        item.id: tuple(other.lang for other in others if other.id == item.id and other.lang != item.lang)
        for item in lesson.items
        if item.kind == KIND
    }


def _others(library: Library, lesson: Lesson, reader: Reader) -> Iterator[Item]:
    """Every list of the lesson in every language that has it in words of its own."""
    for lang in library.shapes[lesson.module].languages:
        if lang in REGISTRY and (found := list_in(library, lesson, replace(reader, lang=lang))):
            yield from (item for item in found if item.lang == lang)


def list_in(library: Library, lesson: Lesson, reader: Reader) -> tuple[Item, ...]:
    """The lists of the same lesson for another reader."""
    found = library.lesson(lesson.module, lesson.letter, reader)
    return tuple(item for item in found.items if item.kind == KIND) if found else ()
