"""Puts a whole unit that a translation lacks into its file, built like the one of the source."""

import re

from app.content.markers import parse_marker
from app.content.translations.parts import parts, replaced

_HEADING = re.compile(r"(?m)^(#{2,3})[ \t].*$")
_MARKER = re.compile(r"<!--(.*?)-->")


def spans(text: str, module: bool) -> dict[str, tuple[int, int]]:
    """Where each unit stands, from its heading to the next one; `front` is all that comes before the first."""
    heads = [head for head in _HEADING.finditer(text) if module or head.group(1) == "##"]
    ends = [*(head.start() for head in heads[1:]), len(text)]
    found = {"front": (0, heads[0].start() if heads else len(text))}
    for head, end in zip(heads, ends, strict=False):
        marked = _MARKER.search(head.group())
        marker = parse_marker(marked.group(1)) if marked else None
        if marker:
            prefix = "lesson." if module and head.group(1) == "##" else ""
            found.setdefault(prefix + marker.id, (head.start(), end))
    return found


def built(source: str, unit: str, words: dict[str, str], module: bool) -> str:
    """The text of a unit of the source in other words, its markers bare: what it is, the source says."""
    start, end = spans(source, module)[unit]
    changed = [
        (part, words[part.name]) for part in parts(source, module) if part.unit == unit and part.name in words
    ]
    moved = [(part._replace(start=part.start - start, end=part.end - start), text) for part, text in changed]
    first, line_end, rest = replaced(source[start:end], moved).partition("\n")
    return (_MARKER.sub(_bare, first) + line_end + rest).rstrip() + "\n"


def _bare(marker: re.Match[str]) -> str:
    parsed = parse_marker(marker.group(1))
    return f"<!-- {' '.join(parsed.words[:2])} -->" if parsed else marker.group()


def inserted(text: str, after: str, unit: str, module: bool) -> str:
    """The file's text with a unit put behind another one."""
    end = spans(text, module)[after][1]
    head, tail = text[:end].rstrip("\n"), text[end:]
    return f"{head}\n\n{unit}" + (f"\n{tail}" if tail else "")
