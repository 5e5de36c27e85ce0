"""What the linter says: one line each, with a place, a stable code and plain words."""

from dataclasses import dataclass, field
from typing import Literal

from app.content.codes import CODES

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """`path:line:col: CODE message`. Lines and columns count from 1."""

    path: str
    line: int
    col: int
    code: str
    message: str
    severity: Severity = "error"

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.col}: {self.code} {self.message}"


class LibraryError(Exception):
    """The library refuses to load: the list says why."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        self.diagnostics = diagnostics
        super().__init__("\n".join(str(one) for one in diagnostics))


@dataclass(slots=True)
class Report:
    """Collects the diagnostics of one file; `lines` lets it find the column of what it talks about."""

    path: str
    lines: list[str] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)

    def add(self, code: str, line: int, detail: str = "", col: int = 1) -> None:
        severity, meaning = CODES[code]
        message = f"{meaning}: {detail}" if detail else meaning
        self.found.append(Diagnostic(self.path, max(line, 1), max(col, 1), code, one_line(message), severity))

    def at(self, code: str, span: tuple[int, int], needle: str, detail: str = "") -> None:
        """Report where `needle` stands within the lines [first, last]; else at the first of them."""
        line, col = self.place(span, needle)
        self.add(code, line, detail, col)

    def place(self, span: tuple[int, int], needle: str) -> tuple[int, int]:
        first, last = span
        for number in range(first, min(last, len(self.lines)) + 1):
            col = self.lines[number - 1].find(needle)
            if needle and col >= 0:
                return number, col + 1
        return first, 1


def one_line(text: str) -> str:
    """No control character, no endless line: what is quoted may be anything."""
    clean = "".join(letter if letter.isprintable() else " " for letter in text)
    return clean if len(clean) <= 300 else clean[:297] + "..."
