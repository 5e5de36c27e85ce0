"""Holes in compiled HTML that are filled for one reader: STX kind US argument US ... ETX.

The reading stage lets no control character through, so a hole can only be made here."""

import re
from collections.abc import Callable

_HOLE = re.compile("\x02([^\x02\x03]*)\x03")
_TAG = re.compile(r"<[^<>]*>")
_BLOCK = re.compile(r"</(?:p|li|th|td|h4|aside)>|<br>")
_ENTITY = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&"}
_ENTITIES = re.compile("|".join(_ENTITY))
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_SPECIAL = re.compile("[&<>\"'\x00-\x08\x0b-\x1f]")


def escape(text: str) -> str:
    """Text for HTML; control characters vanish."""
    return _SPECIAL.sub(lambda found: _ESCAPES.get(found.group(), ""), text)


def slot(kind: str, *arguments: str) -> str:
    return "\x02" + "\x1f".join((kind, *(escape(one) for one in arguments))) + "\x03"


def fill(html: str, filler: Callable[[str, list[str]], str]) -> str:
    """Every hole through `filler(kind, arguments)`, which answers with HTML."""
    if "\x02" not in html:
        return html
    return _HOLE.sub(lambda found: _filled(found.group(1).split("\x1f"), filler), html)


def _filled(parts: list[str], filler: Callable[[str, list[str]], str]) -> str:
    return filler(parts[0], [unescape(one) for one in parts[1:]])


def unescape(text: str) -> str:
    return _ENTITIES.sub(lambda found: _ENTITY[found.group()], text)


def plain(html: str) -> str:
    """The text of our own HTML, one space between blocks."""
    text = _TAG.sub("", _BLOCK.sub(" ", html))
    return " ".join(unescape(text).split())


def shown(html: str) -> str:
    """Compiled HTML as plain text, with the text that the author typed in every hole."""
    return plain(fill(html, _typed))


def _typed(kind: str, arguments: list[str]) -> str:
    return escape(arguments[-1]) if kind in {"fact", "contact"} else ""
