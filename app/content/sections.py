"""A Markdown body cut at its headings: what modules, glossary, words and host notes have in common."""

from dataclasses import dataclass

from app.content.markers import Marker, parse_marker
from app.content.parser import Node, parse
from app.content.writing import Writing, span_of

DEEPEST = 3  # a #### belongs to the item it stands in


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it up to the next heading; `raw` is its source text."""

    level: int
    line: int
    title: str
    marker: Marker | None
    nodes: list[Node]
    raw: str


def sections(body: str, writing: Writing) -> list[Section]:
    """All sections in order. Text before the first heading is reported."""
    nodes = parse(body)
    starts = [index for index, node in enumerate(nodes) if _is_cut(node)]
    for node in nodes[: starts[0] if starts else len(nodes)]:
        writing.report.add("M012", (span_of(node) or (1, 1))[0])
    lines = body.split("\n")
    ends = [*starts[1:], len(nodes)]
    return [
        _section(list(nodes[start:end]), nodes[end : end + 1], lines, writing)
        for start, end in zip(starts, ends, strict=False)
    ]


def _is_cut(node: Node) -> bool:
    return node.type == "heading" and len(node.markup) <= DEEPEST


def _section(nodes: list[Node], after: tuple[Node, ...], lines: list[str], writing: Writing) -> Section:
    first = (span_of(nodes[0]) or (1, 1))[0]
    last = (span_of(after[0]) or (1, 1))[0] - 1 if after else len(lines)
    marker, title = heading(nodes[0], writing)
    raw = "\n".join(lines[first - 1 : last])
    return Section(len(nodes[0].markup), first, title, marker, nodes[1:], raw)


def heading(node: Node, writing: Writing) -> tuple[Marker | None, str]:
    """Marker and compiled title of a heading."""
    line = (span_of(node) or (1, 1))[0]
    marker = take_marker(node.children[0], line, writing)
    before = len(writing.refs)
    title = writing.one(node.children[0])
    if not title:
        writing.report.add("M014", line)
    allowed = {"fact"} if node.markup == "###" else set[str]()
    for ref in writing.refs[before:]:
        if ref.kind not in allowed:
            writing.report.add("D002", ref.line, "link in a heading", ref.col)
    return marker, title


def take_marker(inline: Node, line: int, writing: Writing) -> Marker | None:
    """The comment at the end of a line of text, taken out of the tree."""
    children = list(inline.children)
    if not children or children[-1].type != "marker":
        return None
    inline.children = children[:-1]
    marker = parse_marker(children[-1].content, line)
    if not marker:
        writing.report.at("M002", (line, line), "<!--", children[-1].content.strip())
    return marker
