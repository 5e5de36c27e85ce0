"""Markdown to a tree: CommonMark and tables, no HTML, and two inline rules of our own."""

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from app.content.rules.comment import comment, raw_html

Node = SyntaxTreeNode
MAX_NESTING = 20


@cache
def _markdown() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING}).enable("table")
    parser.disable(["lheading", "reference", "html_block", "html_inline", "autolink"])
    parser.inline.ruler.before("html_inline", "comment", comment)
    parser.inline.ruler.after("comment", "raw_html", raw_html)
    # our own link rule judges every target and says why; the parser must not drop or rewrite one silently
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


def parse(text: str) -> tuple[Node, ...]:
    """The top-level nodes of a text."""
    return tuple(SyntaxTreeNode(_markdown().parse(text)).children)
