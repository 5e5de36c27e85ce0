"""`poll`: a choice that is never scored; a group session may count it."""

from app.content.activity import Activity, Complain
from app.content.asking import all_different, options_between
from app.content.compiled import Parts
from app.content.parser import Node
from app.content.reading import choices
from app.content.writing import Writing


def read(nodes: list[Node], writing: Writing) -> Parts:
    return choices(nodes, writing, boxes=False)


def check(parts: Parts, complain: Complain) -> None:
    options_between(parts, 2, 15, complain)
    all_different([option.html for option in parts.options], complain)


ACTIVITY = Activity("poll", read, check)
