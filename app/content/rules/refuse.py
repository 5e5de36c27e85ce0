"""What may not stand in a text: reported, and shown as little as is safe."""

from app.content.parser import Node
from app.content.slots import escape
from app.content.writing import Writing

_NAMES = {
    "hr": "line",
    "fence": "code block",
    "code_block": "indented code block",
    "heading": "heading inside other text",
}


def raw_html(node: Node, writing: Writing) -> str:
    writing.error("D001", node.content.partition("\n")[0], node.content)
    return ""


def marker(node: Node, writing: Writing) -> str:
    """A comment that no heading, option or cell ends with."""
    writing.error("M007", "<!--", node.content)
    return ""


def emphasis(node: Node, writing: Writing) -> str:
    writing.error("P006", node.markup or "*", words_of_start(node))
    return writing.inner(node)


def code(node: Node, writing: Writing) -> str:
    writing.error("D002", "`", "code")
    return escape(node.content)


def unknown(node: Node, writing: Writing) -> str:
    writing.error("D002", detail=_NAMES.get(node.type, node.type))
    return ""


def words_of_start(node: Node) -> str:
    return next((child.content[:40] for child in node.children if child.type == "text"), "")
