"""T09: shows phrases by group, one of them very large to show to somebody, and prints pocket cards."""

from typing import Any

from app.practice.tools.t09_phrases.chosen import EVERY, Phrases, groups, phrases_for, read, shown_with
from app.practice.tools.t09_phrases.paper import all_cards, chosen_cards
from app.practice.tools.t09_phrases.phrases import Phrase
from app.practice.tools.tool import Print, Tool, Workbench


def show(state: Phrases, bench: Workbench) -> dict[str, Any]:
    """`large`: the phrase to show to somebody, or None; `piles`: name, words, phrases of a group, and if it is open;
    `unseen`: cards for the paper that are not on the page."""
    _, every = bench.say, phrases_for(bench)
    shown = shown_with(state, every)
    piles = [
        (name, words, cards, _open(name, cards, state))
        for name, words in groups(_)
        if (cards := tuple(one for one in shown if one.group == name))
    ]
    return {
        "groups": [(EVERY, _("All groups")), *groups(_)],
        "piles": piles,
        "large": next((one for one in every if one.id == state.large), None),
        "unseen": sorted(set(state.card) - {one.id for one in shown}),
    }


def _open(name: str, cards: tuple[Phrase, ...], state: Phrases) -> bool:
    """A group that was asked for, or that somebody comes back to."""
    return name == state.group or any(one.id == state.near for one in cards)


PRINTS: tuple[Print[Phrases], ...] = (
    Print("chosen", lambda _: _("The cards I ticked (PDF)"), "pdf", chosen_cards),
    Print("all", lambda _: _("All cards (PDF)"), "pdf", all_cards),
)
TOOL = Tool(
    "t09",
    "message-language",
    lambda _: _("Phrase cards"),
    lambda _: _("Short Finnish phrases to say, to show or to print."),
    Phrases,
    read,
    show,
    prints=PRINTS,
    sets=("phrases",),
    in_finnish=True,
)
