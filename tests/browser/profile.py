"""What a browser left on the disk: searches every file of a profile folder, also inside packed ones."""

import gzip
import re
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import brotli


def search_profile(folder: Path, words: Iterable[str]) -> dict[str, list[str]]:
    """Each word that is found, with the files it is found in: as UTF-8, UTF-16 or percent-encoded, any case."""
    wanted = {word: _spellings(word) for word in words}
    found: dict[str, list[str]] = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        contents = [content.lower() for content in _contents(path.read_bytes())]
        for word, spellings in wanted.items():
            if any(spelling in content for content in contents for spelling in spellings):
                found.setdefault(word, []).append(str(path.relative_to(folder)))
    return found


def addresses(folder: Path, origin: str) -> set[str]:
    """Every address of this origin in the history and the session files, static files left out."""
    with sqlite3.connect(f"file:{folder / 'Default' / 'History'}?immutable=1", uri=True) as history:
        found = {str(url) for (url,) in history.execute("SELECT url FROM urls")}
    pattern = re.compile(re.escape(origin.encode()) + rb"[A-Za-z0-9._~/?#=&%-]*")
    for path in (folder / "Default" / "Sessions").glob("*"):
        found |= {match.decode() for match in pattern.findall(path.read_bytes())}
    return {url for url in found if url.startswith(f"{origin}/") and "/static/" not in url}


def _spellings(word: str) -> list[bytes]:
    low = word.lower()
    percent = "".join(
        char if char.isascii() else "".join(f"%{byte:02x}" for byte in char.encode()) for char in low
    )
    return [low.encode(), low.encode("utf-16-le"), percent.encode()]


def _contents(raw: bytes) -> Iterator[bytes]:
    yield raw
    for start in (match.start() for match in re.finditer(rb"\x1f\x8b\x08", raw)):
        try:
            yield zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(raw[start:])
        except (zlib.error, gzip.BadGzipFile):
            continue  # three bytes that only look like the start of a packed file
    # Chromium's cache keeps a packed reply after the address it belongs to.
    for start in range(min(len(raw), 400)):
        try:
            yield brotli.Decompressor().process(raw[start:])
        except brotli.error:
            continue
