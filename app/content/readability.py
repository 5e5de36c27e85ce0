"""Readability figures of a module in one language, and the limits of the house."""

from collections.abc import Iterable
from typing import NamedTuple

from app.content.compiled import Edition, ItemText, LessonText
from app.content.prose import NO_SPACES, paragraphs, screen, spoken, word_count
from app.content.slots import shown


class Limits(NamedTuple):
    """Words a sentence on average and at most; words a step and a lesson."""

    average: float = 12
    longest: int = 18
    step: int = 60
    lesson: int = 350
    sentences: int = 3


LIMITS = {"fi": Limits(10, 14)}
DEFAULT_LIMITS = Limits()


class Figures(NamedTuple):
    """What was measured. `longest` is in words; `step` and `lesson` are the largest of the module."""

    code: str
    lang: str
    sentences: int
    average: float
    longest: int
    step: int
    lesson: int


def limits(lang: str) -> Limits:
    return LIMITS.get(lang, DEFAULT_LIMITS)


def sentence_lengths(items: tuple[ItemText, ...]) -> list[int]:
    """Words of each sentence in the running text."""
    return [
        word_count(sentence)
        for item in items
        for paragraph in paragraphs(spoken(item))
        for sentence in paragraph.sentences
    ]


def step_words(item: ItemText) -> int:
    return sum(word_count(paragraph.text) for paragraph in paragraphs(screen(item)))


def lesson_words(lesson: LessonText) -> int:
    """What everybody reads: headings, text and options; feedback and explanations come only when asked."""
    words = word_count(shown(lesson.title))
    for item in lesson.items:
        options = " ".join(shown(option.html) for option in item.parts.options)
        words += word_count(shown(item.title)) + step_words(item) + word_count(options)
    return words


def figures(edition: Edition) -> Figures:
    """All zero for languages that are not measured."""
    items = tuple(edition.items.values())
    lengths = [] if edition.lang in NO_SPACES else sentence_lengths(items)
    if not lengths:
        return Figures(edition.code, edition.lang, 0, 0.0, 0, 0, 0)
    return Figures(
        edition.code,
        edition.lang,
        len(lengths),
        round(sum(lengths) / len(lengths), 1),
        max(lengths),
        max((step_words(item) for item in items if item.kind == "step"), default=0),
        max(lesson_words(lesson) for lesson in edition.lessons),
    )


def render(rows: Iterable[Figures]) -> str:
    """A table in text, with the limits below its head."""
    head = _row("module", "lang", "sentences", "average", "longest", "step", "lesson")
    most = [("limit", lang, "", *one[:4]) for lang, one in [*LIMITS.items(), ("other", DEFAULT_LIMITS)]]
    return "\n".join([head, *(_row(*one) for one in most), *(_row(*row) for row in rows)])


def _row(*cells: object) -> str:
    module, lang, *numbers = map(str, cells)
    return f"{module:8}{lang:8}" + "".join(f"{one:>10}" for one in numbers)
