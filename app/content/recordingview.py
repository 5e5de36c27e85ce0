"""Puts together what belongs to a recording: the files beside it, for a reader of one language."""

from collections.abc import Callable, Mapping

from app.content.front import DEFAULT_SOURCE
from app.content.indexed import MediaRow
from app.content.media import SOUNDS, length_text
from app.content.recording import Recording

Rows = Mapping[str, MediaRow]
Address = Callable[[str], str]


def recording_view(name: str, words: str, lang: str, rows: Rows, address: Address) -> Recording | None:
    """The file of this name for a reader of this language; None where it is not there."""
    row = rows.get(name)
    where = address(name)
    if not row or not where:
        return None
    length = length_text(row.size, row.seconds)
    stem, _, kind = name.rpartition(".")
    if kind != "mp4":
        return Recording(False, words, where, length)
    tracks = tuple((one, address(file)) for one, file in _beside(stem, "vtt", lang, rows))
    said = next(iter(_beside(stem, "txt", lang, rows)), ("", ""))
    paragraphs = _paragraphs(rows[said[1]].text) if said[0] else ()
    sound = next((rows[file] for end in SOUNDS if (file := stem + end) in rows), None)
    return Recording(
        True,
        words,
        where,
        length,
        tracks,
        paragraphs,
        said[0] or DEFAULT_SOURCE,
        address(sound.name) if sound else "",
        length_text(sound.size, sound.seconds) if sound else "",
    )


def _beside(stem: str, end: str, lang: str, rows: Rows) -> list[tuple[str, str]]:
    """Languages and names of the files `<stem>.<lang>.<end>`: the reader's own, the source's, then the others."""
    found = {
        parts[1]: name for name in rows if (parts := name.split("."))[::2] == [stem, end] and len(parts) == 3
    }
    order = {lang: 0, DEFAULT_SOURCE: 1} if lang != DEFAULT_SOURCE else {lang: 0}
    return sorted(found.items(), key=lambda one: (order.get(one[0], 2), one[0]))


def _paragraphs(text: str) -> tuple[str, ...]:
    blocks = (" ".join(block.split()) for block in text.replace("\r\n", "\n").split("\n\n"))
    return tuple(block for block in blocks if block)
