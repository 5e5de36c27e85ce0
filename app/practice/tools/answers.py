"""Many things to look for on a paper, each there, missing or not sure. What is left out is left out. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.forms import Posted
from app.handouts.paper import Said
from app.i18n import Translate
from app.practice.tools.tool import State

THERE, MISSING, UNSURE = "y", "n", "u"
PREFIX = "s."
"""Of the names of the fields: `s.employer`."""


@dataclass(frozen=True, slots=True)
class Item:
    """A thing to look for, what it is, and how to ask about it."""

    id: str
    label: str
    about: str
    question: Said


@dataclass(frozen=True, slots=True)
class Group:
    """Things that stand together."""

    heading: str
    items: tuple[Item, ...]


class Answers(State):
    """Ids of things, by the answer."""

    there: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()

    def by_id(self) -> dict[str, str]:
        """`y`, `n` or `u` for each thing with an answer."""
        return {
            **dict.fromkeys(self.there, THERE),
            **dict.fromkeys(self.missing, MISSING),
            **dict.fromkeys(self.unsure, UNSURE),
        }

    @property
    def to_ask(self) -> frozenset[str]:
        """Missing, or not sure."""
        return frozenset(self.missing) | frozenset(self.unsure)


def read_answers(form: Posted, groups: tuple[Group, ...]) -> Answers:
    """What was chosen. Answers that no page of ours offers are none."""
    given = {one.id: form.first(PREFIX + one.id) for one in items(groups)}

    def chosen(answer: str) -> tuple[str, ...]:
        return tuple(name for name, value in given.items() if value == answer)

    return Answers(there=chosen(THERE), missing=chosen(MISSING), unsure=chosen(UNSURE))


def items(groups: tuple[Group, ...]) -> Iterator[Item]:
    """Every thing of every group."""
    return (one for group in groups for one in group.items)


def asked(groups: tuple[Group, ...], answers: Answers) -> tuple[Item, ...]:
    """What is missing or not sure, in the order of the page."""
    return tuple(one for one in items(groups) if one.id in answers.to_ask)


def all_there(groups: tuple[Group, ...], answers: Answers, perhaps: frozenset[str]) -> bool:
    """Everything is there, but for what not everybody has: only then can we say of the whole that it looks usual."""
    return not answers.to_ask and {one.id for one in items(groups)} - perhaps <= set(answers.there)


def other_names(own: tuple[Group, ...], finnish: tuple[Group, ...]) -> Mapping[str, str]:
    """Finnish names of things, where the reader's differ: they stand on Finnish papers."""
    pairs = zip(items(own), items(finnish), strict=True)
    return {one.id: other.label for one, other in pairs if one.label != other.label}


def told_answers(groups: tuple[Group, ...], answers: Answers, _: Translate) -> tuple[tuple[Said, Said], ...]:
    """What was answered, for the paper with everything somebody wrote."""
    words = {THERE: _("It is there"), MISSING: _("It is missing"), UNSURE: _("Not sure")}
    given = answers.by_id()
    return tuple((one.label, words[given[one.id]]) for one in items(groups) if one.id in given)
