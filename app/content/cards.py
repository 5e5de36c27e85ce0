"""The sets of cards that tools show, one row each, and their registers: which cards, in which order."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from app.content.diagnostics import Report
from app.content.register import Row, read_rows
from app.content.source import Source

_WANTED = frozenset({"group"})
_KNOWN = frozenset({"pictogram", "urgent"})


class Group(NamedTuple):
    """Cards that belong together. `needed` are parts that each of them has, `more` parts that it may have."""

    name: str
    needed: tuple[str, ...] = ()
    more: tuple[str, ...] = ()


class CardSet(NamedTuple):
    """A set: `modules/<name>.toml` and `modules/words/<name>.<lang>.md`, where markers say `marker`."""

    name: str
    marker: str
    groups: tuple[Group, ...]
    attributes: tuple[str, ...] = ()

    def group(self, name: str) -> Group | None:
        return next((group for group in self.groups if group.name == name), None)

    @property
    def parts(self) -> frozenset[str]:
        """Every part that a card of this set may have."""
        return frozenset(part for group in self.groups for part in group.needed + group.more)


def _groups(*names: str, needed: tuple[str, ...] = ()) -> tuple[Group, ...]:
    return tuple(Group(name, needed) for name in names)


_INTERVIEW = (Group("usual", ("a", "b", "c")), Group("neednot", ("a",), ("b",)))
_GUIDE = _groups("sheet", "notice", "act", "papers", "money", "time", "home", "threats", "freedom")
SETS: Mapping[str, CardSet] = {
    one.name: one
    for one in (
        CardSet("skills", "skill", _groups("hands", "people", "order", "machines", "care", "learning")),
        CardSet("phrases", "phrase", _groups("ask", "time", "pay", "rest", "limits", "counter"), ("say",)),
        CardSet("flags", "flag", _groups("papers", "money", "time", "threats", "home")),
        CardSet("signs", "sign", _groups("green", "ask", "careful", needed=("why",))),
        CardSet("plans", "plan", _groups("goal", "step", "helper")),
        CardSet("interview", "question", _INTERVIEW),
        CardSet(
            "risk", "risk", _groups("map", "promise", "screen", "clauses", "check", needed=("do", "who"))
        ),
        CardSet("contractor", "contractor", _groups("ask", "look", "talk", "papers")),
        CardSet("poster", "poster", _groups("promise", "contact", "note")),
        CardSet("guide", "ask", _GUIDE),
    )
}
"""A new set is one more row here."""


@dataclass(frozen=True, slots=True)
class CardRow:
    """One entry of a set's register. `urgent`: what comes first where cards end in a plan."""

    id: str
    group: str
    pictogram: str
    line: int
    urgent: bool = False


def read_cards(source: Source, report: Report, one: CardSet) -> tuple[CardRow, ...]:
    """The cards in the order in which they are shown."""
    return tuple(_card(row, one) for row in read_rows(source, report))


def _card(row: Row, one: CardSet) -> CardRow:
    row.expect(_WANTED, _KNOWN)
    group = row.text("group")
    if "group" in row.values and not one.group(group):
        row.complain("R003", f"group {group}, one of {', '.join(group.name for group in one.groups)}")
    return CardRow(row.id, group, row.text("pictogram"), row.line, bool(row.flag("urgent")))
