"""Writes a paper as DOCX, to be edited by whoever gets it. The same words as the PDF, in plain Word styles."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Protocol

from app.handouts import word, word_parts
from app.handouts.languages import base, direction, has_letters
from app.handouts.limits import check
from app.handouts.paper import (
    Block,
    Calls,
    Digits,
    Direction,
    Facts,
    Heading,
    Note,
    Pair,
    Paper,
    Points,
    Said,
    SmallPrint,
    Space,
    Table,
    Text,
    Words,
    plain,
)
from app.handouts.tidy import parts, tidy

if TYPE_CHECKING:
    from docx.table import Table as WordTable
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph


class Sheet(Protocol):
    """A document or a cell: what paragraphs and tables are put word_parts."""

    @property
    def add_paragraph(self) -> "Callable[..., Paragraph]":
        """A new paragraph at the end."""

    @property
    def add_table(self) -> "Callable[..., WordTable]":
        """A new table at the end."""


def docx(paper: Paper) -> bytes:
    """The same paper always gives the same bytes. Raises TooLong."""
    check(paper)
    document = word.new(paper)
    _Column(document, paper.lang, paper.dir).add(paper.blocks)
    return word.saved(document)


class _Column:
    """Where blocks go, one under the other: a document, or one side of a pair."""

    def __init__(self, sheet: Sheet, lang: str, way: Direction, label: float = 0.31) -> None:
        self.sheet, self.lang, self.dir, self.label = sheet, lang, way, label

    def add(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self._add(block)

    def _add(self, block: Block) -> None:
        match block:
            case Heading(text, level):
                self._paragraph(text, f"Heading {min(max(level, 1), 3)}")
            case Text(text) | SmallPrint(text):
                self._paragraph(text)
            case Note(text):
                word_parts.marked(self._paragraph(text))
            case Points(items, ticks, ticked):
                for place, item in enumerate(items):
                    self._point(item, ("\u2611" if place in ticked else "\u2610") if ticks else "")
            case Facts(rows):
                self._facts(rows)
            case Calls(rows):
                self._facts(tuple((number, what) for number, _, what, _ in rows))
            case Table():
                self._table(block)
            case Pair():
                self._pair(block)
            case Digits(groups):
                # the picture is for a camera; whoever edits a document has the address in words
                word_parts.marked(self._paragraph(groups))
            case Space(lines):
                for _ in range(lines):
                    word_parts.ruled(self._paragraph(""))

    def _point(self, item: Said, box: str) -> None:
        if box:
            word_parts.hanging(self._paragraph(item, before=f"{box}\t"))
        else:
            self._paragraph(item, "List Bullet")

    def _facts(self, rows: tuple[tuple[Said, Said], ...]) -> None:
        if not rows:
            return
        table = self.sheet.add_table(len(rows), 2)
        word_parts.shaped(table, (self.label, 1 - self.label), self.dir)
        for (label, value), (left, right) in zip(rows, word_parts.cells(table), strict=True):
            self._fill(left, label, soft=True)
            self._fill(right, value)
            if not plain(value):
                word_parts.underlined(right)
        word_parts.after_table(self.sheet)

    def _table(self, table: Table) -> None:
        rows = [table.head, *table.rows, *table.foot]
        width = max(map(len, rows))
        if not width:
            return
        made = self.sheet.add_table(len(rows), width)
        word_parts.shaped(made, _shares(rows, width), self.dir)
        sides = [*table.align, *["start"] * width]
        foot = len(rows) - len(table.foot)
        for number, (row, cells) in enumerate(zip(rows, word_parts.cells(made), strict=True)):
            for cell, side, text in zip(cells, sides, [*row, *[""] * width], strict=False):
                self._fill(cell, text, strong=number == 0 or number >= foot)
                word_parts.aligned(cell, side)
                word_parts.underlined(cell)
        word_parts.head_repeated(made)
        word_parts.after_table(self.sheet)

    def _pair(self, pair: Pair) -> None:
        table = self.sheet.add_table(1, 2)
        word_parts.shaped(table, (0.5, 0.5), "ltr")
        (cells,) = word_parts.cells(table)
        halves = ((pair.left_lang, pair.left), (pair.right_lang, pair.right))
        for cell, (lang, blocks) in zip(cells, halves, strict=True):
            _Column(cell, lang, direction(lang), label=0.42).add(blocks)
            word_parts.first_removed(cell)
        word_parts.after_table(self.sheet)

    def _fill(self, cell: "_Cell", text: Said, soft: bool = False, strong: bool = False) -> None:
        self._say(cell.paragraphs[0], text)
        word_parts.tight(cell.paragraphs[0], soft, strong)

    def _paragraph(self, text: Said, style: str | None = None, before: str = "") -> "Paragraph":
        paragraph = self.sheet.add_paragraph(style=style)
        self._say(paragraph, text, before)
        return paragraph

    def _say(self, paragraph: "Paragraph", text: Said, before: str = "") -> None:
        lang, around = (text.lang, direction(text.lang)) if isinstance(text, Words) else (self.lang, self.dir)
        shown = tidy(plain(text))
        way = base(shown, around) if shown else self.dir
        # numbers alone stand on the side of the others
        begins = way if has_letters(shown) else self.dir
        word_parts.turned(paragraph, begins)
        if before:
            word_parts.run(paragraph, before, lang, way)
        for part, own in parts(shown, way == "rtl"):
            inside = base(part, way) if own else way
            if part:
                held = own or inside != begins
                word_parts.run(paragraph, word_parts.held(part, inside) if held else part, lang, inside)


def _shares(rows: list[tuple[Said, ...]], width: int) -> tuple[float, ...]:
    """The part of the width for each column, by its longest text."""
    longest = [
        max((len(plain(row[column])) for row in rows if column < len(row)), default=0)
        for column in range(width)
    ]
    room = [min(letters, 30) + 4 for letters in longest]
    return tuple(one / sum(room) for one in room)
