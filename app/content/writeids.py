"""`lint --write-ids`: adds missing markers once; afterwards ids never change."""

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from app.content.edit import read_lines, write_lines
from app.content.languages import Language
from app.content.markers import COMMENT, parse_marker
from app.content.scan import scan

_HEADING = re.compile(r"(#{2,4}) (.*?)\s*$")
_BOX = re.compile(r"- \[([ xX])\] \S")
_ENTRY = re.compile(r"(?:- |\d+\. )\S")
_LISTED = frozenset({"poll", "scale", "order", "branch"})
_PREFIX = {"step": "s", "single": "q", "multi": "q", "order": "o", "match": "m", "sort": "t", "poll": "p"}


def write_missing_ids(folder: Path, languages: Mapping[str, Language]) -> int:
    """How many markers were written, in source files alone: a translation copies those of its source."""
    return sum(_file(one.path) for one in scan(folder, languages).files if _is_source(one.role, one.lang))


def _is_source(role: str, lang: str) -> bool:
    return role == "module" and lang == "en"


def _file(path: Path) -> int:
    lines = read_lines(path)
    writer = _Writer(lines)
    writer.run()
    if writer.count:
        write_lines(path, lines)
    return writer.count


class _Writer:
    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.count = 0
        self.ids: set[str] = {"lesson"}
        self.letters: list[str] = []
        for line in lines:
            self._note(line)

    def _note(self, line: str) -> None:
        found = COMMENT.search(line) if line.startswith("#") else None
        marker = parse_marker(found.group(1)) if found else None
        if marker and marker.kind == "lesson":
            self.letters.append(marker.id)
        elif marker and line.startswith("###") and marker.id:
            self.ids.add(marker.id)

    def run(self) -> None:
        kind, options = "", set[str]()
        for at, line in enumerate(self.lines):
            heading = _HEADING.match(line)
            if heading and len(heading.group(1)) < 4:
                kind, options = self._heading(at, heading), set()
            elif heading and kind == "cards":
                self._option(at, options, "c-")
            elif kind not in {"step", ""} and (_BOX.match(line) or (kind in _LISTED and _ENTRY.match(line))):
                self._option(at, options)

    def _heading(self, at: int, heading: re.Match[str]) -> str:
        """The kind of the item that begins here, its marker written if it had none."""
        hashes, title = heading.groups()
        found = COMMENT.search(title)
        marker = parse_marker(found.group(1)) if found else None
        if marker:
            return marker.kind if hashes == "###" else ""
        if hashes == "##":
            letter = next(one for one in "abcdefghijklmnopqrstuvwxyz" if one not in self.letters)
            self.letters.append(letter)
            self._append(at, f"lesson {letter} minutes=4")
            return ""
        kind = self._guess(at)
        name = unique(slug(f"{_PREFIX.get(kind, 'x')}-{title}"), self.ids)
        self._append(at, f"{kind} {name}")
        return kind

    def _guess(self, at: int) -> str:
        """Boxes with one tick are a choice, with more a choose-all, with none a checklist; else a step."""
        ticks = []
        for line in self.lines[at + 1 :]:
            if line.startswith("#"):
                break
            box = _BOX.match(line)
            if box:
                ticks.append(box.group(1) != " ")
        if not ticks:
            return "step"
        return {0: "checklist", 1: "single"}.get(sum(ticks), "multi")

    def _option(self, at: int, taken: set[str], prefix: str = "") -> None:
        found = COMMENT.search(self.lines[at])
        if found:
            marker = parse_marker(found.group(1))
            taken.add(marker.kind if marker else "")
            return
        words = re.sub(r"^(?:#+ |- \[.\] |- |\d+\. )", "", self.lines[at])
        self._append(at, unique(slug(prefix + words), taken))

    def _append(self, at: int, content: str) -> None:
        body = self.lines[at].rstrip("\r\n")
        ending = self.lines[at][len(body) :]
        self.lines[at] = f"{body.rstrip()} <!-- {content} -->{ending}"
        self.count += 1


def slug(text: str) -> str:
    """An id out of the first words of a text."""
    plain = (
        unicodedata.normalize("NFKD", re.sub(r"\]\([^)]*\)|[*\[\]]", "", text))
        .encode("ascii", "ignore")
        .decode()
    )
    words = re.findall(r"[a-z0-9]+", plain.lower())
    name = ""
    for word in words[:4]:
        if len(name) + len(word) < 20:
            name = f"{name}-{word}" if name else word
    name = name or "item"
    return name if name[0].isalpha() else f"n{name}"


def unique(name: str, taken: set[str]) -> str:
    """The name, numbered if it is taken; it is taken afterwards."""
    number, candidate = 2, name
    while candidate in taken:
        candidate = f"{name}-{number}"
        number += 1
    taken.add(candidate)
    return candidate
