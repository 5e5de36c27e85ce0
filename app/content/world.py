"""All that was found and compiled, as the checks see it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.content.compiled import Edition, ItemText, LessonText
from app.content.diagnostics import Diagnostic, Report
from app.content.editions import Compiled, File
from app.content.front import DEFAULT_SOURCE
from app.content.languages import Language
from app.content.registers import Registers
from app.content.scan import Folder, Found
from app.content.source import read_source
from app.content.words import Entry, WordFile
from app.content.writing import Ref


@dataclass(slots=True)
class World:
    """`tools`, `pictograms` None: nobody said which there are. `today` None: age is not judged, as in loading."""

    files: Mapping[str, File]
    compiled: Mapping[str, Compiled]
    registers: Registers
    folder: Folder
    languages: Mapping[str, Language]
    tools: frozenset[str] | None = None
    pictograms: frozenset[str] | None = None
    today: date | None = None
    found: list[Diagnostic] = field(default_factory=list)
    lines: dict[str, list[str]] = field(default_factory=dict)

    def editions(self) -> Iterator[tuple[str, Edition]]:
        """Every edition with its key."""
        for key, one in self.compiled.items():
            if isinstance(one, Edition):
                yield key, one

    def sources(self) -> dict[str, Edition]:
        """The source edition of each module."""
        return {one.code: one for _, one in self.editions() if one.source}

    def translations(self) -> Iterator[tuple[str, Edition, Edition]]:
        """Key, translation, source."""
        sources = self.sources()
        for key, one in self.editions():
            if not one.source and one.code in sources:
                yield key, one, sources[one.code]

    def of_work(self, edition: Edition) -> bool:
        """Whether staff or employers read it: they know the terms of the law, and need them."""
        tracks = self.registers.tracks
        return any(edition.code in track.modules for track in tracks if track.audience != "learner")

    def words(self) -> Iterator[tuple[str, WordFile]]:
        for key, one in self.compiled.items():
            if isinstance(one, WordFile):
                yield key, one

    def translated_words(self) -> Iterator[tuple[str, WordFile, WordFile]]:
        """Key, words of a register in another language, those of the source."""
        for key, words in self.words():
            original = self.compiled.get(f"{key.rsplit('.', 1)[0]}.{DEFAULT_SOURCE}")
            if words.lang != DEFAULT_SOURCE and isinstance(original, WordFile):
                yield key, words, original

    def translated_entries(self) -> Iterator[tuple[str, Entry, Entry]]:
        """Key, entry of a register's words in another language, the same in the source."""
        for key, words, original in self.translated_words():
            originals = {one.id: one for one in original.entries}
            for entry in words.entries:
                if entry.id in originals:
                    yield key, entry, originals[entry.id]

    def refs(self) -> Iterator[tuple[str, Ref]]:
        """Every reference with the key of its file."""
        for key, edition in self.editions():
            for unit in units(edition):
                yield from ((key, ref) for ref in unit.refs)
        for key, words in self.words():
            for entry in words.entries:
                yield from ((key, ref) for ref in entry.refs)

    def add(self, key: str, code: str, line: int, detail: str = "", col: int = 1) -> None:
        """Report something about a compiled file, by key; about a register by its file name."""
        report = Report(self._shown(key))
        report.add(code, line, detail, col)
        self.found += report.found

    def text(self, key: str) -> list[str]:
        """The lines of a file, read once."""
        if key not in self.lines:
            found = self.files[key].found
            self.lines[key] = read_source(found.path, found.shown)[0].lines
        return self.lines[key]

    def find(self, key: str, needle: str, first: int, last: int) -> tuple[int, int]:
        """Line and column of a piece of text within some lines; the first of them if it is not there."""
        return Report("", self.text(key)).place((first, last), needle)

    def _shown(self, key: str) -> str:
        if key in self.files:
            return self.files[key].found.shown
        return next((found.shown for found in self.folder.files if found.role == key), key)

    def register(self, name: str) -> Found | None:
        return next((found for found in self.folder.files if found.role == name), None)


Check = Callable[[World], None]


def units(edition: Edition) -> list[LessonText | ItemText]:
    """Lessons and items in the order of the file."""
    return [unit for lesson in edition.lessons for unit in lesson_units(lesson)]


def lesson_units(lesson: LessonText) -> list[LessonText | ItemText]:
    """A lesson's own heading and its items."""
    return [lesson, *lesson.items]
