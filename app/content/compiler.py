"""A module file to an edition: sections become lessons and items, activity kinds read their options."""

from collections.abc import Iterable

from app.content.activity import Activity, activities
from app.content.attributes import (
    ITEM,
    ITEM_FLAGS,
    LESSON,
    LESSON_FLAGS,
    PAPER_FLAGS,
    check_attributes,
    checked_stamp,
    stamp_of,
)
from app.content.callouts import callout_kind, callout_nodes
from app.content.compiled import Edition, Front, ItemText, LessonText
from app.content.diagnostics import Report
from app.content.front import DEFAULT_SOURCE, NO_FRONT, is_source, read_front
from app.content.frontmatter import line_of, split
from app.content.html import writing as new_writing
from app.content.markers import Marker, is_id
from app.content.parser import Node
from app.content.revision import revision
from app.content.sections import Section, sections
from app.content.slots import shown
from app.content.source import Source
from app.content.writing import Writing, span_of


def compile_module(source: Source, report: Report, code: str, slug: str, lang: str) -> Edition:
    """The edition in a file; `report` tells what is wrong with it. Never raises for what is in the file."""
    if not source.text:
        if not report.found:
            report.add("F010", 1)
        return Edition(code, slug, lang, lang == DEFAULT_SOURCE, NO_FRONT, ())
    found, body = split(source, report)
    values = found or {}
    is_original = is_source(values, lang)
    front = NO_FRONT if found is None else _front(read_front(values, is_original, report), report)
    for key, wanted in (("code", code), ("lang", lang)):
        if key in values and values[key] != wanted:
            report.add("F016", line_of(key, source.lines), f"{key} {values[key]!s:.40}, expected {wanted}")
    writing = new_writing(report)
    below = _take_title(sections(body, writing), front.title, report)
    lessons = tuple(_lesson(group, is_original, writing) for group in _groups(below, report))
    return Edition(code, slug, lang, is_original, front, lessons)


def _front(front: Front, report: Report) -> Front:
    line = line_of("src", report.lines)
    return front._replace(stamp=checked_stamp(front.stamp, line, report))


def _take_title(found: list[Section], title: str, report: Report) -> list[Section]:
    first = found[0] if found else None
    if not first or first.level != 1 or (title and shown(first.title) != title):
        report.add("M016", first.line if first else 1)
    elif first.nodes:
        report.add("M012", first.line + 1)
    rest = found[1:] if first and first.level == 1 else found
    for section in rest:
        if section.level == 1:
            report.add("M016", section.line)
    return [section for section in rest if section.level > 1]


def _groups(found: Iterable[Section], report: Report) -> list[list[Section]]:
    """Each lesson's own section with those of its items."""
    groups: list[list[Section]] = []
    for section in found:
        if section.level == 2:
            groups.append([section])
        elif groups:
            groups[-1].append(section)
        else:
            report.add("M012", section.line)
    return groups


def _lesson(group: list[Section], original: bool, writing: Writing) -> LessonText:
    section, report = group[0], writing.report
    marker = _marker(section, report)
    if marker.kind != "lesson":
        report.add("M003", section.line, marker.kind)
    letter = marker.id
    if not (len(letter) == 1 and "a" <= letter <= "z"):
        report.add("M010", section.line, letter)
    check_attributes(marker, LESSON, LESSON_FLAGS, report)
    if original and len(group) == 1:
        report.add("M013", section.line)
    writing.refs = []
    note, intro = _intro(section.nodes, writing)
    refs = tuple(writing.refs)
    items = tuple(item for one in group[1:] if (item := _item(one, letter, original, writing)))
    minutes = marker.values.get("minutes", "")
    if original and not minutes:
        report.add("M008", section.line, "minutes is missing")
    return LessonText(
        letter,
        section.line,
        section.title,
        stamp_of(marker, revision(section.raw), report),
        items,
        note,
        intro,
        int(minutes) if minutes.isascii() and minutes.isdigit() and len(minutes) < 4 else 0,
        marker.values.get("note", "none"),
        "short" in marker.flags,
        marker.values.get("pictogram", ""),
        marker.listed("facts"),
        marker.listed("tools"),
        refs,
        "test" in marker.flags,
    )


def _marker(section: Section, report: Report) -> Marker:
    if not section.marker:
        report.add("M001", section.line)
        return Marker((), {}, section.line)
    return section.marker


def _intro(nodes: list[Node], writing: Writing) -> tuple[str, str]:
    """Content note and other callouts between `##` and the first `###`."""
    note, rest = _take_note(nodes, writing)
    html = ""
    for node in rest:
        if callout_kind(node):
            html += writing.one(node)
        else:
            writing.report.add("M012", (span_of(node) or (1, 1))[0])
    return note, html


def _take_note(nodes: list[Node], writing: Writing) -> tuple[str, list[Node]]:
    """The content note that may stand first, and what comes after it."""
    if nodes and callout_kind(nodes[0]) == "CAUTION":
        writing.span = span_of(nodes[0]) or writing.span
        return writing.write(callout_nodes(nodes[0])), nodes[1:]
    return "", nodes


def _item(section: Section, lesson: str, original: bool, writing: Writing) -> ItemText | None:
    marker, report = _marker(section, writing.report), writing.report
    activity = activities().get(marker.kind)
    if not activity:
        if section.marker:
            report.at("M003", (section.line, section.line), marker.kind, marker.kind)
        return None
    if not is_id(marker.id):
        report.at("M004", (section.line, section.line), marker.id, marker.id)
        return None
    paper = PAPER_FLAGS if activity.kind == "checklist" else frozenset()
    check_attributes(marker, ITEM, ITEM_FLAGS | paper, report)
    writing.refs = []
    note, nodes = _take_note(section.nodes, writing)
    item = ItemText(
        marker.id,
        marker.kind,
        lesson,
        section.line,
        section.title,
        activity.read(nodes, writing),
        stamp_of(marker, revision(section.raw), report),
        note,
        marker.listed("terms"),
        marker.values.get("pictogram", ""),
        "critical" in marker.flags,
        tuple(writing.refs),
        tuple(sorted(paper & frozenset(marker.flags))),
    )
    _check(item, activity, original, report)
    return item


def _check(item: ItemText, activity: Activity, original: bool, report: Report) -> None:
    seen: set[str] = set()
    for option in item.parts.options:
        if option.id in seen and option.id:
            report.add("M005", option.line, option.id)
        seen.add(option.id)
    if original:
        activity.check(item.parts, lambda code, detail: report.add(code, item.line, detail))
