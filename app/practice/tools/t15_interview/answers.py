"""The state of the interview practice: one answer for a question, ready or in one's own words. Pure."""

from collections.abc import Collection, Iterable, Mapping

from app.practice.tools.tool import State

OWN = "own"
"""Chosen in place of a ready answer."""
MOST_LETTERS = 400


class Answer(State):
    """The id of a question; `part`: the name of a ready answer, OWN or nothing; `own`: words of one's own."""

    question: str = ""
    part: str = ""
    own: str = ""


class Talk(State):
    """The answers, in the order of the page. A question without one is left out."""

    answers: tuple[Answer, ...] = ()

    def to(self, question: str) -> Answer:
        """The answer to this question, empty if there is none."""
        found = (one for one in self.answers if one.question == question)
        return next(found, Answer(question=question))


def answered(given: Iterable[Answer], ready: Mapping[str, Collection[str]]) -> Talk:
    """What is an answer of what was sent. `ready`: the names of the ready answers, by question."""
    kept = []
    for one in given:
        part = one.part if one.part == OWN or one.part in ready.get(one.question, ()) else ""
        if one.question in ready and (part or one.own):
            kept.append(one.model_copy(update={"part": part}))
    return Talk(answers=tuple(kept))
