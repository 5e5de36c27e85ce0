"""Pages prepared ahead: a skeleton with slots, and gzip streams put together from ready-made pieces.

A skeleton is rendered once. For a reader without a code the slots are filled once too, and the page is kept
compressed. For a learner each slot's content is compressed once and kept; the page is then these pieces, one
behind the other, each ended by a full flush, with the checksum combined instead of computed (PERFORMANCE).
"""

import gzip
import re
import zlib
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

import brotli
from markupsafe import Markup

OPEN, CLOSE = "\ue000", "\ue001"
MARKER = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")
GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
LAST_BLOCK = b"\x03\x00"
POLYNOMIAL = 0xEDB88320


def slot(name: str) -> Markup:
    """What a template writes where a learner's own part goes."""
    return Markup(f"{OPEN}{name}{CLOSE}")


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A page cut at its slots: text, slot name, text, slot name, ..., text."""

    texts: tuple[str, ...]
    slots: tuple[str, ...]

    @classmethod
    def cut(cls, html: str) -> "Skeleton":
        """Take a rendered page apart."""
        pieces = MARKER.split(html)
        return cls(tuple(pieces[::2]), tuple(pieces[1::2]))

    def filled(self, values: Mapping[str, str]) -> str:
        """The whole page as text."""
        parts = [self.texts[0]]
        for name, text in zip(self.slots, self.texts[1:], strict=True):
            parts += (values[name], text)
        return "".join(parts)


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole page in both codings."""

    brotli: bytes
    gzip: bytes

    @classmethod
    def pack(cls, html: str) -> "Whole":
        """Compress once, well: it is read many times."""
        body = html.encode()
        return cls(brotli.compress(body, quality=9), gzip.compress(body, 9, mtime=0))

    @property
    def size(self) -> int:
        """Bytes kept."""
        return len(self.brotli) + len(self.gzip)


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a gzip stream: deflated to a byte boundary, with what is needed to carry the checksum on."""

    deflated: bytes
    crc: int
    length: int
    shift: tuple[int, ...]

    @classmethod
    def pack(cls, text: str) -> "Piece":
        """Compress a part on its own: a full flush forgets what came before."""
        body = text.encode()
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        deflated = packer.compress(body) + packer.flush(zlib.Z_FULL_FLUSH)
        return cls(deflated, zlib.crc32(body), len(body), _shift(len(body)))

    @property
    def size(self) -> int:
        """Bytes kept, roughly."""
        return len(self.deflated) + 1300


def stream(pieces: Iterable[Piece]) -> bytes:
    """One gzip stream of all pieces."""
    crc = length = 0
    parts = [GZIP_HEADER]
    for piece in pieces:
        parts.append(piece.deflated)
        crc = _carried(crc, piece.shift) ^ piece.crc
        length += piece.length
    parts += (LAST_BLOCK, crc.to_bytes(4, "little"), (length & 0xFFFFFFFF).to_bytes(4, "little"))
    return b"".join(parts)


def _carried(crc: int, shift: tuple[int, ...]) -> int:
    """The checksum of some bytes, once `shift`'s many zero bytes follow them (linear over GF(2))."""
    total = index = 0
    while crc:
        if crc & 1:
            total ^= shift[index]
        crc >>= 1
        index += 1
    return total


def _shift(length: int) -> tuple[int, ...]:
    """What `length` zero bytes do to each bit of a checksum: squares of the one-bit step, as zlib's crc32_combine."""
    odd = (POLYNOMIAL, *(1 << bit for bit in range(31)))
    power, result = odd, tuple(1 << bit for bit in range(32))
    bits = length * 8
    while bits:
        if bits & 1:
            result = tuple(_carried(row, power) for row in result)
        power = tuple(_carried(row, power) for row in power)
        bits >>= 1
    return result


Kept = TypeVar("Kept", Whole, Piece)


class Shelf(Generic[Kept]):
    """What was prepared, up to so many bytes; what was not used for longest makes room."""

    def __init__(self, most: int) -> None:
        self.most, self.bytes = most, 0
        self.kept: OrderedDict[Hashable, Kept] = OrderedDict()

    def take(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """The thing under this key, made now if it is not there."""
        found = self.kept.get(key)
        if found is not None:
            self.kept.move_to_end(key)
            return found
        made = make()
        self.kept[key] = made
        self.bytes += made.size
        while self.bytes > self.most and len(self.kept) > 1:
            self.bytes -= self.kept.popitem(last=False)[1].size
        return made

    def clear(self) -> None:
        """Forget everything: a day has passed, or the library changed."""
        self.kept.clear()
        self.bytes = 0
