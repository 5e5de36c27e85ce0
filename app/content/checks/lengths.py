"""Plain language that can be counted: sentences, paragraphs, steps, lessons. House rules: LANGUAGES 6."""

from app.content.compiled import Edition, ItemText, LessonText
from app.content.prose import NO_SPACES, Paragraph, paragraphs, spoken, word_count
from app.content.rawtext import last_line
from app.content.readability import Limits, lesson_words, limits, sentence_lengths, step_words
from app.content.slots import shown
from app.content.words import Entry
from app.content.world import World

AUTHORED = frozenset({"en", "fi"})
"""In these an exceeded limit is an error; a translation is warned."""
_TEST = 2
"""How many times as long a test may be: it is options for the most part, and nothing to learn."""


def check(world: World) -> None:
    sources = world.sources()
    for key, edition in world.editions():
        if edition.lang not in NO_SPACES:
            source = sources.get(edition.code, edition)
            tests = {lesson.letter for lesson in source.lessons if lesson.test}
            for lesson in edition.lessons:
                _lesson(world, key, edition, lesson, _TEST if lesson.letter in tests else 1)

    for key, words in world.words():
        if words.lang not in NO_SPACES and words.kind != "host":
            for entry in words.entries:
                _entry(world, key, words.lang, entry)


def _entry(world: World, key: str, lang: str, entry: Entry) -> None:
    """Words of registers are warned: they are read one at a time, not one after the other."""
    last = len(world.text(key))
    for html in (entry.html, *(part.html for part in entry.parts)):
        for paragraph in paragraphs(html):
            _paragraph(world, key, ("P101", "P103"), limits(lang), paragraph, (entry.line, last))


def _code(edition: Edition, number: int) -> str:
    return f"P00{number}" if edition.lang in AUTHORED else f"P10{number}"


def _lesson(world: World, key: str, edition: Edition, lesson: LessonText, times: int) -> None:
    most = limits(edition.lang)
    lengths = sentence_lengths(lesson.items)
    average = sum(lengths) / len(lengths) if lengths else 0
    if average > most.average:
        detail = f"{average:.1f} words, at most {most.average:g}"
        world.add(key, _code(edition, 2), lesson.line, f"lesson {lesson.letter} has {detail}")
    words = lesson_words(lesson)
    longest = most.lesson * times
    if words > longest:
        world.add(key, _code(edition, 5), lesson.line, f"{words} words, at most {longest}")
    for item in lesson.items:
        _item(world, key, edition, item, most)


def _item(world: World, key: str, edition: Edition, item: ItemText, most: Limits) -> None:
    words = step_words(item)
    if item.kind == "step" and words > most.step:
        world.add(key, _code(edition, 4), item.line, f"{words} words, at most {most.step}")
    last = last_line(edition, item, len(world.text(key)))
    codes = (_code(edition, 1), _code(edition, 3))
    options = [Paragraph(shown(option.html), True) for option in item.parts.options]
    for paragraph in (*paragraphs(spoken(item)), *options):
        _paragraph(world, key, codes, most, paragraph, (item.line, last))


def _paragraph(
    world: World,
    key: str,
    codes: tuple[str, str],
    most: Limits,
    paragraph: Paragraph,
    span: tuple[int, int],
) -> None:
    """`codes`: of a long sentence and of a long paragraph."""
    if len(paragraph.sentences) > most.sentences:
        line, col = _place(world, key, paragraph.text, span)
        world.add(key, codes[1], line, str(len(paragraph.sentences)), col)
    for sentence in paragraph.sentences:
        words = word_count(sentence)
        if words > most.longest:
            line, col = _place(world, key, sentence, span)
            detail = f"{words} words, at most {most.longest}: {sentence[:60]}"
            world.add(key, codes[0], line, detail, col)


def _place(world: World, key: str, text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Where a text begins in its file; links and bold may cut it, so fewer and fewer words are tried."""
    words = text.split()
    for count in (4, 3, 2, 1):
        line, col = world.find(key, " ".join(words[:count]), *span)
        if (line, col) != (span[0], 1):
            return line, col
    return span[0], 1
