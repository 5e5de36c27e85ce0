"""`order`: entries written in the right order, shown shuffled."""

from app.content.activity import Activity, Complain
from app.content.asking import all_different, explained, options_between
from app.content.compiled import Parts
from app.content.parser import Node
from app.content.reading import choices
from app.content.writing import Writing


def read(nodes: list[Node], writing: Writing) -> Parts:
    return choices(nodes, writing, "ordered_list", boxes=False)


def check(parts: Parts, complain: Complain) -> None:
    options_between(parts, 3, 7, complain)
    all_different([option.html for option in parts.options], complain)
    explained(parts, complain)


def correct(parts: Parts) -> tuple[str, ...]:
    return tuple(option.id for option in parts.options)


ACTIVITY = Activity("order", read, check, correct)
