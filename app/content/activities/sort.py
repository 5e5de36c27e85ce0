"""`sort`: a table of things and the pile each belongs to; a pile's id stands where it is first named."""

from app.content.activity import Activity, Complain
from app.content.asking import all_different, explained, options_between
from app.content.compiled import OptionText, Parts, PileText
from app.content.markers import is_id
from app.content.parser import Node
from app.content.reading import apart, line_of, option_id, rows
from app.content.sections import take_marker
from app.content.writing import Writing


def read(nodes: list[Node], writing: Writing) -> Parts:
    body, table, explanation, after = apart(nodes, "table", writing)
    columns, cells = rows(table, writing) if table else ((), [])
    piles: dict[str, str] = {}
    options = tuple(_option(thing, pile, piles, writing) for thing, pile in cells)
    found = tuple(PileText(name, html) for html, name in piles.items())
    return Parts(body, options, found, columns, explanation, after)


def _option(thing: Node, pile: Node, piles: dict[str, str], writing: Writing) -> OptionText:
    line = line_of(thing)
    name = option_id(thing, line, writing)
    return OptionText(name, writing.one(thing), pile=_pile(pile, line, piles, writing), line=line)


def _pile(cell: Node, line: int, piles: dict[str, str], writing: Writing) -> str:
    """The pile's id; `piles` maps the words of a pile to its id."""
    marker = take_marker(cell, line, writing)
    html = writing.one(cell)
    if marker and not (len(marker.words) == 1 and is_id(marker.kind)):
        writing.report.at("M004", (line, line), "<!--", " ".join(marker.words))
    elif marker and piles.setdefault(html, marker.kind) != marker.kind:
        writing.report.add("M005", line, marker.kind)
    elif not marker and html not in piles:
        writing.report.add("K011", line)
    return piles.get(html, "")


def check(parts: Parts, complain: Complain) -> None:
    options_between(parts, 2, 15, complain)
    if len(parts.piles) < 2:
        complain("K010", "")
    names = [pile.id for pile in parts.piles]
    if len(set(names)) != len(names):
        complain("M005", "pile")
    all_different([option.html for option in parts.options], complain)
    explained(parts, complain)


def correct(parts: Parts) -> dict[str, str]:
    return {option.id: option.pile for option in parts.options}


ACTIVITY = Activity("sort", read, check, correct)
