"""A paragraph; one that holds a single picture or media link becomes that."""

from app.content.parser import Node
from app.content.rules.media import is_media, media
from app.content.rules.picture import picture
from app.content.writing import Writing


def paragraph(node: Node, writing: Writing) -> str:
    content = node.children[0].children if node.children else []
    if len(content) == 1 and content[0].type == "image":
        return picture(content[0], writing)
    if len(content) == 1 and is_media(content[0]):
        return media(content[0], writing)
    html = writing.inner(node)
    return f"<p>{html}</p>\n" if html else ""
