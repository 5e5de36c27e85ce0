"""Block quotes that begin with `[!KIND]`."""

import re

from app.content.parser import Node

_KIND = re.compile(r"\[!([A-Za-z]+)\]\s*\Z")


def callout_kind(node: Node) -> str:
    """TIP, NOTE, IMPORTANT, CAUTION or whatever is written; "" for a plain quote or another node."""
    words = _opening(node)
    found = _KIND.match(words[0].content) if words else None
    return found.group(1).upper() if found else ""


def callout_nodes(node: Node) -> list[Node]:
    """The content of a callout; the line of its kind is taken out of the tree."""
    words = _opening(node)
    if words:
        inline = node.children[0].children[0]
        inline.children = [child for child in inline.children[1:] if child is not _break_after(inline)]
    return list(node.children)


def _opening(node: Node) -> list[Node]:
    if node.type != "blockquote" or not node.children or node.children[0].type != "paragraph":
        return []
    inline = node.children[0].children
    words = inline[0].children if inline else []
    return words if words and words[0].type == "text" else []


def _break_after(inline: Node) -> Node | None:
    following = inline.children[1:2]
    return following[0] if following and following[0].type in {"softbreak", "hardbreak"} else None
