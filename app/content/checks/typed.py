"""Phone numbers and register values that were typed instead of inserted, and words in capitals."""

import re
from collections.abc import Iterable, Sequence

from app.content.agreeing import digits, same_value
from app.content.checks.numerals import in_words
from app.content.rawtext import Typed, typed_entries, typed_lines
from app.content.world import World

_PHONE = re.compile(r"(?<![\w.,-])(?:\+\d|0\d)[\d \u00a0-]{5,}\d")
_DIALLED = re.compile(r"(?<![\w.,€-])\d[\d \u00a0]*\d(?![\w%€])")
_LONG = 5
"""Digits from which on a number of the register is a phone number in a table too, where sums are invented."""
_GROUP = "[ \u00a0\u202f.,]"
_NUMBER = re.compile(rf"(?<![\w.,])(?:\d{{1,3}}(?:{_GROUP}\d{{3}})+(?!\d)|\d+(?:[.,]\d+)?(?![\w,]))")
_DATE = re.compile(r"\b\d{1,2}\.?[ \u00a0]?(?:[^\W\d_]+[ \u00a0]|\d{1,2}\.)\d{4}\b")
_OR = re.compile(r"\s*(?:(?:or|and|to|tai|ja|eller|och|till|[–-])[\s\d]*)?")
"""Between a number and its unit: `3 or 6 months`."""
_CAPITALS = re.compile(r"(?<![\w-])[A-ZÅÄÖА-Я]{5,}(?![\w-])")
NAMES = frozenset({"HEUNI"})
"""Organisations beside the contacts that write their own name in capitals."""
_WORDS = {
    "hours": ("hour", "tunt", "tunn", "timm"),
    "minutes": ("minut", "minuut"),
    "days": ("day", "päiv", "dag", "dygn"),
    "weekdays": ("weekday", "arkipäiv", "vardag"),
    "weeks": ("week", "viik", "veck"),
    "months": ("month", "kuukau", "månad"),
    "years": ("year", "vuo", "år"),
    "euro": ("euro", "€"),
}
_Values = Sequence[tuple[str, str]]
"""Value and unit of each number that a text must not type."""


def check(world: World) -> None:
    entries = world.registers.contacts.values()
    phones = {digits(number) for one in entries for number in (one.phone, one.phone_alt)} - {""}
    names = NAMES | {word for one in entries for word in re.findall(r"\w+", one.name)}
    sources = world.sources()
    for key, edition in world.editions():
        facts = {one.letter: one.facts for one in sources.get(edition.code, edition).lessons}
        for lesson in edition.lessons:
            values = _values(world, facts.get(lesson.letter, ()))
            for item in lesson.items:
                for line in typed_lines(world, key, edition, item):
                    _phones(world, key, line, phones)
                    _capitals(world, key, line, names)
                    _numbers(world, key, line, values)
                    if item.kind == "step":
                        _in_words(world, key, line, values, edition.lang)
    for key, words in world.words():
        for entry, line in typed_entries(world, key, words):
            _phones(world, key, line, phones)
            _numbers(world, key, line, _values(world, (entry.id,)) if words.kind == "fact" else ())


def _values(world: World, names: Iterable[str]) -> _Values:
    facts = [world.registers.facts[name] for name in names if name in world.registers.facts]
    return [(value, fact.units[name]) for fact in facts for name, value in fact.values.items()]


def _phones(world: World, key: str, line: Typed, phones: set[str]) -> None:
    found = None if line.table else _PHONE.search(line.text)
    known = next((one for one in _DIALLED.finditer(line.text) if digits(one.group()) in phones), None)
    for one in (found or known,):
        if one and not (line.table and len(digits(one.group())) < _LONG):
            world.add(key, "P009", line.line, one.group(), one.start() + 1)


def _capitals(world: World, key: str, line: Typed, names: frozenset[str]) -> None:
    for found in _CAPITALS.finditer(line.text):
        if found.group() not in names:
            world.add(key, "P007", line.line, found.group(), found.start() + 1)


def _numbers(world: World, key: str, line: Typed, values: _Values) -> None:
    """Numbers beside the word of their unit, and days, that equal a value."""
    if line.table:
        return
    known = {(digits(value), unit) for value, unit in values}
    for found in _NUMBER.finditer(line.text):
        units = _units(line.text, found.start(), found.end())
        if any((digits(found.group()), unit) in known for unit in units):
            world.add(key, "P010", line.line, found.group(), found.start() + 1)
    for found in _DATE.finditer(line.text):
        if any(unit == "date" and same_value(found.group(), value, unit) for value, unit in values):
            world.add(key, "P010", line.line, found.group(), found.start() + 1)


def _in_words(world: World, key: str, line: Typed, values: _Values, lang: str) -> None:
    """The same for numbers in words. Activities may reckon with them; what is read may not."""
    known = set() if line.table else {(value, unit) for value, unit in values}
    for found, number in in_words(line.text, lang):
        units = _units(line.text, found.start(), found.end())
        if any((number, unit) in known for unit in units):
            world.add(key, "P013", line.line, found.group(), found.start() + 1)


def _units(text: str, start: int, end: int) -> list[str]:
    """The units that stand behind a number, or the sign of the euro before it."""
    gap = _OR.match(text, end)
    following = text[gap.end() if gap else end :][:12].casefold()
    units = [unit for unit, words in _WORDS.items() if following.startswith(words)]
    return [*units, "euro"] if text[:start].rstrip().endswith("€") else units
