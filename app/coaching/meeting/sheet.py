"""What stands on the sheet for a meeting: what was shared, what to talk about, room for the next time. Pure.

No name, no address, no organisation; the label only when the coach ticks it. What was ticked is kept nowhere.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from app.handouts.paper import Block, Facts, Heading, Paper, Points, Said, Space, Text, Words
from app.i18n import Locale, Translate
from app.learners.sharing.models import NOTHING
from app.learning.sharing.view import BEGUN, DONE, NOT_FINISHED, UNKNOWN, SharedModule, SharedView


@dataclass(frozen=True, slots=True)
class Ticked:
    """What the coach wants on this sheet: ids of points, and whether the label stands on it."""

    points: tuple[str, ...] = ()
    label: bool = False


def points_in_words(_: Translate) -> dict[str, str]:
    """What two people may talk about. Nothing about the past, and nothing that asks for an answer."""
    return {
        "well": _("What went well"),
        "hard": _("What was hard, and what would make it easier"),
        "stuck": _("A place in a module to look at together"),
        "work": _("Questions about work or pay"),
        "papers": _("Questions about papers or offices"),
        "study": _("Learning and studies"),
        "rest": _("Rest, and what gives strength"),
        "help": _("Who else could help"),
        "step": _("One small step until the next meeting"),
        "share": _("What is shared with the coach, and what is not"),
    }


def states_in_words(_: Translate) -> dict[str, str]:
    """How far a module is, as far as it is shared."""
    return {
        UNKNOWN: _("not shared"),
        NOT_FINISHED: _("not finished yet"),
        BEGUN: _("started"),
        DONE: _("finished"),
    }


def meeting_paper(view: SharedView, ticked: Ticked, locale: Locale, _: Translate) -> Paper:
    """The sheet in the language of whoever is at the desk."""
    blocks = (
        Heading(_("Our meeting")),
        *([Text(view.label)] if ticked.label else []),
        Heading(_("What was shared"), 2),
        _shared(view, _),
        Heading(_("What we talk about"), 2),
        *_talking(ticked.points, _),
        Heading(_("Next meeting"), 2),
        Facts(((_("Day"), ""), (_("Time"), ""), (_("Place"), ""))),
    )
    return Paper("Paper 1", locale.code, locale.dir, blocks)


def _shared(view: SharedView, _: Translate) -> Block:
    if view.level == NOTHING:
        return Text(_("Nothing is shared now. That is fine."))
    if not view.modules:
        return Text(_("No suggestions yet."))
    return Facts(tuple((Words(one.title, one.lang), _(", ").join(_state(one, _))) for one in view.modules))


def _state(module: SharedModule, _: Translate) -> Iterator[str]:
    yield states_in_words(_)[module.state]
    if module.stones:
        yield _("%(done)s of %(all)s lessons") % {"done": module.done, "all": len(module.stones)}
    if module.stuck:
        yield _("I am stuck")
    if module.declined:
        yield _("not now")


def _talking(points: Collection[str], _: Translate) -> Iterator[Block]:
    words: tuple[Said, ...] = tuple(text for name, text in points_in_words(_).items() if name in points)
    if words:
        yield Points(words, ticks=True)
    yield Space(4)
