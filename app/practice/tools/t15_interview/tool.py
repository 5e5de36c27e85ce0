"""T15: an answer to each usual question, in Finnish to say aloud. Nothing is recorded, and nobody listens."""

from typing import Any

from app.forms import Posted
from app.practice.tools.own_words import too_long
from app.practice.tools.t15_interview.answers import MOST_LETTERS, OWN, Answer, Talk, answered
from app.practice.tools.t15_interview.paper import answers_told, practice_sheet
from app.practice.tools.t15_interview.talking import questions, ready_answers
from app.practice.tools.tool import FINNISH, Filled, Print, Tool, Workbench


def read(form: Posted, bench: Workbench) -> Filled[Talk]:
    """What was chosen and written, all of it; problems where own words are too many."""
    ready = ready_answers(bench)
    state = answered((_sent(form, question) for question in ready), ready)
    problems = {
        f"own.{answer.question}": over
        for answer in state.answers
        if (over := too_long(answer.own, MOST_LETTERS, bench))
    }
    return Filled(state, problems)


def _sent(form: Posted, question: str) -> Answer:
    return Answer(question=question, part=form.first(f"part.{question}"), own=form.words(f"own.{question}"))


def show(state: Talk, bench: Workbench) -> dict[str, Any]:
    """The usual questions with their ready answers, those that are answered, and those nobody has to answer."""
    usual = questions(state, bench, "usual")
    return {
        "usual": usual,
        "done": [one for one in usual if one.done],
        "neednot": questions(state, bench, "neednot"),
        "finnish_only": bench.locale.code == FINNISH,
        "own": OWN,
        "law": bench.fact("f28"),
    }


PRINTS = (Print("sheet", lambda _: _("My practice sheet (PDF)"), "pdf", practice_sheet),)
TOOL = Tool(
    "t15",
    "messages",
    lambda _: _("Interview practice"),
    lambda _: _("Choose answers to usual questions. Say them aloud in Finnish."),
    Talk,
    read,
    show,
    told=answers_told,
    keeps=True,
    prints=PRINTS,
    sets=("interview",),
    in_finnish=True,
    facts=("f28",),
)
