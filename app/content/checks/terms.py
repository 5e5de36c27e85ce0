"""A term is linked where a lesson for learners first uses it, unless the glossary calls it plain."""

import re
from collections.abc import Iterable, Mapping

from app.content.compiled import ItemText, LessonText
from app.content.front import DEFAULT_SOURCE
from app.content.prose import TABLE, screen
from app.content.slots import fill, plain, shown
from app.content.words import Entry, WordFile
from app.content.world import World

_OPEN, _CLOSE = "\x0e", "\x0f"
"""Around a link in plain text, its term first: no author can write them."""
_ELSEWHERE = re.compile(r"<a .*?</a>", re.DOTALL)
"""A link that leads to a page cannot lead to a term too."""
_WITHIN = re.compile(r"[\w,’]\s\Z")
"""What stands before a word that begins no sentence."""


def check(world: World) -> None:
    glossary = world.compiled.get(f"term.{DEFAULT_SOURCE}")
    entries = [one for one in glossary.entries if not one.plain] if isinstance(glossary, WordFile) else []
    titles = _titles(entries)
    pattern = _pattern(titles, [one.other for one in entries if one.other])
    for key, edition in world.editions():
        if edition.source and edition.lang == DEFAULT_SOURCE and not world.of_work(edition):
            for lesson in edition.lessons:
                _lesson(world, key, lesson, titles, pattern)


def _titles(entries: Iterable[Entry]) -> Mapping[str, str]:
    """Terms by title: as written if it is a name, else in small letters."""
    titles = {one.id: (shown(one.title), one.finnish) for one in entries}
    return {
        title if title == finnish or title.isupper() else title.casefold(): name
        for name, (title, finnish) in titles.items()
    }


def _pattern(titles: Iterable[str], others: Iterable[str]) -> re.Pattern[str]:
    """A link, something else, or a title as whole words, one or many; what is longer goes before what it holds."""
    words, phrases = _any(titles), _any(others)
    return re.compile(
        rf"{_OPEN}(\S+) [^{_CLOSE}]*{_CLOSE}|\b(?:{phrases})s?\b|(?<![\w-])({words})s?(?![\w-])",
        re.IGNORECASE,
    )


def _any(texts: Iterable[str]) -> str:
    return "|".join(re.escape(one) for one in sorted(texts, key=len, reverse=True)) or "(?!)"


def _lesson(
    world: World, key: str, lesson: LessonText, titles: Mapping[str, str], pattern: re.Pattern[str]
) -> None:
    seen: set[str] = set()
    for item in lesson.items:
        text = _read(item)
        for found in pattern.finditer(text):
            linked, word = found.groups()
            if not linked and (not word or _part_of_a_name(word, titles, text[: found.start()])):
                continue
            name = linked or titles.get(word) or titles.get(word.casefold(), "")
            if word and name not in seen:
                line, col = world.find(key, word, item.line + 1, len(world.text(key)))
                world.add(key, "P014", line, f"{word} ({name})", col)
            seen.add(name)


def _part_of_a_name(word: str, titles: Mapping[str, str], before: str) -> bool:
    """The Agency of a longer name, not an agency."""
    return word not in titles and word[0].isupper() and _WITHIN.search(before) is not None


def _read(item: ItemText) -> str:
    """What is read before an answer, and the text of cards; titles, tables, options and feedback are left out."""
    cards = "".join(f"<p>{one.feedback}</p>" for one in item.parts.options if item.kind == "cards")
    html = _ELSEWHERE.sub("", TABLE.sub("", screen(item) + cards))
    return plain(fill(html, _linked))


def _linked(kind: str, arguments: list[str]) -> str:
    return {"term": f"{_OPEN}{arguments[0]} ", "/term": _CLOSE}.get(kind, "")
