"""The practice sheet: each answered question in Finnish and in the reader's language, then what need not be said."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.content.models import Card
from app.forms import Posted
from app.handouts.paper import Block, Heading, Pair, Paper, Points, Space, Text, Words
from app.i18n import Translate
from app.practice.tools.own_words import check_printable
from app.practice.tools.t15_interview.answers import OWN, Talk
from app.practice.tools.t15_interview.talking import Question, Way, questions
from app.practice.tools.tool import FINNISH, Unready, Workbench

Blocks = tuple[Block, ...]
Below = Callable[[Question, Callable[[Way], Words]], Blocks]
"""What stands below a question, in one of the two languages."""


def practice_sheet(state: Talk, form: Posted, bench: Workbench) -> Paper:
    """What to say aloud at home. Raises Unready while no answer is chosen."""
    usual = questions(state, bench, "usual")
    done = [one for one in usual if one.done]
    if not done:
        _ = bench.say
        first = f"part.{usual[0].card.id}.{usual[0].ways[0].name}" if usual else "result"
        raise Unready({first: _("Please choose an answer to one question first.")})
    check_printable(((f"own.{one.card.id}", one.answer.own) for one in done), bench)
    sheet = _Sheet(bench, bench.elsewhere(FINNISH))
    blocks = (
        *sheet.part(lambda _: Heading(_("Interview practice"), 2), done, _answer),
        *sheet.part(
            lambda _: Heading(_("Questions that you do not have to answer"), 2),
            questions(state, bench, "neednot"),
            _ways,
        ),
    )
    return bench.paper(*blocks)


def answers_told(state: Talk, bench: Workbench) -> Blocks:
    """Each question with the chosen answer, in the reader's language."""
    blocks: list[Block] = []
    for one in questions(state, bench, "usual"):
        if one.done:
            blocks.append(Heading(Words(one.card.title, one.card.lang), 3))
            blocks += [Text(one.way.words)] if one.way else []
            blocks += [Text(one.answer.own)] if one.answer.own else []
    return tuple(blocks)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Finnish and the reader's language side by side; once, where both are Finnish."""

    own: Workbench
    finnish: Workbench

    def part(self, head: Callable[[Translate], Block], inside: Sequence[Question], said: Below) -> Blocks:
        """Questions under a heading, which stands beside the first so that no page parts them."""
        blocks: list[Block] = []
        for place, one in enumerate(inside):
            above = [(head(bench.say),) if place == 0 else () for bench in (self.finnish, self.own)]
            left = *above[0], _asked(one.finnish), *said(one, lambda way: way.finnish)
            right = *above[1], _asked(one.card), *said(one, lambda way: way.words)
            blocks += self._pair(left, right)
            blocks += _own_words(one)
        return tuple(blocks)

    def _pair(self, left: Blocks, right: Blocks) -> Blocks:
        lang = self.own.locale.code
        return left if lang == FINNISH else (Pair(left, right, FINNISH, lang),)


def _asked(card: Card) -> Block:
    return Heading(Words(card.title, card.lang), 3)


def _answer(one: Question, words: Callable[[Way], Words]) -> Blocks:
    return (Text(words(one.way)),) if one.way else ()


def _ways(one: Question, words: Callable[[Way], Words]) -> Blocks:
    return (Points(tuple(words(way) for way in one.ways)),)


def _own_words(one: Question) -> Blocks:
    """As they were written, or lines to write on."""
    if one.answer.own:
        return (Text(one.answer.own),)
    return (Space(2),) if one.answer.part == OWN else ()
