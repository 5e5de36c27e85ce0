"""Lists in prose. A list inside a list is too much for a tired reader and refused."""

from app.content.parser import Node
from app.content.writing import Writing

_SEVEN = 7


def bullet_list(node: Node, writing: Writing) -> str:
    return _list(node, writing, "ul")


def ordered_list(node: Node, writing: Writing) -> str:
    return _list(node, writing, "ol")


def _list(node: Node, writing: Writing, tag: str) -> str:
    if "list_item" in writing.inside:
        writing.error("D008")
        return ""
    if len(node.children) > _SEVEN:
        writing.error("P011", detail=str(len(node.children)))
    return f"<{tag}>\n{writing.inner(node)}</{tag}>\n"


def list_item(node: Node, writing: Writing) -> str:
    only = node.children[0] if len(node.children) == 1 else None
    html = writing.inner(only) if only and only.type == "paragraph" else writing.inner(node)
    return f"<li>{html.strip()}</li>\n"
