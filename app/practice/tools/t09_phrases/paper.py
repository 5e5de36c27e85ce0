"""T09 on paper: pocket cards, two side by side, with the reader's words, the Finnish phrase and how it sounds."""

from itertools import groupby

from app.forms import Posted
from app.handouts.paper import Block, Heading, Note, Pair, Paper, Words
from app.practice.tools.t09_phrases.chosen import Phrases, groups, phrases_for, shown_with
from app.practice.tools.t09_phrases.phrases import Phrase, chosen
from app.practice.tools.tool import FINNISH, Unready, Workbench


def chosen_cards(state: Phrases, form: Posted, bench: Workbench) -> Paper:
    """Only the cards with a tick. Raises Unready where there is none."""
    every = phrases_for(bench)
    cards = chosen(state.card, every)
    if not cards:
        _ = bench.say
        first = shown_with(state, every)[0]
        raise Unready({f"card.{first.id}": _("Please tick at least one card. Then make the paper.")})
    return _paper(cards, bench)


def all_cards(state: Phrases, form: Posted, bench: Workbench) -> Paper:
    """Every card, in the order of the page."""
    return _paper(phrases_for(bench), bench)


def _paper(cards: tuple[Phrase, ...], bench: Workbench) -> Paper:
    names = dict(groups(bench.say))
    blocks: list[Block] = []
    for group, members in groupby(cards, lambda card: card.group):
        row = tuple(members)
        blocks.append(Heading(names[group], 2))
        blocks.extend(_side_by_side(row[start : start + 2]) for start in range(0, len(row), 2))
    return bench.paper(*blocks)


def _side_by_side(cards: tuple[Phrase, ...]) -> Pair:
    first, last = cards[0], cards[-1]
    return Pair(_card(first), _card(last) if cards[1:] else (), first.lang, last.lang)


def _card(phrase: Phrase) -> tuple[Block, ...]:
    """A heading stays with its note and a note is never broken, so no card lies on two pages."""
    note = Note(Words(f"{phrase.finnish}\n{phrase.sounds}", FINNISH))
    return (Heading(phrase.own, 3), note) if phrase.own else (note,)
