"""Changes single markers and inserted values in a file, byte by byte the same elsewhere."""

import re
from pathlib import Path

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_MARKER = re.compile(r"<!--(.*?)-->")


def with_attribute(line: str, key: str, value: str) -> str:
    """A heading line whose marker says `key=value`, added or replaced; "" removes it."""
    places = list(_MARKER.finditer(line))
    if not places:
        return line
    found = places[-1]
    content = re.sub(rf"\s+{key}=\S+", "", found.group(1)).strip()
    content = f"{content} {key}={value}" if value else content
    return f"{line[: found.start()]}<!-- {content} -->{line[found.end() :]}"


def read_lines(path: Path) -> list[str]:
    """Lines with their endings, numbered as everywhere here: only a line feed ends one."""
    return _LINE.findall(read_text(path))


def write_lines(path: Path, lines: list[str]) -> None:
    write_text(path, "".join(lines))


def read_text(path: Path) -> str:
    """The text of a file; bytes that are none come back as they were."""
    return path.read_bytes().decode("utf-8", "surrogateescape")


def write_text(path: Path, text: str) -> None:
    path.write_bytes(to_bytes(text))


def to_bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
