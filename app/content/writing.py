"""Tree to compiled HTML: walks the nodes through the writing rules and notes what they refer to."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from app.content.diagnostics import Report
from app.content.parser import Node


class Ref(NamedTuple):
    """A reference in the text: kind is fact, contact, term, step, page, web, media or pictogram."""

    kind: str
    target: str
    shown: str
    line: int
    col: int


Rule = Callable[[Node, "Writing"], str]


@dataclass(slots=True)
class Writing:
    """What a rule may use: `inner` writes the children, `error` reports, `refer` notes a reference."""

    report: Report
    rules: Mapping[str, Rule]
    refuse: Rule
    refs: list[Ref] = field(default_factory=list)
    span: tuple[int, int] = (1, 1)
    inside: list[str] = field(default_factory=list)

    def write(self, nodes: Iterable[Node]) -> str:
        return "".join(self.one(node) for node in nodes)

    def inner(self, node: Node) -> str:
        return self.write(node.children)

    def one(self, node: Node) -> str:
        span = self.span
        self.span = span_of(node) or span
        self.inside.append(node.type)
        html = self.rules.get(node.type, self.refuse)(node, self)
        self.inside.pop()
        self.span = span
        return html

    def error(self, code: str, needle: str = "", detail: str = "") -> None:
        self.report.at(code, self.span, needle, detail)

    def refer(self, kind: str, target: str, shown: str, needle: str) -> None:
        line, col = self.report.place(self.span, needle)
        self.refs.append(Ref(kind, target, shown, line, col))


def label(node: Node, writing: Writing) -> str:
    """The plain words of a link or picture; what may not stand in them is reported."""
    writing.inner(node)
    return words_of(node)


def span_of(node: Node) -> tuple[int, int] | None:
    """First and last line of a block, counted from 1; None for inline nodes."""
    lines = node.map if node.is_root or node.token or node.nester_tokens else None
    return (lines[0] + 1, lines[1]) if lines else None


def words_of(node: Node) -> str:
    """The plain text of an inline node, markers left out."""
    if node.type in {"text", "code_inline"}:
        return node.content
    if node.type in {"softbreak", "hardbreak"}:
        return " "
    return "".join(words_of(child) for child in node.children)
