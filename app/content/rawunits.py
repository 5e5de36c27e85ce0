"""The source text of each unit of a file: what is hashed, compared and shown to translators."""

from collections.abc import Iterator
from typing import NamedTuple

from app.content.diagnostics import Report
from app.content.frontmatter import split
from app.content.html import writing
from app.content.sections import Section, sections
from app.content.source import Source, source_of


class RawUnit(NamedTuple):
    """A unit's id as in units.py and its text as written."""

    id: str
    text: str


def raw_units(text: str, module: bool) -> dict[str, str]:
    """Texts by id. `module`: the file has front matter, lessons and items; else it is a word file."""
    source, report = source_of(text.encode("utf-8", "replace"), "")
    found = _module(source, report) if module else _words(source, report)
    return {unit.id: unit.text for unit in found}


def _module(source: Source, report: Report) -> Iterator[RawUnit]:
    found, body = split(source, report)
    values = found or {}
    aims = values.get("aims", [])
    yield RawUnit(
        "front", "\n".join([str(values.get("title", "")), *map(str, aims if isinstance(aims, list) else [])])
    )
    for section in sections(body, writing(report)):
        if section.marker and section.level > 1:
            prefix = "lesson." if section.level == 2 else ""
            yield RawUnit(prefix + section.marker.id, section.raw)


def _words(source: Source, report: Report) -> Iterator[RawUnit]:
    group: list[Section] = []
    for section in sections(source.text, writing(report)):
        if section.level < 3 and group:
            yield _entry(group)
            group = []
        if section.level == 2 or group:
            group.append(section)
    if group:
        yield _entry(group)


def _entry(group: list[Section]) -> RawUnit:
    marker = group[0].marker
    return RawUnit(marker.id if marker else "", "\n".join(section.raw for section in group))
