"""Wording that trauma-informed writing keeps out: blame, questions about the past, verdicts, commands."""

import re

from app.content.compiled import Edition, ItemText, LessonText
from app.content.phrases import LABELS, PHRASES, VERDICTS
from app.content.rawtext import typed_lines
from app.content.slots import shown
from app.content.words import Entry
from app.content.world import World
from app.content.writing import Ref

CALM = "t11"


def check(world: World) -> None:
    names = _names(world)
    for key, edition in world.editions():
        for item in edition.items.values():
            _phrases(world, key, edition, item, names)
            _verdicts(world, key, edition, item)
        for lesson in edition.lessons:
            if edition.source and lesson.note == "strong" and not lesson.note_html:
                world.add(key, "S005", lesson.line, lesson.letter)
            if edition.source and lesson.note == "strong" and not _calm(lesson):
                world.add(key, "S006", lesson.line, lesson.letter)

    for key, words in world.words():
        for entry in words.entries:
            _entry(world, key, words.lang, entry, names)


def _entry(world: World, key: str, lang: str, entry: Entry, names: re.Pattern[str]) -> None:
    html = entry.html + "".join(part.html for part in entry.parts)
    text = names.sub(" ", shown(html))
    for code, pattern in PHRASES.get(lang, ()) + LABELS.get(lang, ()):
        found = pattern.search(text)
        if found:
            line, col = world.find(key, found.group(), entry.line, len(world.text(key)))
            world.add(key, code, line, found.group(), col)


def _calm(lesson: LessonText) -> bool:
    """Whether whoever reads can rest before it begins, and when it is over."""
    first, last = lesson.items[:1], lesson.items[-1:]
    return _leads_to_calm(first, lesson.refs) and _leads_to_calm(last)


def _leads_to_calm(items: tuple[ItemText, ...], refs: tuple[Ref, ...] = ()) -> bool:
    links = [*refs, *(ref for item in items for ref in item.refs)]
    return any(item.kind == "tool" and item.id == CALM for item in items) or any(
        ref.kind == "page" and ref.target == CALM for ref in links
    )


def _names(world: World) -> re.Pattern[str]:
    """Names of services may hold words that the text itself may not."""
    names = {one.name for one in world.registers.contacts.values()}
    for _, words in world.words():
        names |= {shown(entry.title) for entry in words.entries if words.kind == "contact"}
    return re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) or r"(?!)")


def _phrases(world: World, key: str, edition: Edition, item: ItemText, names: re.Pattern[str]) -> None:
    wanted = PHRASES.get(edition.lang, ()) + (() if world.of_work(edition) else LABELS.get(edition.lang, ()))
    for line in typed_lines(world, key, edition, item):
        text = names.sub(lambda found: " " * len(found.group()), line.text)
        for code, pattern in wanted:
            found = pattern.search(text)
            if found:
                world.add(key, code, line.line, found.group(), found.start() + 1)


def _verdicts(world: World, key: str, edition: Edition, item: ItemText) -> None:
    """Feedback explains; it never begins by judging."""
    pattern = VERDICTS.get(edition.lang)
    if not pattern:
        return
    texts = [(option.line, option.feedback) for option in item.parts.options]
    for line, html in (*texts, (item.line, item.parts.explanation)):
        found = pattern.match(shown(html))
        if found:
            world.add(key, "S003", line, found.group())
