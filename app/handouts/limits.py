"""How much fits on paper. More is refused before any work is done, so nobody can keep the press busy."""

from app.errors import Problem
from app.handouts.paper import Block, Pair, Paper, Space, plain, said

PAGES = 20
BYTES = 100_000
TEXTS = 4_000
LINES = 800
"""Empty lines to write on, and ends of lines in texts: as many as the pages hold."""
LINE_ENDS = "\n\r\x0b\x0c\x85\u2028\u2029"
DEPTH = 2


class TooLong(Problem):
    """More than a paper may hold. Whoever asked still has what was typed, and can shorten it."""

    status = 413


def check(paper: Paper) -> None:
    """Raise TooLong for a paper that no writer should begin with."""
    room, lines = BYTES, LINES - _lines(paper.blocks)
    for count, text in enumerate(said(paper.blocks)):
        letters = plain(text)
        # a letter is at least one byte: what is far too long is not even encoded
        room -= len(letters) if len(letters) > room else len(letters.encode("utf-8", "surrogatepass"))
        lines -= sum(letters.count(end) for end in LINE_ENDS)
        if room < 0 or lines < 0 or count >= TEXTS:
            raise TooLong
    if lines < 0 or _depth(paper.blocks) > DEPTH:
        raise TooLong


def _lines(blocks: tuple[Block, ...]) -> int:
    own = sum(max(block.lines, 0) for block in blocks if isinstance(block, Space))
    return own + sum(_lines(block.left) + _lines(block.right) for block in blocks if isinstance(block, Pair))


def _depth(blocks: tuple[Block, ...]) -> int:
    pairs = [block for block in blocks if isinstance(block, Pair)]
    return 1 + max((_depth(side) for pair in pairs for side in (pair.left, pair.right)), default=0)
