"""Size and length of recordings, read from their own headers."""

import re
from pathlib import Path

from app.content.films import read_film

SOUNDS = (".m4a", ".opus")
"""Files of sound; the first plays on more phones."""
_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufeff\ue000-\uf8ff]")
"""Control characters, and those with which pages mark their own places."""
_HEAD = 64 * 1024
_OPUS_RATE = 48_000


def seconds_of(path: Path) -> int:
    """Length of a recording in whole seconds, 0 where it cannot be told."""
    if path.suffix in {".mp4", ".m4a"}:
        return read_film(path).seconds
    if path.suffix != ".opus":
        return 0
    try:
        with path.open("rb") as file:
            file.seek(0, 2)
            file.seek(max(0, file.tell() - _HEAD))
            tail = file.read()
    except OSError:
        return 0
    return _samples(tail) // _OPUS_RATE


def _samples(tail: bytes) -> int:
    """The position that the last Ogg page gives: RFC 3533, 8 bytes little-endian behind the page's head."""
    at = tail.rfind(b"OggS")
    position = tail[at + 6 : at + 14] if at >= 0 else b""
    samples = int.from_bytes(position, "little") if len(position) == 8 else 0
    return samples if samples < _OPUS_RATE * 36_000 else 0


def words_in(path: Path) -> str:
    """What a transcript says, "" for any other file."""
    if path.suffix != ".txt" or not path.is_file():
        return ""
    return _NO_TEXT.sub("", path.read_text("utf-8", "replace"))


def length_text(size: int, seconds: int) -> str:
    """`3:05 · 340 kB`, the same in every language."""
    weight = f"{max(1, round(size / 1000))} kB"
    return f"{seconds // 60}:{seconds % 60:02} · {weight}" if seconds else weight
