"""Words, line breaks and bold."""

from app.content.parser import Node
from app.content.slots import escape
from app.content.writing import Writing


def text(node: Node, writing: Writing) -> str:
    if "](" in node.content:
        # a link that is none, because of a space in its address or a link inside it
        writing.error("D003", "](", node.content[:40])
    return escape(node.content)


def softbreak(node: Node, writing: Writing) -> str:
    return "\n"


def hardbreak(node: Node, writing: Writing) -> str:
    return "<br>"


def strong(node: Node, writing: Writing) -> str:
    return f"<strong>{writing.inner(node)}</strong>"


def inline(node: Node, writing: Writing) -> str:
    return writing.inner(node).strip()
