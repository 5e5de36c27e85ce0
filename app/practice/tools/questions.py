"""Polite questions to an employer in two languages: beside one another on the screen and on paper. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.handouts.paper import Block, Facts, Heading, Pair, Paper, Points, Said, Space, Text, Words
from app.practice.tools.tool import FINNISH, Workbench

LINES = 4
"""Room for answers, below the questions."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is said to an employer in one language. In every language it has as many questions."""

    heading: str
    opening: str
    questions: tuple[Said, ...]
    closing: str


Told = Callable[[Workbench], Sheet]
"""The same sheet in the language of any workbench."""
Sides = tuple[Said, Said | None]
"""A question in the reader's language, and in Finnish unless that is the same language."""


def phrase(bench: Workbench, name: str) -> Words:
    """A card of the phrases, in whatever language it could be found."""
    card = next(one for one in bench.cards("phrases") if one.id == name)
    return Words(card.title, card.lang)


def two_sides(bench: Workbench, told: Told) -> tuple[Sides, ...]:
    """Each question in the reader's language and in Finnish."""
    own = told(bench).questions
    if bench.locale.code == FINNISH:
        return tuple((one, None) for one in own)
    finnish = told(bench.elsewhere(FINNISH)).questions
    spoken = tuple(Words(one, FINNISH) if isinstance(one, str) else one for one in finnish)
    return tuple(zip(own, spoken, strict=True))


def question_paper(bench: Workbench, told: Told) -> Paper:
    """A sheet to show or to give away, with room for the answers."""
    own = told(bench)
    if bench.locale.code == FINNISH:
        blocks = tuple(block for row in _rows(own) for block in row)
    else:
        rows = zip(_rows(own), _rows(told(bench.elsewhere(FINNISH))), strict=True)
        blocks = tuple(Pair(left, right, bench.locale.code, FINNISH) for left, right in rows)
    return bench.paper(*blocks, Space(LINES))


def told_with_questions(
    rows: Sequence[tuple[Said, Said]], bench: Workbench, told: Told | None
) -> tuple[Block, ...]:
    """What somebody answered, and what they may ask, for the paper with everything they wrote."""
    facts: tuple[Block, ...] = (Facts(tuple(rows)),) if rows else ()
    return (*facts, Points(told(bench).questions)) if told else facts


def _rows(sheet: Sheet) -> tuple[tuple[Block, ...], ...]:
    """Blocks that stand beside one another in two languages."""
    asked = tuple(_numbered(number, one) for number, one in enumerate(sheet.questions, 1))
    return (
        (Heading(sheet.heading, 2),),
        (Text(sheet.opening),),
        *((one,) for one in asked),
        (Text(sheet.closing),),
    )


def _numbered(number: int, question: Said) -> Text:
    if isinstance(question, Words):
        return Text(Words(f"{number}. {question.text}", question.lang))
    return Text(f"{number}. {question}")
