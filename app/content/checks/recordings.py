"""Recordings that phones can play and people can read: size, what is in them, captions, transcripts."""

from collections.abc import Callable, Iterator
from pathlib import Path

from app.content.captions import caption_problems
from app.content.diagnostics import Report
from app.content.films import read_film
from app.content.world import World

LARGEST = 25_000_000
"""Bytes. Somebody pays for each of them."""
_FILM = ({"avc1"}, {"avc3"}, {"avc1", "mp4a"}, {"avc3", "mp4a"})
Finding = tuple[str, int, str]
"""A code, the line and the detail."""


def check(world: World) -> None:
    for paths in world.folder.media.values():
        for path in paths:
            report = Report(str(path))
            for code, line, detail in _findings(path):
                report.add(code, line, detail)
            world.found += report.found


def _findings(path: Path) -> list[Finding]:
    judge = _JUDGES.get(path.suffix)
    if not judge:
        return []
    try:
        size = path.stat().st_size
        return [("D020", 1, f"{size / 1_000_000:.1f} MB")] if size > LARGEST else list(judge(path))
    except OSError:
        return [("F005", 1, path.name)]


def _film(path: Path) -> Iterator[Finding]:
    film = read_film(path)
    if set(film.codecs) not in _FILM or not film.seconds:
        yield "D021", 1, ", ".join(film.codecs)
    elif not film.ready:
        yield "D023", 1, ""


def _sound(path: Path) -> Iterator[Finding]:
    film = read_film(path)
    if set(film.codecs) != {"mp4a"} or not film.seconds:
        yield "D021", 1, ", ".join(film.codecs)


def _opus(path: Path) -> Iterator[Finding]:
    with path.open("rb") as file:
        head = file.read(64)
    if not head.startswith(b"OggS") or b"OpusHead" not in head:
        yield "D021", 1, ""


def _captions(path: Path) -> Iterator[Finding]:
    text = _text(path)
    if text is None:
        yield "D019", 1, "not UTF-8"
        return
    for line, what in caption_problems(text):
        yield "D019", line, what


def _transcript(path: Path) -> Iterator[Finding]:
    if not (_text(path) or "").strip():
        yield "D022", 1, ""


def _text(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return None


_JUDGES: dict[str, Callable[[Path], Iterator[Finding]]] = {
    ".mp4": _film,
    ".m4a": _sound,
    ".opus": _opus,
    ".vtt": _captions,
    ".txt": _transcript,
}
