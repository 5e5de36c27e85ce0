"""The language that a card is for, and the sentence with which one asks for an interpreter."""

from typing import NamedTuple

from app.practice.tools.tool import FINNISH, State, Workbench

INTERPRETER = "interpreter"
"""The card of the phrases that asks for one."""


class Spoken(State):
    """The code of a language, nothing for that of the page; `large`: the words fill the screen."""

    tongue: str = ""
    large: str = ""


class Asking(NamedTuple):
    """A sentence to say in Finnish: how it sounds, and what it means."""

    finnish: str
    sounds: str
    meaning: str
    lang: str


def spoken(state: Spoken, bench: Workbench) -> str:
    """The language that the card is for."""
    return state.tongue or bench.locale.code


def interpreter(bench: Workbench) -> Asking | None:
    """`Tarvitsen tulkin.` as the phrases say it; None where there is no such phrase."""
    finnish = next((one for one in bench.elsewhere(FINNISH).cards("phrases") if one.id == INTERPRETER), None)
    own = next((one for one in bench.cards("phrases") if one.id == INTERPRETER), None)
    return Asking(finnish.title, finnish.sounds, own.title, own.lang) if finnish and own else None
