"""What an MP4 file tells of itself: how long it is, what is in it, whether it can begin before all of it is there."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

_MOST_BOXES = 1_000
_MOST_HEAD = 16 * 1024 * 1024
_LONGEST = 36_000
_TO_TRACK = (b"mdia", b"minf", b"stbl", b"stsd")
Box = tuple[bytes, int, int]
"""What it is, where its content begins and where it ends."""


class Film(NamedTuple):
    """`codecs`: the four letters of each track; `ready`: the head stands before the pictures."""

    seconds: int = 0
    codecs: tuple[str, ...] = ()
    ready: bool = False


def read_film(path: Path) -> Film:
    """Of an MP4 or M4A file; an empty one where it cannot be read."""
    try:
        with path.open("rb") as file:
            boxes = list(_top(file))
            names = [name for name, _, _ in boxes]
            if b"moov" not in names:
                return Film()
            _, start, end = boxes[names.index(b"moov")]
            file.seek(start)
            head = file.read(min(end - start, _MOST_HEAD))
    except OSError:
        return Film()
    ready = b"mdat" not in names or names.index(b"moov") < names.index(b"mdat")
    return Film(_seconds(head), tuple(_codecs(head)), ready)


def _top(file: BinaryIO) -> Iterator[Box]:
    end, at = file.seek(0, 2), 0
    for _ in range(_MOST_BOXES):
        file.seek(at)
        box = _box(file.read(16), at, end)
        if not box:
            return
        yield box
        at = box[2]


def _box(head: bytes, at: int, end: int) -> Box | None:
    """ISO/IEC 14496-12: four bytes of size, four letters. Size 1: eight bytes of size follow; 0: all the rest."""
    if len(head) < 8:
        return None
    size, name, start = int.from_bytes(head[:4]), head[4:8], at + 8
    if size == 1:
        size, start = int.from_bytes(head[8:16]), at + 16
    elif size == 0:
        size = end - at
    return (name, start, at + size) if start - at <= size <= end - at else None


def _within(data: bytes, start: int, end: int) -> Iterator[Box]:
    for _ in range(_MOST_BOXES):
        box = _box(data[start : min(start + 16, end)], start, end)
        if not box:
            return
        yield box
        start = box[2]


def _seconds(head: bytes) -> int:
    for name, start, end in _within(head, 0, len(head)):
        if name == b"mvhd":
            body = head[start:end]
            wide = body[:1] == b"\x01"
            at, size = (20, 8) if wide else (12, 4)
            scale, units = int.from_bytes(body[at : at + 4]), int.from_bytes(body[at + 4 : at + 4 + size])
            seconds = round(units / scale) if scale else 0
            return seconds if seconds < _LONGEST else 0
    return 0


def _codecs(head: bytes) -> Iterator[str]:
    for name, start, end in _within(head, 0, len(head)):
        if name == b"trak":
            yield _codec(head, start, end)


def _codec(head: bytes, start: int, end: int) -> str:
    """The first sample entry of a track, "" where there is none."""
    for wanted in _TO_TRACK:
        found = next((box for box in _within(head, start, end) if box[0] == wanted), None)
        if not found:
            return ""
        _, start, end = found
    return head[start + 12 : start + 16].decode("ascii", "replace")
