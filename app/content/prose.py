"""Text as a reader meets it: paragraphs, sentences, words. What readability is measured on."""

import re
from typing import NamedTuple

from app.content.compiled import ItemText
from app.content.slots import shown

NO_SPACES = frozenset({"th", "zh-Hans", "lo", "km", "my"})
"""Languages that write words without spaces between them: nothing is counted."""

TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_BLOCK = re.compile(r"<(p|li)>(.*?)</\1>", re.DOTALL)
_END = re.compile(r"(?<=[.!?…؟۔।॥։።])[\"'”’»)]*\s+(?=\S)")
_WORD = re.compile(r"\w")


class Paragraph(NamedTuple):
    """A paragraph or list entry as plain text."""

    text: str
    entry: bool

    @property
    def sentences(self) -> list[str]:
        return sentences(self.text)


def paragraphs(html: str) -> list[Paragraph]:
    """Paragraphs and list entries of compiled HTML; tables are looked at, not read, and left out."""
    found = (_BLOCK.finditer(TABLE.sub("", html))) if html else ()
    return [Paragraph(shown(one.group(2)), one.group(1) == "li") for one in found]


def sentences(text: str) -> list[str]:
    """Sentences; the point of an ordinal (`1. kesäkuuta`) ends none."""
    parts: list[str] = []
    for part in _END.split(text):
        if parts and parts[-1][-2:-1].isdigit() and parts[-1].endswith(".") and part[:1].islower():
            parts[-1] += f" {part}"
        elif part.strip():
            parts.append(part.strip())
    return parts


def word_count(text: str) -> int:
    return sum(1 for part in text.split() if _WORD.search(part))


def screen(item: ItemText) -> str:
    """HTML that stands on the screen of an item before anything is touched, options left out."""
    return item.note + item.parts.body + item.parts.after


def spoken(item: ItemText) -> str:
    """Every running text of an item: also what is shown after an answer, and the text of cards."""
    behind = "".join(option.feedback for option in item.parts.options)
    return screen(item) + behind + item.parts.explanation
