"""Phone numbers and register values that were typed instead of inserted, and words in capitals."""

import re

from app.content.agreeing import digits
from app.content.compiled import LessonText
from app.content.rawtext import Typed, typed_lines
from app.content.world import World

_PHONE = re.compile(r"(?<![\w.,-])(?:\+\d|0\d)[\d \u00a0-]{5,}\d")
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)?(?![\w,])")
_CAPITALS = re.compile(r"(?<![\w-])[A-ZÅÄÖА-Я]{5,}(?![\w-])")
_WORDS = {
    "hours": ("hour", "tunt", "tunn"),
    "minutes": ("minute", "minuut"),
    "days": ("day", "päiv"),
    "weekdays": ("weekday", "arkipäiv"),
    "weeks": ("week", "viik"),
    "months": ("month", "kuukau"),
    "years": ("year", "vuo"),
    "euro": ("euro", "€"),
}


def check(world: World) -> None:
    phones = {
        digits(number) for one in world.registers.contacts.values() for number in (one.phone, one.phone_alt)
    }
    names = {word for one in world.registers.contacts.values() for word in re.findall(r"\w+", one.name)}
    for key, edition in world.editions():
        for lesson in edition.lessons:
            for item in lesson.items:
                for line in typed_lines(world, key, edition, item):
                    _phones(world, key, line, phones - {""})
                    _capitals(world, key, line, names)
                    if not line.table:
                        _values(world, key, line, lesson)


def _phones(world: World, key: str, line: Typed, phones: set[str]) -> None:
    found = _PHONE.search(line.text)
    numbers = re.finditer(r"(?<![\w.,-])\d[\d \u00a0]*\d(?![\w%€])", line.text)
    known = next((one for one in numbers if digits(one.group()) in phones), None)
    for one in (found or known,):
        if one and not line.table:
            world.add(key, "P009", line.line, one.group(), one.start() + 1)


def _capitals(world: World, key: str, line: Typed, names: set[str]) -> None:
    for found in _CAPITALS.finditer(line.text):
        if found.group() not in names:
            world.add(key, "P007", line.line, found.group(), found.start() + 1)


def _values(world: World, key: str, line: Typed, lesson: LessonText) -> None:
    """A number before the word of its unit that equals a fact of this lesson."""
    facts = [world.registers.facts[name] for name in lesson.facts if name in world.registers.facts]
    known = {(digits(value), fact.units[name]) for fact in facts for name, value in fact.values.items()}
    for found in _NUMBER.finditer(line.text):
        following = line.text[found.end() : found.end() + 12].lstrip(" \u00a0").casefold()
        for unit, words in _WORDS.items():
            if following.startswith(words) and (digits(found.group()), unit) in known:
                world.add(key, "P010", line.line, found.group(), found.start() + 1)
