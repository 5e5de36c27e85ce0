"""Plain language that can be counted: sentences, paragraphs, steps, lessons. House rules: LANGUAGES 6."""

from app.content.compiled import Edition, ItemText, LessonText
from app.content.prose import NO_SPACES, Paragraph, paragraphs, spoken, word_count
from app.content.rawtext import last_line
from app.content.readability import Limits, lesson_words, limits, sentence_lengths, step_words
from app.content.slots import shown
from app.content.world import World

AUTHORED = frozenset({"en", "fi"})
"""In these an exceeded limit is an error; a translation is warned."""


def check(world: World) -> None:
    for key, edition in world.editions():
        if edition.lang not in NO_SPACES:
            for lesson in edition.lessons:
                _lesson(world, key, edition, lesson)


def _code(edition: Edition, number: int) -> str:
    return f"P00{number}" if edition.lang in AUTHORED else f"P10{number}"


def _lesson(world: World, key: str, edition: Edition, lesson: LessonText) -> None:
    most = limits(edition.lang)
    lengths = sentence_lengths(lesson.items)
    average = sum(lengths) / len(lengths) if lengths else 0
    if average > most.average:
        detail = f"{average:.1f} words, at most {most.average:g}"
        world.add(key, _code(edition, 2), lesson.line, f"lesson {lesson.letter} has {detail}")
    words = lesson_words(lesson)
    if words > most.lesson:
        world.add(key, _code(edition, 5), lesson.line, f"{words} words, at most {most.lesson}")
    for item in lesson.items:
        _item(world, key, edition, item, most)


def _item(world: World, key: str, edition: Edition, item: ItemText, most: Limits) -> None:
    words = step_words(item)
    if item.kind == "step" and words > most.step:
        world.add(key, _code(edition, 4), item.line, f"{words} words, at most {most.step}")
    last = last_line(edition, item, len(world.text(key)))
    options = [Paragraph(shown(option.html), True) for option in item.parts.options]
    for paragraph in (*paragraphs(spoken(item)), *options):
        _paragraph(world, key, edition, paragraph, (item.line, last))


def _paragraph(world: World, key: str, edition: Edition, paragraph: Paragraph, span: tuple[int, int]) -> None:
    most = limits(edition.lang)
    if len(paragraph.sentences) > most.sentences:
        line, col = _place(world, key, paragraph.text, span)
        world.add(key, _code(edition, 3), line, str(len(paragraph.sentences)), col)
    for sentence in paragraph.sentences:
        words = word_count(sentence)
        if words > most.longest:
            line, col = _place(world, key, sentence, span)
            detail = f"{words} words, at most {most.longest}: {sentence[:60]}"
            world.add(key, _code(edition, 1), line, detail, col)


def _place(world: World, key: str, text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Where a text begins in its file; links and bold may cut it, so fewer and fewer words are tried."""
    words = text.split()
    for count in (4, 3, 2, 1):
        line, col = world.find(key, " ".join(words[:count]), *span)
        if (line, col) != (span[0], 1):
            return line, col
    return span[0], 1
