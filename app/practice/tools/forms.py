"""Reads what every tool's form holds beside the tool's own fields, and packs a form to be carried along."""

from dataclasses import dataclass
from re import fullmatch

from app.forms import MOST_PACKED, Posted, packed, unpacked
from app.practice.notebook.book import turn_in
from app.practice.ticks import pack_ticks

PLACE = r"[a-z][0-9]{1,2}/[a-z]"
ON_THE_WAY = frozenset({"do", "turn", "paper", "kept", "onward", "written", "code", "own", "token"})


@dataclass(frozen=True, slots=True)
class Sent:
    """A tool's form. `do`: the pressed button, also one that adds or takes out a row.

    `turn`: the writing of the notebook that the page showed; `back`: the lesson that led here (`l03/c`) with the
    `ticks` that were made there without a code.
    """

    fields: Posted
    do: str = ""
    turn: int = 0
    back: str = ""
    ticks: str = ""

    def comes_from_another(self, tool: str) -> bool:
        """It is the form of another tool, which this one may take something from."""
        return self.fields.first("tool", tool) != tool

    @property
    def empty(self) -> bool:
        """No field of the tool: somebody only comes to the page."""
        return not any(name not in {"back", "ticks", "tool"} for name, _ in self.fields.pairs)


def read_sent(form: Posted) -> Sent:
    """From the page itself, from a lesson's door, or from the page of the code."""
    if form.first("door"):
        return _from_lesson(form)
    kept = form.first("kept")
    fields = unpacked(kept) if kept else form
    back = fields.first("back")
    return Sent(
        Posted(pair for pair in fields.pairs if pair[0] not in ON_THE_WAY),
        do="" if kept else fields.first("do") or fields.first("row"),
        turn=turn_in(fields.first("turn")),
        back=back if fullmatch(PLACE, back) else "",
        ticks=fields.first("ticks")[:MOST_PACKED],
    )


def _from_lesson(form: Posted) -> Sent:
    back = form.first("back")
    return Sent(Posted(()), back=back if fullmatch(PLACE, back) else "", ticks=pack_ticks(form))


def pack_tool(form: Posted, passing: tuple[str, ...] = ()) -> str:
    """All that stands on the page, but for what only lives there; "" for more than can be carried."""
    left_out = {"do", "paper", *passing}
    return packed(pair for pair in form.pairs if pair[0] not in left_out)
