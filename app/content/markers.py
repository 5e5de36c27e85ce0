"""The one invisible comment behind a heading, option or cell: `<!-- kind id key=value word -->`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

ID = re.compile(r"[a-z][a-z0-9-]{0,23}\Z")
COMMENT = re.compile(r"[ \t]*<!--(.*?)-->", re.DOTALL)
_PART = re.compile(r'\s*(?:([a-z][a-z_-]*)=(?:"([^"]*)"|([^\s"]+))|([^\s"=]+))(?=\s|$)')


@dataclass(frozen=True, slots=True)
class Marker:
    """`words` are the bare ones in their order, kind first; `values` the key=value pairs."""

    words: tuple[str, ...]
    values: Mapping[str, str]
    line: int = 1

    @property
    def kind(self) -> str:
        return self.words[0] if self.words else ""

    @property
    def id(self) -> str:
        return self.words[1] if len(self.words) > 1 else ""

    @property
    def flags(self) -> tuple[str, ...]:
        return self.words[2:]

    def listed(self, key: str) -> tuple[str, ...]:
        """A comma separated value."""
        return tuple(part for part in self.values.get(key, "").split(",") if part)


def parse_marker(content: str, line: int = 1) -> Marker | None:
    """The marker in a comment's content, None if it cannot be read."""
    words: list[str] = []
    values: dict[str, str] = {}
    at, text = 0, content.strip()
    while at < len(text):
        part = _PART.match(text, at)
        if not part or part.group(1) in values:
            return None
        key, quoted, plain, word = part.groups()
        if key:
            values[key] = quoted if quoted is not None else plain
        else:
            words.append(word)
        at = part.end()
    return Marker(tuple(words), values, line) if words else None


def is_id(text: str) -> bool:
    return bool(ID.match(text))
