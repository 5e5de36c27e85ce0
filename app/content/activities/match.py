"""`match`: a two-column table, each left cell belongs to the right cell of its row."""

from app.content.activity import Activity, Complain
from app.content.asking import all_different, explained, options_between
from app.content.compiled import OptionText, Parts
from app.content.parser import Node
from app.content.reading import apart, line_of, option_id, rows
from app.content.writing import Writing


def read(nodes: list[Node], writing: Writing) -> Parts:
    body, table, explanation, after = apart(nodes, "table", writing)
    columns, cells = rows(table, writing) if table else ((), [])
    options = tuple(_option(left, right, writing) for left, right in cells)
    return Parts(body, options, (), columns, explanation, after)


def _option(left: Node, right: Node, writing: Writing) -> OptionText:
    line = line_of(left)
    name = option_id(left, line, writing)
    return OptionText(name, writing.one(left), right=writing.one(right), line=line)


def check(parts: Parts, complain: Complain) -> None:
    options_between(parts, 2, 7, complain)
    all_different([option.html for option in parts.options], complain)
    all_different([option.right for option in parts.options], complain)
    explained(parts, complain)


def correct(parts: Parts) -> dict[str, str]:
    return {option.id: option.id for option in parts.options}


ACTIVITY = Activity("match", read, check, correct)
