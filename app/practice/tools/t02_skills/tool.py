"""T02: cards to say I can, a little or I want to learn; shows strengths by suit in two languages."""

from collections.abc import Mapping
from typing import Any

from app.content.models import Card
from app.forms import Posted
from app.handouts.paper import Block, Paper
from app.practice.tools.sheets import sheet_of, sheets
from app.practice.tools.t02_skills.paper import blocks, paper
from app.practice.tools.t02_skills.profile import Pick, picks_of, profile
from app.practice.tools.t02_skills.suits import level_words, place_words, suit_titles
from app.practice.tools.tool import FINNISH, Filled, Print, State, Tool, Workbench


class Skills(State):
    """Picked cards; the language of the paper (nothing is Finnish), and whether the reader's stands beside it."""

    picks: tuple[Pick, ...] = ()
    sheet: str = ""
    beside: str = ""


def read(form: Posted, bench: Workbench) -> Filled[Skills]:
    """What was picked. There is nothing to get wrong."""
    return Filled(
        Skills(
            picks=picks_of(form, bench.cards("skills")),
            sheet=sheet_of(form),
            beside="yes" if form.first("beside") == "yes" else "",
        )
    )


def show(state: Skills, bench: Workbench) -> dict[str, Any]:
    """Suits of cards with what was picked, and the profile with its words in the language of the paper."""
    cards = bench.cards("skills")
    picked = {pick.card: pick for pick in state.picks}
    sheet = state.sheet or FINNISH
    titles = suit_titles(bench.say)
    suits = [_suit(suit, titles[suit], cards, picked) for suit in titles]
    opened = next((suit for suit in suits if suit["count"]), suits[0])["id"]
    return {
        "suits": [{**suit, "open": suit["id"] == opened} for suit in suits],
        "levels": [*level_words(bench.say).items()],
        "places": place_words(bench.say),
        "titles": titles,
        "picked": picked,
        "profile": profile(state.picks, cards),
        "sheets": sheets(bench),
        "sheet": sheet,
        "other": {card.id: card for card in (*cards, *bench.elsewhere(sheet).cards("skills"))},
    }


def _suit(suit: str, title: str, cards: tuple[Card, ...], picked: Mapping[str, Pick]) -> dict[str, Any]:
    own = [card for card in cards if card.group == suit]
    return {"id": suit, "title": title, "cards": own, "count": sum(card.id in picked for card in own)}


def told(state: Skills, bench: Workbench) -> tuple[Block, ...]:
    """What was picked, for everything somebody wrote."""
    return blocks(profile(state.picks, bench.cards("skills")), bench, 3)


def printed(state: Skills, form: Posted, bench: Workbench) -> Paper:
    """The profile on paper."""
    return paper(state.picks, state.sheet or FINNISH, bool(state.beside), bench)


TOOL = Tool(
    "t02",
    "star",
    lambda _: _("My skills"),
    lambda _: _("What can I do, and what do I want to learn?"),
    Skills,
    read,
    show,
    told=told,
    keeps=True,
    prints=(Print("pdf", lambda _: _("My skills (PDF)"), "pdf", printed),),
    sets=("skills",),
    in_finnish=True,
)
