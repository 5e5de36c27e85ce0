"""A paper as plain data for the sheet: blocks, and texts with language, direction and script where they differ."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from app.handouts.languages import base, direction, has_letters, script, tag
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
    said,
)
from app.handouts.qr import qr_svg
from app.handouts.tidy import INVISIBLE, breakable, parts, printable

Data = dict[str, Any]
LETTERS = {"a3": 75, "a4": 75, "a5": 46}
"""About how many fit side by side."""
SIZES = {"arabic": 1.1}
"""Scripts whose letters are small for their size."""
WIDE = 16
"""A column whose longest text has more letters than this shares what the narrow ones leave."""


def laid_out(paper: Paper) -> Data:
    """What sheet.typ reads."""
    return {
        "title": printable(paper.title).strip() or "Paper",
        "size": paper.size,
        "small": paper.small,
        "fit": paper.fit,
        **_Side(paper.lang, paper.dir, paper.blocks, LETTERS[paper.size]).data(),
    }


@dataclass
class _Side:
    """One column of blocks: a whole paper, or half of a pair within it. `letters` fit side by side."""

    lang: str
    dir: Direction
    blocks: tuple[Block, ...]
    letters: int
    within: "_Side | None" = None
    rank: int = field(init=False)
    script: str = field(init=False)

    def __post_init__(self) -> None:
        self.rank = self.within.rank if self.within else 0
        own = tuple(block for block in self.blocks if not isinstance(block, Pair))
        self.script = _most_used(text for text in said(own) if isinstance(text, str))

    def data(self) -> Data:
        language, region = _tag(self.lang)
        return {
            "lang": language,
            "region": region,
            "dir": self.dir,
            "script": self.script,
            "scale": _scale(self.script, self.within.script if self.within else "latin"),
            "half": self.within is not None,
            "blocks": [one for block in self.blocks if (one := self._block(block))],
        }

    def _block(self, block: Block) -> Data | None:
        match block:
            case Heading(text, level):
                return self._heading(text, level)
            case Text(text):
                return {"kind": "text", "text": self._said(text)}
            case Note(text):
                return {"kind": "note", "text": self._said(text)}
            case Points(items, ticks, ticked):
                marks = [at in ticked for at in range(len(items))] if ticks else []
                return {"kind": "points", "items": self._row(items), "ticks": marks} if items else None
            case Facts(rows):
                return {"kind": "facts", "rows": [self._row(row) for row in rows]} if rows else None
            case SmallPrint(text):
                return {"kind": "small", "text": self._said(text)}
            case Calls(rows):
                return {"kind": "calls", "rows": [self._row(row) for row in rows]} if rows else None
            case Table():
                return self._table(block)
            case Pair():
                return {"kind": "pair", "sides": self._sides(block)}
            case Digits():
                return self._digits(block)
            case Space(lines):
                return {"kind": "space", "lines": max(lines, 0)}

    def _heading(self, text: Said, level: int) -> Data | None:
        if all(sign.isspace() or sign in INVISIBLE for sign in printable(plain(text))):
            return None  # a heading without words is an error for whoever reads by ear
        level = min(max(level, 1), 3)
        # for the same reader no level is left out, whatever size the writer wanted
        self.rank = min(level, self.rank + 1)
        return {"kind": "heading", "level": level, "rank": self.rank, "text": self._said(text)}

    def _digits(self, block: Digits) -> Data:
        name = printable(plain(block.name))
        return {
            "kind": "digits",
            "groups": printable(block.groups),
            "picture": str(qr_svg(block.address, "")),
            "name": name,
        }

    def _table(self, table: Table) -> Data | None:
        width = max(map(len, (table.head, *table.rows, *table.foot)))
        if not width:
            return None
        rows = [[*row, *[""] * (width - len(row))] for row in (table.head, *table.rows, *table.foot)]
        body = len(rows) - len(table.foot)
        return {
            "kind": "table",
            "head": self._row(rows[0]),
            "rows": [self._row(row) for row in rows[1:body]],
            "foot": [self._row(row) for row in rows[body:]],
            "align": [*table.align, *["start"] * width][:width],
            "columns": self._columns(rows),
        }

    def _columns(self, rows: list[list[Said]]) -> list[int]:
        """A share of the width for each column; 0 is as wide as its text."""
        longest = [max(len(plain(row[column])) for row in rows) for column in range(len(rows[0]))]
        narrow = [letters <= WIDE for letters in longest]
        if any(narrow) and not all(narrow) and sum(min(letters, WIDE) for letters in longest) < self.letters:
            return [0 if short else min(letters, 60) for short, letters in zip(narrow, longest, strict=True)]
        return [min(max(letters, 4), 40) + 4 for letters in longest]

    def _sides(self, pair: Pair) -> list[Data]:
        return [
            _Side(lang, direction(lang), blocks, self.letters // 2, within=self).data()
            for lang, blocks in ((pair.left_lang, pair.left), (pair.right_lang, pair.right))
        ]

    def _row(self, row: tuple[Said, ...] | list[Said]) -> list[str | Data]:
        return [self._said(one) for one in row]

    def _said(self, text: Said) -> str | Data:
        lang, around = (text.lang, direction(text.lang)) if isinstance(text, Words) else (self.lang, self.dir)
        shown = breakable(printable(plain(text)))
        way = base(shown, around)
        pieces = [
            {"text": part, "own": base(part, way) if own else None}
            for part, own in parts(shown, way == "rtl")
            if part
        ]
        letters = script(shown) if has_letters(shown) else self.script
        if (lang, way, letters) == (self.lang, self.dir, self.script) and all(
            one["own"] is None for one in pieces
        ):
            return "".join(str(one["text"]) for one in pieces)
        language, region = _tag(lang)
        return {
            "parts": pieces,
            "lang": language,
            "region": region,
            "dir": way,
            "side": way if has_letters(shown) else self.dir,
            "script": letters,
            "scale": _scale(letters, self.script),
        }


def _scale(script: str, around: str) -> float:
    return SIZES.get(script, 1) / SIZES.get(around, 1)


def _most_used(texts: Iterable[str]) -> str:
    letters: Counter[str] = Counter()
    for text in texts:
        letters[script(text)] += len(text) if has_letters(text) else 0
    return letters.most_common(1)[0][0] if letters else "latin"


def _tag(lang: str) -> tuple[str, str | None]:
    # the sheet knows a language and a region of two letters; a script ("Hans") it sees by itself
    language, *rest = tag(lang).split("-")
    return language, next((part for part in rest if len(part) == 2), None)
