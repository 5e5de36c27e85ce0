"""`cards`: `####` headings with text. An option's `html` is the heading, `feedback` the text behind it."""

from app.content.activity import Activity, Complain
from app.content.compiled import OptionText, Parts
from app.content.markers import is_id
from app.content.parser import Node
from app.content.reading import line_of
from app.content.sections import heading
from app.content.writing import Writing


def read(nodes: list[Node], writing: Writing) -> Parts:
    starts = [index for index, node in enumerate(nodes) if node.type == "heading" and node.markup == "####"]
    bounds = list(zip(starts, [*starts[1:], len(nodes)], strict=False))
    body = writing.write(nodes[: starts[0] if starts else len(nodes)])
    return Parts(body, tuple(_card(nodes[start:end], writing) for start, end in bounds))


def _card(nodes: list[Node], writing: Writing) -> OptionText:
    line = line_of(nodes[0])
    marker, title = heading(nodes[0], writing)
    name = marker.kind if marker and len(marker.words) == 1 else ""
    if not marker:
        writing.report.add("M009", line)
    elif not is_id(name):
        writing.report.at("M004", (line, line), "<!--", " ".join(marker.words))
        name = ""
    return OptionText(name, title, feedback=writing.write(nodes[1:]), line=line)


def check(parts: Parts, complain: Complain) -> None:
    if len(parts.options) < 2 or not all(card.html and card.feedback for card in parts.options):
        complain("K016", str(len(parts.options)))


ACTIVITY = Activity("cards", read, check)
