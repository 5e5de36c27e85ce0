"""Which letters the fonts have, read from the fonts themselves (OpenType `cmap`, formats 4 and 12)."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from struct import unpack_from

FONTS = Path(__file__).parent / "fonts"
UNICODE = {(0, 3), (0, 4), (0, 6), (3, 1), (3, 10)}
"""Platform and encoding of the tables that map Unicode."""


@cache
def covered() -> dict[int, int]:
    """Every letter that a paper can show, with one bit for each font that has it."""
    found: dict[int, int] = {}
    for place, path in enumerate(sorted(FONTS.glob("*-Regular.*tf"))):
        for letter in letters_of(path):
            found[letter] = found.get(letter, 0) | 1 << place
    return found


def letters_of(path: Path) -> Iterator[int]:
    """The code points for which a font has a glyph."""
    font = path.read_bytes()
    start = _table(font, b"cmap")
    (count,) = unpack_from(">H", font, start + 2)
    for place in range(count):
        platform, encoding, offset = unpack_from(">HHL", font, start + 4 + 8 * place)
        if (platform, encoding) in UNICODE:
            yield from _mapped(font, start + offset)


def _table(font: bytes, name: bytes) -> int:
    (count,) = unpack_from(">H", font, 4)
    for place in range(count):
        tag, _, offset, _ = unpack_from(">4sLLL", font, 12 + 16 * place)
        if tag == name:
            return int(offset)
    raise ValueError(f"a font without {name!r}")


def _mapped(font: bytes, at: int) -> Iterator[int]:
    (kind,) = unpack_from(">H", font, at)
    if kind == 12:
        (count,) = unpack_from(">L", font, at + 12)
        for place in range(count):
            first, last, _ = unpack_from(">LLL", font, at + 16 + 12 * place)
            yield from range(first, last + 1)
    elif kind == 4:
        yield from _segments(font, at)


def _segments(font: bytes, at: int) -> Iterator[int]:
    (double,) = unpack_from(">H", font, at + 6)
    shape = f">{double // 2}H"
    ends = unpack_from(shape, font, at + 14)
    starts = unpack_from(shape, font, at + 16 + double)
    for first, last in zip(starts, ends, strict=True):
        if first != 0xFFFF:  # the last segment is there to end the search
            yield from range(first, last + 1)
