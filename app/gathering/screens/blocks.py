"""Takes the HTML of a step apart at its whole paragraphs, without links, and says how long its words are. Pure."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

VOID = frozenset({"br", "hr", "img", "wbr", "col"})
LINK = re.compile(r"</?a\b[^>]*>")
LINE_ENDS = re.compile(r"</(?:li|tr|p|h\d)>|<br\b[^>]*>")
CELL_ENDS = re.compile(r"</t[dh]>")
TAG = re.compile(r"<[^>]*>")
PLAIN = ("<p", "<ul", "<ol", "<table")

Line = tuple[int, ...]
"""How many letters each of its words has: a screen breaks lines between words."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, list, table or callout. `lines`: what stands in lines of its own, a line a cell; `boxed`: there is
    room around it; `rows`: around each of its lines, and at their side."""

    html: str
    lines: tuple[tuple[Line, ...], ...]
    boxed: bool = False
    rows: bool = False


def blocks_of(html: str) -> tuple[Block, ...]:
    """All of them in order. A projector leads nowhere: the words of a link stay."""
    parser = _Outermost()
    parser.feed(LINK.sub("", html))
    parser.close()
    return tuple(_block(found.strip()) for found in parser.found if TAG.sub("", found).strip())


def line_of(html: str) -> Line:
    """The words that somebody reads."""
    return tuple(len(word) for word in TAG.sub("", html).split())


def _block(html: str) -> Block:
    rows = [CELL_ENDS.split(part) for part in LINE_ENDS.split(html) if line_of(part)]
    lines = tuple(tuple(line for cell in row if (line := line_of(cell))) for row in rows)
    return Block(html, lines, boxed=not html.startswith(PLAIN), rows="<td" in html or "<li" in html)


class _Outermost(HTMLParser):
    """Cuts where the outermost elements end."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.depth = 0
        self.found = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(self.get_starttag_text() or "")
        self.depth += tag not in VOID

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self._add(f"</{tag}>")
        self.depth -= 1
        if not self.depth:
            self.found.append("")

    def handle_data(self, data: str) -> None:
        self._add(data)

    def handle_entityref(self, name: str) -> None:
        self._add(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._add(f"&#{name};")

    def _add(self, text: str) -> None:
        self.found[-1] += text
