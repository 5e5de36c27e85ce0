"""`![alt](pictogram:name)`, alone in its paragraph. SVG comes from our own vendored set only."""

import re

from app.content.parser import Node
from app.content.slots import slot
from app.content.writing import Writing, label

_NAME = re.compile(r"pictogram:([a-z0-9][a-z0-9-]{0,39})\Z")


def picture(node: Node, writing: Writing) -> str:
    source = str(node.attrs.get("src", ""))
    name = _NAME.match(source)
    if not name:
        writing.error("D005", source, source)
        return ""
    words = label(node, writing)
    writing.refer("pictogram", name.group(1), words, source)
    return slot("picture", name.group(1), words)


def stray(node: Node, writing: Writing) -> str:
    """An image inside other text."""
    source = str(node.attrs.get("src", ""))
    writing.error("D005", source, source)
    return ""
