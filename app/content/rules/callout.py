"""`> [!TIP]`, `> [!NOTE]`, `> [!IMPORTANT]` in prose. `[!CAUTION]`, the content note, is taken out before."""

from app.content.callouts import callout_kind, callout_nodes
from app.content.parser import Node
from app.content.writing import Writing

_CLASSES = {"TIP": "note tip", "NOTE": "note", "IMPORTANT": "remember"}


def callout(node: Node, writing: Writing) -> str:
    kind = callout_kind(node)
    if kind not in _CLASSES or "list_item" in writing.inside or writing.inside.count("blockquote") > 1:
        writing.error("D004", ">", f"[!{kind}]" if kind else "")
        return ""
    html = writing.write(callout_nodes(node))
    if kind == "IMPORTANT":
        writing.refer("remember", "", "", "[!IMPORTANT]")
    return f'<aside class="{_CLASSES[kind]}">\n{html}</aside>\n'
