"""Words of registers in one language: glossary, the files in words/, and host notes."""

from typing import NamedTuple

from app.content.attributes import stamp_of
from app.content.cards import SETS
from app.content.compiled import Stamp
from app.content.diagnostics import Report
from app.content.html import writing as new_writing
from app.content.markers import Marker, is_id
from app.content.programme import MARKER
from app.content.programme import PARTS as OF_WEEKS
from app.content.revision import revision
from app.content.sections import Section, sections
from app.content.source import Source
from app.content.writing import Ref, Writing

PARTS = {
    "contact": frozenset({"who", "call", "open"}),
    MARKER: OF_WEEKS,
    **{one.marker: one.parts for one in SETS.values()},
}
_ATTRIBUTES = {"term": frozenset({"fi", "say", "other"})} | {
    one.marker: frozenset(one.attributes) for one in SETS.values()
}
_STAMPS = frozenset({"src", "ok"})
_FLAGS = frozenset({"critical"})
_OF_TERMS = frozenset({"plain"})


class Part(NamedTuple):
    """A named part of an entry, such as what happens when you call."""

    name: str
    title: str
    html: str


class Entry(NamedTuple):
    """The words of one entry: heading, text, parts. `sounds`: glossary and phrases; `finnish`, `plain` (an everyday
    word) and `other` (a phrase in which the word is not meant): glossary only."""

    id: str
    title: str
    html: str
    stamp: Stamp
    line: int
    parts: tuple[Part, ...] = ()
    finnish: str = ""
    sounds: str = ""
    critical: bool = False
    refs: tuple[Ref, ...] = ()
    plain: bool = False
    other: str = ""

    def part(self, name: str) -> str:
        return next((part.html for part in self.parts if part.name == name), "")


class WordFile(NamedTuple):
    """All entries of one set in one language."""

    kind: str
    lang: str
    entries: tuple[Entry, ...]


def compile_words(source: Source, report: Report, kind: str, lang: str) -> WordFile:
    """`kind` is term, fact, skill ...: what the markers of this file say."""
    writing = new_writing(report)
    found = sections(source.text, writing)
    if not found or found[0].level != 1:
        report.add("M016", 1)
    groups: list[list[Section]] = []
    for section in found[1:] if found and found[0].level == 1 else found:
        if section.level == 2:
            groups.append([section])
        elif section.level == 3 and groups:
            groups[-1].append(section)
        else:
            report.add("M015", section.line)
    entries = [entry for group in groups if (entry := _entry(group, kind, writing))]
    _report_doubles(entries, report)
    return WordFile(kind, lang, tuple(entries))


def _report_doubles(entries: list[Entry], report: Report) -> None:
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            report.add("M005", entry.line, entry.id)
        seen.add(entry.id)


def _entry(group: list[Section], kind: str, writing: Writing) -> Entry | None:
    section, report = group[0], writing.report
    marker = section.marker
    if not marker or marker.kind != kind or not is_id(marker.id):
        report.add("M003" if marker else "M001", section.line, marker.kind if marker else "")
        return None
    _check(marker, kind, report)
    writing.refs = []
    html = writing.write(section.nodes)
    parts = _parts(group[1:], kind, writing)
    return Entry(
        marker.id,
        section.title,
        html,
        stamp_of(marker, revision("\n".join(one.raw for one in group)), report),
        section.line,
        parts,
        marker.values.get("fi", ""),
        marker.values.get("say", ""),
        "critical" in marker.flags,
        tuple(writing.refs),
        "plain" in marker.flags,
        marker.values.get("other", ""),
    )


def _check(marker: Marker, kind: str, report: Report) -> None:
    known = _ATTRIBUTES.get(kind, frozenset()) | _STAMPS
    flags = _FLAGS | (_OF_TERMS if kind == "term" else frozenset())
    for key in sorted(set(marker.values) - known) + sorted(set(marker.flags) - flags):
        report.at("M008", (marker.line, marker.line), key, key)


def _parts(below: list[Section], kind: str, writing: Writing) -> tuple[Part, ...]:
    found: dict[str, Part] = {}
    for section in below:
        part = _part(section, kind, writing)
        if part and part.name in found:
            writing.report.add("M005", section.line, part.name)
        elif part:
            found[part.name] = part
    return tuple(found.values())


def _part(section: Section, kind: str, writing: Writing) -> Part | None:
    marker = section.marker
    if not marker or marker.kind != "part" or marker.id not in PARTS.get(kind, frozenset()):
        writing.report.add("M003" if marker else "M001", section.line, marker.id if marker else "")
        return None
    return Part(marker.id, section.title, writing.write(section.nodes))


def compile_host(source: Source, report: Report, lang: str) -> WordFile:
    """Host notes: `### Title <!-- s-gross -->`, one for each item that needs one. Text below the heading
    of the file, `# Title <!-- host -->`, is the note about the whole module, id ""."""
    writing = new_writing(report)
    found = sections(source.text, writing)
    entries = [
        entry
        for section in found
        if (entry := _note(section, writing) if section.level > 1 else _opening(section, writing))
    ]
    _report_doubles(entries, report)
    return WordFile("host", lang, tuple(entries))


def _opening(section: Section, writing: Writing) -> Entry | None:
    if not section.nodes:
        return None
    marker, report = section.marker, writing.report
    if not marker or marker.kind != "host" or marker.id:
        report.add("M003" if marker else "M001", section.line, marker.kind if marker else "")
        return None
    return _written("", section, writing)


def _note(section: Section, writing: Writing) -> Entry | None:
    marker, report = section.marker, writing.report
    name = (marker.id or marker.kind) if marker else ""
    if section.level != 3 or not is_id(name):
        report.add("M015" if section.level != 3 else "M004" if marker else "M001", section.line, name)
        return None
    return _written(name, section, writing)


def _written(name: str, section: Section, writing: Writing) -> Entry:
    marker, report = section.marker, writing.report
    writing.refs = []
    html = writing.write(section.nodes)
    stamp = stamp_of(marker, revision(section.raw), report) if marker else Stamp("")
    return Entry(name, section.title, html, stamp, section.line, refs=tuple(writing.refs))
