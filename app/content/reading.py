"""What activity kinds share when they read their nodes: prose before, the options, the explanation after."""

from app.content.callouts import callout_kind
from app.content.compiled import OptionText, Parts
from app.content.markers import is_id
from app.content.parser import Node
from app.content.sections import take_marker
from app.content.writing import Writing, span_of

BOXES = {"[ ]": False, "[x]": True, "[X]": True}


def prose(nodes: list[Node], writing: Writing) -> Parts:
    """An item without options: all of it is the body."""
    return Parts(writing.write(nodes))


def apart(nodes: list[Node], kind: str, writing: Writing) -> tuple[str, Node | None, str, str]:
    """Body, the last node of that kind, explanation, and callouts that stand after the options."""
    places = [index for index, node in enumerate(nodes) if node.type == kind]
    if not places:
        return writing.write(nodes), None, "", ""
    explanation, after = _tail(nodes[places[-1] + 1 :], writing)
    return writing.write(nodes[: places[-1]]), nodes[places[-1]], explanation, after


def _tail(nodes: list[Node], writing: Writing) -> tuple[str, str]:
    explanation = after = ""
    for node in nodes:
        if callout_kind(node):
            after += writing.one(node)
        elif node.type == "blockquote":
            explanation += writing.write(node.children)
        else:
            writing.report.add("K017", line_of(node))
    return explanation, after


def line_of(node: Node) -> int:
    return (span_of(node) or (1, 1))[0]


def entry(item: Node, writing: Writing, boxes: bool) -> OptionText:
    """One list entry: `[x] text <!-- id -->` and below it, quoted, the feedback."""
    line = line_of(item)
    if not item.children or item.children[0].type != "paragraph":
        writing.report.add("K017", line)
        return OptionText("", "", line=line)
    inline = item.children[0].children[0]
    name = option_id(inline, line, writing)
    ticked = _take_box(inline, line, writing, boxes)
    html = writing.one(inline)
    if not html:
        writing.report.add("K019", line)
    return OptionText(name, html, ticked, _feedback(item.children[1:], writing), line=line)


def option_id(inline: Node, line: int, writing: Writing) -> str:
    """The id in the comment behind an option's text."""
    marker = take_marker(inline, line, writing)
    if not marker:
        writing.report.add("M009", line)
        return ""
    if len(marker.words) != 1 or marker.values or not is_id(marker.kind):
        writing.report.at("M004", (line, line), "<!--", " ".join(marker.words))
        return ""
    return marker.kind


def _take_box(inline: Node, line: int, writing: Writing, boxes: bool) -> bool:
    first = inline.children[0] if inline.children else None
    box = first.content[:3] if first and first.type == "text" else ""
    found = box in BOXES and (first is None or first.content[3:4] in {" ", ""})
    if found != boxes:
        writing.report.add("K006" if boxes else "K007", line)
    if found and first and first.token:
        first.token.content = first.content[3:].lstrip()
    return found and BOXES[box]


def _feedback(nodes: list[Node], writing: Writing) -> str:
    html = ""
    for node in nodes:
        if node.type == "blockquote" and not callout_kind(node):
            html += writing.write(node.children)
        else:
            writing.report.add("K017", line_of(node))
    return html


def choices(nodes: list[Node], writing: Writing, kind: str = "bullet_list", boxes: bool = True) -> Parts:
    """Prose, a list of options, an explanation."""
    body, options, explanation, after = apart(nodes, kind, writing)
    found = tuple(entry(item, writing, boxes) for item in options.children) if options else ()
    return Parts(body, found, explanation=explanation, after=after)


def rows(table: Node, writing: Writing) -> tuple[tuple[str, ...], list[tuple[Node, Node]]]:
    """Column names and the two cells of each row; a table of another width is reported."""
    cells = [row.children for part in table.children for row in part.children]
    if any(len(row) != 2 for row in cells):
        writing.report.add("K008", line_of(table))
        return ("", ""), []
    head = tuple(writing.inner(cell) for cell in cells[0])
    return head, [(row[0].children[0], row[1].children[0]) for row in cells[1:] if _filled(row, writing)]


def _filled(row: list[Node], writing: Writing) -> bool:
    if all(cell.children and cell.children[0].children for cell in row):
        return True
    writing.report.add("K019", line_of(row[0].children[0]) if row[0].children else 1)
    return False
