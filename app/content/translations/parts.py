"""A file's text cut into what is translated piece by piece, each with its place: for exchange with other tools.

Works on lines, not on the parsed tree, so that everything between the pieces stays byte for byte."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from app.content.markers import parse_marker

_HEADING = re.compile(r"(#{1,4}[ \t]+)(.*?)([ \t]*<!--(.*?)-->)?[ \t]*$")
_PREFIX = re.compile(r"((?:[ \t]*>)*[ \t]*)((?:[-*][ \t]+\[[ xX]\]|[-*]|\d+\.)[ \t]+)?")
_COMMENT = re.compile(r"[ \t]*<!--(.*?)-->[ \t]*$")
_CALLOUT = re.compile(r"\[![A-Za-z]+\][ \t]*$")
_RULE = re.compile(r"[ \t]*\|?[ \t:|-]+$")
_CELL = re.compile(r"(?:\\.|[^\\|])+")
_FRONT = re.compile(r"(title:[ \t]+|[ \t]+-[ \t]+)(.*?)[ \t]*$")


class Part(NamedTuple):
    """A piece of text: the unit it belongs to, its name there, and where it stands in the file's text."""

    unit: str
    name: str
    text: str
    start: int
    end: int


def parts(text: str, module: bool) -> list[Part]:
    """All pieces in order. `module`: the file begins with front matter and has lessons."""
    cutter = _Cutter(module)
    at = 0
    for line in text.split("\n"):
        cutter.line(line.removesuffix("\r"), at)
        at += len(line) + 1
    return cutter.found


class _Cutter:
    """Walks over the lines and remembers in which unit and under which option it is."""

    def __init__(self, module: bool) -> None:
        self.module = module
        self.found: list[Part] = []
        self.unit = "front" if module else "file"
        self.option = ""
        self.front = module
        self.fences = 0
        self.counts: dict[str, int] = {}

    def line(self, line: str, at: int) -> None:
        if self.front:
            self._front(line, at)
        elif line.startswith("#"):
            self._heading(line, at)
        elif line.lstrip().startswith("|"):
            self._row(line, at)
        elif line.strip():
            self._text(line, at)

    def _front(self, line: str, at: int) -> None:
        self.fences += line.rstrip() == "---"
        self.front = self.fences < 2
        found = _FRONT.match(line)
        if found:
            name = "title" if found.group(1).startswith("title") else self._next("aim")
            self._add(name, found.group(2), at + found.start(2))

    def _heading(self, line: str, at: int) -> None:
        found = _HEADING.match(line)
        if not found:
            return
        marker, level = parse_marker(found.group(4) or ""), found.group(1).count("#")
        name = "title"
        if level == 4 or (not self.module and level == 3):
            self.option = f"part.{(marker.id or marker.kind) if marker else self._next('')}"
            name = f"{self.option}.title"
        elif level > 1:
            prefix = "lesson." if self.module and level == 2 else ""
            self.unit, self.option, self.counts = prefix + (marker.id if marker else ""), "", {}
        elif self.module:
            return  # the title of a module is in its front matter
        self._add(name, found.group(2), at + found.start(2))

    def _row(self, line: str, at: int) -> None:
        if _RULE.match(line):
            return
        cells = [cell for cell in _CELL.finditer(line) if cell.group().strip()]
        marked = _COMMENT.search(cells[0].group()) if cells else None
        marker = parse_marker(marked.group(1)) if marked else None
        row = f"row.{marker.kind if marker else self._next('')}"
        for number, cell in enumerate(cells, 1):
            words = _COMMENT.sub("", cell.group())
            start = at + cell.start() + len(words) - len(words.lstrip())
            self._add(f"{row}.{number}", words.strip(), start)

    def _text(self, line: str, at: int) -> None:
        prefix = _PREFIX.match(line)
        body = line[prefix.end() :] if prefix else line
        marked = _COMMENT.search(body)
        words = (body[: marked.start()] if marked else body).rstrip()
        if not words or _CALLOUT.match(words):
            return
        marker = parse_marker(marked.group(1)) if marked else None
        if marker:
            self.option = f"option.{marker.kind}"
            self._add(self.option, words, at + len(line) - len(body))
            return
        if not line[:1].isspace() and self.option.startswith("option."):
            self.option = ""  # feedback is indented under its option; a card's text stands at the margin
        head = line[: len(line) - len(body)]
        # names tell quotes and entries from paragraphs, so that one paragraph more moves fewer of them
        kind = "quote" if ">" in head else "entry" if head.strip() else "text"
        self._add(self._next(f"{self.option}.{kind}" if self.option else kind), words, at + len(head))

    def _next(self, name: str) -> str:
        self.counts[name] = self.counts.get(name, 0) + 1
        return f"{name}{self.counts[name]}"

    def _add(self, name: str, text: str, start: int) -> None:
        self.found.append(Part(self.unit, name, text, start, start + len(text)))


def replaced(text: str, new: Iterable[tuple[Part, str]]) -> str:
    """The text with some pieces exchanged."""
    for part, words in sorted(new, key=lambda pair: -pair[0].start):
        text = text[: part.start] + words + text[part.end :]
    return text
