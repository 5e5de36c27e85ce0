"""Reads one text file so that nothing behind it can be surprised: size, encoding, characters, length."""

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from app.content.diagnostics import Report

MAX_BYTES = 512 * 1024
MAX_PARAGRAPH = 10_000  # Markdown parsers take quadratic time on some very long paragraphs
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_BIDI = re.compile("[\u200e\u200f\u061c\u202a-\u202e]")
_HIDDEN = re.compile("[\ue000-\uf8ff\ufff0-\ufffc\ufdd0-\ufdef\u200b\ufeff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text with harmful characters made blank; `lines[0]` is line 1."""

    path: str
    text: str
    lines: list[str]
    digest: str


def read_source(path: Path, shown: str) -> tuple[Source, Report]:
    """The text of a file and what is wrong with it. Never raises for what is in the file."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        report = Report(shown)
        report.add("F005", 1, error.strerror or "")
        return Source(shown, "", [""], ""), report
    return source_of(data, shown)


def source_of(data: bytes, shown: str) -> tuple[Source, Report]:
    """As read_source, for bytes that are already here."""
    report = Report(shown)
    digest = sha256(data).hexdigest()
    if len(data) > MAX_BYTES:
        report.add("F001", 1)
        return Source(shown, "", [""], digest), report
    text = _decoded(data, report).replace("\r\n", "\n")
    report.lines = text.split("\n")
    lines = [_clean(line, number, report) for number, line in enumerate(report.lines, 1)]
    _drop_long_paragraphs(lines, report)
    report.lines = lines
    return Source(shown, "\n".join(lines), lines, digest), report


def _decoded(data: bytes, report: Report) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        report.add("F002", line, f"byte {error.start}", error.start - data.rfind(b"\n", 0, error.start))
        return ""


def _clean(line: str, number: int, report: Report) -> str:
    for code, pattern in (("F003", _CONTROLS), ("F007", _BIDI), ("F008", _HIDDEN)):
        found = pattern.search(line)
        if found:
            report.add(code, number, f"U+{ord(found.group()):04X}", found.start() + 1)
    return _HIDDEN.sub(" ", _CONTROLS.sub(" ", line))


def _drop_long_paragraphs(lines: list[str], report: Report) -> None:
    start, size = 0, 0
    for index, line in enumerate([*lines, ""]):
        if line.strip():
            size += len(line)
            continue
        if size > MAX_PARAGRAPH:
            report.add("F004", start + 1)
            lines[start:index] = [""] * (index - start)
        start, size = index + 1, 0
