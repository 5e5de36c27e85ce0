"""A table in prose, such as a sample pay slip. The first row names the columns."""

from app.content.parser import Node
from app.content.writing import Writing


def table(node: Node, writing: Writing) -> str:
    return f"<table>\n{writing.inner(node)}</table>\n"


def part(node: Node, writing: Writing) -> str:
    """thead, tbody and tr carry no attributes of their own."""
    return f"<{node.type}>{writing.inner(node)}</{node.type}>\n"


def heading_cell(node: Node, writing: Writing) -> str:
    return f'<th scope="col">{writing.inner(node)}</th>'


def cell(node: Node, writing: Writing) -> str:
    return f"<td>{writing.inner(node)}</td>"
