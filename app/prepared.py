"""Pages prepared ahead: a skeleton with slots, and gzip streams put together from ready-made pieces.

A skeleton is rendered once. For a reader without a code the slots are filled once too, and the page is kept
compressed. For a learner every slot has a fixed width, filled up with blanks: so each part of the page has its
place whatever somebody did, is compressed once for it, may point back to any text before it, and has a fixed share
of the checksum. The page is then these parts, one behind the other (PERFORMANCE).
"""

import gzip
import re
import zlib
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

import brotli
from markupsafe import Markup

OPEN, CLOSE = "\ue000", "\ue001"
MARKER = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")
GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
WINDOW = 32 * 1024
HOLE = b"\xff"
"""Stands for what is not known ahead. UTF-8 never has this byte, so no text is ever found in a hole."""


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
    """Part of a page's gzip stream: deflated to a byte boundary, and its share of the checksum."""

    deflated: bytes
    share: int

    @property
    def size(self) -> int:
        """Bytes kept, with what Python adds to it, roughly."""
        return len(self.deflated) + 400


class TooWide(Exception):
    """What should stand in a slot is wider than the slot: the layout must be made anew."""


class Layout:
    """A page whose slots have these widths, in bytes."""

    def __init__(self, skeleton: Skeleton, widths: Mapping[str, int]) -> None:
        self.slots, self.widths = skeleton.slots, widths
        texts = [text.encode() for text in skeleton.texts]
        parts = [texts[0]]
        self.places: dict[str, int] = {}
        for name, text in zip(self.slots, texts[1:], strict=True):
            self.places[name] = sum(map(len, parts))
            parts += (HOLE * widths[name], text)
        self.page = b"".join(parts)
        places = (0, *(self.places[name] + widths[name] for name in self.slots))
        flushes = [zlib.Z_SYNC_FLUSH] * len(self.slots) + [zlib.Z_FINISH]
        pieces = [self._packed(*each) for each in zip(texts, places, flushes, strict=True)]
        self.texts = [piece.deflated for piece in pieces]
        self.crc = 0
        for piece in pieces:
            self.crc ^= piece.share

    def piece(self, slot: str, html: str) -> Piece:
        """This in that slot. Raises TooWide."""
        body = html.encode()
        if len(body) > self.widths[slot]:
            raise TooWide(slot)
        return self._packed(body.ljust(self.widths[slot]), self.places[slot], zlib.Z_SYNC_FLUSH)

    def stream(self, pieces: Sequence[Piece]) -> bytes:
        """The page as one gzip stream, with a piece in each slot, in the order of the slots."""
        crc, parts = self.crc, [GZIP_HEADER, self.texts[0]]
        for piece, text in zip(pieces, self.texts[1:], strict=True):
            crc ^= piece.share
            parts += (piece.deflated, text)
        parts += (crc.to_bytes(4, "little"), len(self.page).to_bytes(4, "little"))
        return b"".join(parts)

    def _packed(self, body: bytes, place: int, flush: int) -> Piece:
        before = self.page[max(0, place - WINDOW) : place]
        packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=before)
        deflated = packer.compress(body) + packer.flush(flush)
        return Piece(deflated, _share(body, len(self.page) - place - len(body)))


def _share(body: bytes, after: int) -> int:
    """What some bytes add to the checksum of a page that has so many bytes after them.

    The checksum is linear: that of a page is the exclusive or of what each part gives with all others zero.
    """
    zeros = bytes(after)
    return zlib.crc32(zeros, zlib.crc32(body)) ^ zlib.crc32(zeros)


class Measured(Protocol):
    """Something that can be kept."""

    @property
    def size(self) -> int:
        """Bytes kept."""


Kept = TypeVar("Kept", bound=Measured)


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
