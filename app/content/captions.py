"""Reads captions (WebVTT), as far as captions need it: times and plain text."""

import re
from collections.abc import Iterator

_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMES = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?\Z")
_HEAD = re.compile(r"WEBVTT(?:[ \t].*)?\Z")
_TAG = re.compile(r"<[^>]*>?")
Problem = tuple[int, str]
"""A line, counted from 1, and what is wrong there."""


def caption_problems(text: str) -> list[Problem]:
    """Nothing where any browser can show these captions."""
    lines = text.removeprefix("\ufeff").splitlines()
    if not lines or not _HEAD.match(lines[0]):
        return [(1, "first line is not WEBVTT")]
    blocks = [block for block in _blocks(lines[1:]) if not block[1][0].startswith("NOTE")]
    if not blocks:
        return [(1, "there is no caption")]
    problems, before = [], 0
    for line, block in blocks:
        before, found = _cue(line, block, before)
        problems += found
    return problems


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Lines that stand together, with the number of the first."""
    block: list[str] = []
    for number, line in enumerate([*lines, ""], 2):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _cue(line: int, block: list[str], before: int) -> tuple[int, list[Problem]]:
    """One caption: when it begins, and what is wrong with it. A name may stand above its times."""
    named = 1 if "-->" in "".join(block[1:2]) else 0
    times = _TIMES.match(block[named])
    line += named
    if not times:
        return before, [(line, "no times like 00:01.000 --> 00:03.500")]
    start, end = _milliseconds(times.groups()[:4]), _milliseconds(times.groups()[4:])
    problems = []
    if start >= end:
        problems.append((line, "caption ends before it begins"))
    if start < before:
        problems.append((line, "caption begins before the one above it"))
    text = block[named + 1 :]
    if not text:
        problems.append((line, "caption has no text"))
    problems += [(line + at, "caption has a tag") for at, one in enumerate(text, 1) if _TAG.search(one)]
    return start, problems


def _milliseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, rest = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest
