"""The practice sheet: each answered question in Finnish and in the reader's language, then what need not be said."""

from collections.abc import Callable

from app.content.models import Card
from app.forms import Posted
from app.handouts.paper import Block, Heading, Pair, Paper, Points, Space, Text, Words
from app.i18n import Translate
from app.practice.tools.t15_interview.answers import Talk
from app.practice.tools.t15_interview.talking import Question, questions
from app.practice.tools.tool import Unready, Workbench

Blocks = tuple[Block, ...]


def practice_sheet(state: Talk, form: Posted, bench: Workbench) -> Paper:
    """What to say aloud at home. Raises Unready while no answer is chosen."""
    usual = questions(state, bench, "usual")
    done = [one for one in usual if one.done]
    if not done:
        _ = bench.say
        first = f"part.{usual[0].card.id}.{usual[0].ways[0].name}" if usual else "result"
        raise Unready({first: _("Please choose an answer to one question first.")})
    lang = bench.locale.code
    blocks = (
        *_side_by_side(bench, lambda _: Heading(_("Interview practice"))),
        *(block for one in done for block in _answered(one, lang)),
        *_side_by_side(bench, lambda _: Heading(_("Questions you need not answer"), 2)),
        *(block for one in questions(state, bench, "neednot") for block in _declined(one, lang)),
    )
    return Paper("Paper 1", lang, bench.locale.dir, blocks)


def answers_told(state: Talk, bench: Workbench) -> Blocks:
    """Each question with the chosen answer, in the reader's language."""
    blocks: list[Block] = []
    for one in questions(state, bench, "usual"):
        if one.done:
            blocks.append(Heading(Words(one.card.title, one.card.lang), 3))
            blocks += [Text(one.way.words)] if one.way else []
            blocks += [Text(one.answer.own)] if one.answer.own else []
    return tuple(blocks)


def _side_by_side(bench: Workbench, made: Callable[[Translate], Block]) -> Blocks:
    own, finnish = made(bench.say), made(bench.elsewhere("fi").say)
    return _pair((finnish,), (own,), bench.locale.code)


def _answered(one: Question, lang: str) -> Blocks:
    way = one.way
    left = _asked(one.finnish), *((Text(way.finnish),) if way else ())
    right = _asked(one.card), *((Text(way.words),) if way else ())
    words = (Text(one.answer.own),) if one.answer.own else ()
    room = () if way or words else (Space(2),)
    return *_pair(left, right, lang), *words, *room


def _declined(one: Question, lang: str) -> Blocks:
    left = _asked(one.finnish), Points(tuple(way.finnish for way in one.ways))
    right = _asked(one.card), Points(tuple(way.words for way in one.ways))
    return _pair(left, right, lang)


def _asked(card: Card) -> Block:
    return Heading(Words(card.title, card.lang), 3)


def _pair(left: Blocks, right: Blocks, lang: str) -> Blocks:
    """Once, where both sides are Finnish."""
    return left if lang == "fi" else (Pair(left, right, "fi", lang),)
