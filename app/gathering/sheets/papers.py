"""What stands on the papers for a guest's talk and for a visit. Pure.

Whoever gets one writes by hand, or not at all: nobody collects it. It asks for nothing that happened before, and for
no name and no address, so that little is told where somebody else finds it.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from app.handouts.paper import Block, Facts, Heading, Note, Paper, Points, Said, Space, Text
from app.i18n import Locale, Translate

Blocks = Iterator[Block]


class Sheet(NamedTuple):
    """One paper: its heading, and what stands below."""

    title: Callable[[Translate], str]
    below: Callable[[Translate], Blocks]


def lecture_before(_: Translate) -> Blocks:
    """What the guest does, what one may ask, and that one need not say anything."""
    yield _open_lines(_("What the guest does"), _("Day"), _("Time"))
    yield Heading(_("Good to know"), 2)
    yield Points((
        _("You can ask questions, or only listen. Both are fine."),
        _("You do not have to say your name or anything about yourself."),
        _("Do not record the talk. Nobody takes pictures without asking."),
        _("You can go out and come back at any time."),
    ))  # fmt: skip
    yield from _questions(_, (
        _("How does your work help people?"),
        _("In which languages can I get help?"),
        _("Does it cost anything?"),
        _("Can I ask without saying my name?"),
        _("What do you write down? Who can read it?"),
        _("What happens after I contact you?"),
    ))  # fmt: skip


def lecture_after(_: Translate) -> Blocks:
    """What one has learned, and whom one can ask."""
    yield _free(_)
    yield from _thought(_("What did I learn?"))
    yield from _thought(_("What was new or surprising?"))
    yield from _thought(_("What do I still want to know?"), 2)
    yield from _thought(_("Whom can I ask?"), 2)
    yield from _thought(_("My next small step"), 2)
    yield Text(_("Was something hard today? Take your time. You can talk with the host alone."))
    yield _own(_)


def visit_before(_: Translate) -> Blocks:
    """When, what to take along, and that one may stay away."""
    yield _open_lines(_("Kind of place"), _("Day"), _("Time when we meet"), _("Time when we are back"))
    yield Heading(_("To take along"), 2)
    yield Points((
        _("Shoes that are good for walking"),
        _("Clothes for the weather"),
        _("A ticket for the way, water, medicine that I need"),
    ), ticks=True)  # fmt: skip
    yield Heading(_("Good to know"), 2)
    yield Points((
        _("You do not have to come along. You need no reason."),
        _("Nobody takes pictures without asking. You can always say no."),
        _("You can leave at any time."),
        _("Does somebody want you to work for them? Do not sign anything yet. Talk with the host first."),
    ))  # fmt: skip
    yield from _questions(_, (
        _("What do people do here in one day?"),
        _("How do people learn this work?"),
        _("Which languages do people speak here?"),
        _("When does the work begin and end?"),
    ), 2)  # fmt: skip


def visit_after(_: Translate) -> Blocks:
    """What one saw, and whether it could be something for oneself."""
    yield _free(_)
    yield from _thought(_("What did I see that was new?"), 2)
    yield from _thought(_("What would I like in this work or this school? What not?"), 2)
    yield from _thought(_("What do I still want to know?"), 2)
    yield from _thought(_("Whom can I ask?"), 2)
    yield from _thought(_("My next small step"), 2)
    yield Text(_("Was something hard today? Take your time. You can talk with the host alone."))
    yield _own(_)


SHEETS: Mapping[str, Sheet] = {
    "lecture-before": Sheet(lambda _: _("A guest comes to us"), lecture_before),
    "lecture-after": Sheet(lambda _: _("After the talk"), lecture_after),
    "visit-before": Sheet(lambda _: _("Before the visit"), visit_before),
    "visit-after": Sheet(lambda _: _("After the visit"), visit_after),
}
"""By the value of the button that asks for one, in the order of a day."""


def sheet_paper(name: str, locale: Locale, say: Translate) -> Paper:
    """One page in this language."""
    sheet = SHEETS[name]
    return Paper("Paper 1", locale.code, locale.dir, (Heading(sheet.title(say)), *sheet.below(say)))


def _open_lines(*labels: str) -> Block:
    return Facts(tuple((label, "") for label in labels))


def _questions(_: Translate, asked: tuple[Said, ...], lines: int = 3) -> Blocks:
    yield Heading(_("Questions that you may ask"), 2)
    yield Points(asked, ticks=True)
    yield Heading(_("My own question"), 2)
    yield Space(lines)
    yield _own(_)


def _thought(question: str, lines: int = 3) -> Blocks:
    yield Heading(question, 2)
    yield Space(lines)


def _free(_: Translate) -> Block:
    return Text(_("You can write, draw, or only think. Nobody collects this paper."))


def _own(_: Translate) -> Block:
    return Note(_("Do not write names or addresses. You can throw this paper away at any time."))
