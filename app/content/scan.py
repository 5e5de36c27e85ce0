"""What lies in the modules folder: which file is what, by its place and name."""

import re
from collections.abc import Container
from pathlib import Path
from typing import NamedTuple

from app.content.cards import SETS
from app.content.diagnostics import Diagnostic, Report
from app.content.programme import MARKER

WORDS = {
    "facts": "fact",
    "contacts": "contact",
    "tracks": "track",
    "presets": "preset",
    "programme": MARKER,
    **{one.name: one.marker for one in SETS.values()},
}
"""What the markers of each register's words say."""
REGISTERS = frozenset(f"{name}.toml" for name in WORDS)
_FOLDER = re.compile(r"([a-z]\d{1,2})-([a-z][a-z0-9-]{0,40})\Z")
_WORDS = re.compile(rf"({'|'.join(WORDS)})\.([A-Za-z-]{{2,12}})\.md\Z")
_GLOSSARY = re.compile(r"glossary\.([A-Za-z-]{2,12})\.md\Z")
_HOST = re.compile(r"host\.([A-Za-z-]{2,12})\.md\Z")
_MEDIA = re.compile(r"[a-z0-9][a-z0-9-]{0,39}(?:\.[A-Za-z-]{2,12})?\.(?:opus|m4a|mp4|vtt|txt)\Z")


class Found(NamedTuple):
    """A file. `role`: module, host, term, fact, skill (words), facts.toml ... (registers)."""

    path: Path
    shown: str
    role: str
    code: str = ""
    slug: str = ""
    lang: str = ""

    @property
    def key(self) -> str:
        """Names the file within the library: `l03.fi`, `host.l03.fi`, `term.fi`."""
        if self.role == "module":
            return f"{self.code}.{self.lang}"
        return ".".join(part for part in (self.role, self.code, self.lang) if part)


class Folder(NamedTuple):
    """Everything found. `media`: file paths by module code."""

    files: tuple[Found, ...]
    media: dict[str, tuple[Path, ...]]
    diagnostics: tuple[Diagnostic, ...]


def scan(folder: Path, languages: Container[str]) -> Folder:
    """Files in a fixed order. Other files at the top (a README, a licence) are nobody's business."""
    scanner = _Scanner(languages)
    for path in scanner.listed(folder) if folder.is_dir() else ():
        if path.is_file():
            scanner.top(path)
        elif path.name == "words":
            for file in scanner.listed(path):
                scanner.words(file)
        elif path.is_dir() and path.name != "style" and not path.name.startswith("."):
            scanner.module(path)
    return Folder(tuple(scanner.files), scanner.media, tuple(scanner.diagnostics))


class _Scanner:
    def __init__(self, languages: Container[str]) -> None:
        self.languages = languages
        self.files: list[Found] = []
        self.media: dict[str, tuple[Path, ...]] = {}
        self.diagnostics: list[Diagnostic] = []
        self.codes: set[str] = set()

    def listed(self, folder: Path) -> list[Path]:
        """What lies in a folder. A link could bring any file of the machine, keys too, into a page."""
        found = sorted(folder.iterdir())
        for path in found:
            if path.is_symlink():
                self.complain(path, "F021")
        return [path for path in found if not path.is_symlink()]

    def complain(self, path: Path, code: str = "F006", detail: str = "") -> None:
        report = Report(str(path))
        report.add(code, 1, detail or path.name)
        self.diagnostics += report.found

    def add(self, path: Path, role: str, code: str = "", slug: str = "", lang: str = "") -> None:
        if lang and lang not in self.languages:
            self.complain(path, detail=f"unknown language {lang}")
            return
        self.files.append(Found(path, str(path), role, code, slug, lang))

    def top(self, path: Path) -> None:
        glossary = _GLOSSARY.match(path.name)
        if path.name in REGISTERS:
            self.add(path, path.name)
        elif glossary:
            self.add(path, "term", lang=glossary.group(1))

    def words(self, path: Path) -> None:
        found = _WORDS.match(path.name)
        if found:
            self.add(path, WORDS[found.group(1)], lang=found.group(2))
        elif not path.name.startswith("."):
            self.complain(path)

    def module(self, folder: Path) -> None:
        name = _FOLDER.match(folder.name)
        if not name:
            self.complain(folder)
            return
        code, slug = name.groups()
        if code in self.codes:
            self.complain(folder, "F020", code)
            return
        self.codes.add(code)
        for path in self.listed(folder):
            self.member(path, code, slug)

    def member(self, path: Path, code: str, slug: str) -> None:
        host = _HOST.match(path.name)
        if path.is_dir() and path.name == "media":
            self.media[code] = tuple(self.listed(path))
            for file in self.media[code]:
                if not _MEDIA.match(file.name):
                    self.complain(file)
        elif host:
            self.add(path, "host", code, slug, host.group(1))
        elif path.suffix == ".md" and path.is_file():
            self.add(path, "module", code, slug, path.stem)
        elif not path.name.startswith("."):
            self.complain(path)
