"""`[Listen](media/<id>.<lang>.opus)` or `.mp4`, alone in its paragraph: a player that waits to be asked."""

import re

from app.content.parser import Node
from app.content.slots import slot
from app.content.writing import Writing, label

_STEM = r"[a-z0-9][a-z0-9-]{0,39}"
_NAME = re.compile(rf"media/({_STEM}\.[A-Za-z-]{{2,12}}\.(?:opus|m4a)|{_STEM}\.mp4)\Z")


def is_media(node: Node) -> bool:
    return node.type == "link" and str(node.attrs.get("href", "")).startswith("media/")


def media(node: Node, writing: Writing) -> str:
    href = str(node.attrs.get("href", ""))
    name = _NAME.match(href)
    if not name:
        writing.error("D006", href, href)
        return ""
    words = label(node, writing)
    writing.refer("media", name.group(1), words, href)
    return slot("media", name.group(1), words)
