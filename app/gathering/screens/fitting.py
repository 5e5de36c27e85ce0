"""How large the words of a step can be on a projector, so that nothing scrolls. Reckons by letters of words. Pure.

A screen is 64 parts wide and 36 high, whatever its pixels; all lengths are in these parts, as the rem is in
static/css/later/screen.css, or in letters of the size that is tried.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from math import ceil

from app.gathering.screens.blocks import Block, Line

SIZES = (2.0, 1.7, 1.45, 1.25, 1.1, 0.95, 0.8)
"""From large to small: the classes fit-a to fit-g of the style sheet."""
GOOD = 3
"""The smallest step that is read with ease from five metres. A body is cut no smaller than this, if it must be."""
ASKED = 5
"""The smallest in which what is only read stays whole. A question does so in all: without its body nobody can answer
who has no phone."""
HEIGHT = 28.7
WIDTHS = {1: 42.0, 2: 20.0}
DRAWING = 8.5
"""Where so much is left the drawing of the step has room."""
MANY, MANY_BARS = 6, 4
"""More options than these stand closer together and, with one language, in two columns. So do those of a question
that would lose its body otherwise."""
LETTER = 0.48
"""The room of one letter of a wide typeface."""
TITLE, BOLD, TITLE_LINE = 1.3, 1.15, 1.25
LINE, ROOM, BOX, ROW, CELL = 1.5, 0.45, 1.6, 0.35, 1.0
MORE = (6,) * 5
"""The sentence that there is more on the phones."""
OPTION_LINE, OPTION_ROOM, CLOSE, OPTION_SIDE, BAR = 1.35, 1.35, 0.6, 4.2, 1.1


@dataclass(frozen=True, slots=True)
class Words:
    """What one column says: its title, paragraphs, options, and the notes that must stay."""

    title: Line = ()
    blocks: tuple[Block, ...] = ()
    options: tuple[Line, ...] = ()
    notes: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Fit:
    """`step`: place in SIZES; `blocks`: how many paragraphs are shown; `many`: options stand close together;
    `spare`: how much of the height is left."""

    step: int
    blocks: int
    many: bool
    spare: float


def fit_of(columns: Sequence[Words], *, bars: bool = False) -> Fit:
    """The largest letters for all that is said. Options move together before anything is too small from afar. Where
    no size holds a body, paragraphs go, the last one first."""
    many = max(len(words.options) for words in columns) > (MANY_BARS if bars else MANY)
    most = max(len(words.blocks) for words in columns)
    asked = any(words.options for words in columns)
    closer = (many, True) if asked else (many,)
    steps = [(SIZES[: last + 1], close) for last in range(GOOD, len(SIZES)) for close in closer]
    tries = (_largest(columns, 0, sizes, many=close, bars=bars) for sizes, close in steps)
    bare = next((fit for fit in tries if fit), Fit(len(SIZES) - 1, 0, True, 0))
    whole = [(most, *one) for one in steps if asked or len(one[0]) <= max(ASKED, bare.step) + 1]
    sizes = SIZES[: max(GOOD, bare.step) + 1]
    part = [(blocks, sizes, bare.many) for blocks in range(most - 1, 0, -1)]
    least = [(1, SIZES[: GOOD + 2], True)] * bool(most)
    fits = (
        _largest(columns, blocks, among, many=close, bars=bars)
        for blocks, among, close in whole + part + least
    )
    return next((fit for fit in fits if fit), bare)


def _largest(
    columns: Sequence[Words], blocks: int, sizes: Sequence[float], *, many: bool, bars: bool
) -> Fit | None:
    for step, size in enumerate(sizes):
        spare = HEIGHT - _height(columns, size, blocks, many=many, bars=bars)
        if spare >= 0:
            return Fit(step, blocks, many, spare)
    return None


def _height(columns: Sequence[Words], size: float, blocks: int, *, many: bool, bars: bool) -> float:
    """Rows stand side by side, so that a letter is at the same height in both languages."""
    width = WIDTHS[len(columns)] / size
    titles = [
        _lines(words.title, width / TITLE / BOLD) * TITLE * TITLE_LINE + ROOM
        for words in columns
        if words.title
    ]
    bodies = [_body(words, width, blocks) for words in columns]
    return size * (max(titles, default=0) + max(bodies) + _options(columns, width, many=many, bars=bars))


def _body(words: Words, width: float, blocks: int) -> float:
    notes = list(words.notes)
    if blocks < len(words.blocks):
        notes.append(MORE)
    shown = sum(_block(one, width) for one in words.blocks[:blocks])
    return shown + sum(_lines(one, width) * LINE + ROOM for one in notes)


def _block(block: Block, width: float) -> float:
    table = max(map(len, block.lines)) > 1
    room = width - BOX * (block.boxed + (block.rows and not table))
    around = ROOM + (BOX if block.boxed else 0) + (ROW * len(block.lines) if block.rows else 0)
    return _rows(block.lines, room) * LINE + around


def _rows(rows: Sequence[Sequence[Line]], room: float) -> int:
    """As a browser shares the width among columns: where not all have what they ask for, each gives up its part of
    what is more than the least. A word is cut, but not in the last column."""
    columns = list(zip_longest(*rows, fillvalue=()))
    around = CELL * (len(columns) > 1)
    asked = [max(map(_letters, column)) * LETTER + around for column in columns]
    least = [LETTER + around] * len(columns)
    least[-1] = max(max(line, default=0) for line in columns[-1]) * LETTER + around
    given = min(1.0, max(0.0, (room - sum(least)) / max(LETTER, sum(asked) - sum(least))))
    widths = [low + (high - low) * given - around for low, high in zip(least, asked, strict=True)]
    return sum(max(map(_lines, row, widths)) for row in rows)


def _options(columns: Sequence[Words], width: float, *, many: bool, bars: bool) -> float:
    halves = many and len(columns) == 1
    room = ((width - 1) / 2 if halves else width) - OPTION_SIDE
    around = (CLOSE if many else OPTION_ROOM) + (BAR if bars else 0)
    rows = zip(*(words.options for words in columns), strict=False)
    heights = [max(_lines(one, room) for one in row) * OPTION_LINE + around for row in rows]
    splits = range(len(heights) + 1) if halves else (0,)
    return min(max(sum(heights[:split]), sum(heights[split:])) for split in splits)


def _letters(line: Line) -> int:
    return sum(line) + len(line)


def _lines(line: Line, width: float) -> int:
    """As a browser breaks them: a word that does not fit begins a line; one that is longer than a line is cut."""
    room = width / LETTER
    lines, filled = 1, 0.0
    for letters in line:
        if filled and filled + 1 + letters > room:
            lines, filled = lines + 1, 0.0
        filled += letters + (1 if filled else 0)
        cut = max(0, ceil(filled / room) - 1)
        lines, filled = lines + cut, filled - cut * room
    return lines
