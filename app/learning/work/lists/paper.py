"""A checklist on paper, in one language or in two beside one another: boxes to tick with a pen, and room for notes."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from app.contacts.words import END_OF_ISOLATE, ISOLATE
from app.content.models import Item, Option, State
from app.content.slots import plain
from app.formats import Formatter
from app.handouts.languages import sides
from app.handouts.paper import (
    Block,
    Facts,
    Heading,
    Note,
    Pair,
    Paper,
    Points,
    Said,
    Space,
    Table,
    Text,
    Words,
)
from app.i18n import REGISTRY, Locale, Translate

EMPTY, TICKED = "\N{BALLOT BOX}", "\N{BALLOT BOX WITH CHECK}"
UNCHECKED = frozenset({State.DRAFT, State.STALE})
"""A list that is shown in the words of its source has another state, and those words are fine."""
NAMES, ROOM = "names", "room"
"""What a list may ask for (app/content/attributes.py)."""
NOTE_LINES = 2
TITLE = "Paper 1"


@dataclass(frozen=True, slots=True)
class About:
    """What stands below a list: its module, which text that is, when its oldest fact was checked."""

    code: str
    version: str
    checked_on: date | None
    legal_unreviewed: bool


def list_paper(lists: Sequence[Item], ticked: Collection[str], about: About, say: Translate) -> Paper:
    """`lists`: the same list in the language of the paper, and in the one beside it if there is one."""
    _, own = say, lists[0]
    locale = REGISTRY[own.lang]
    named: tuple[Block, ...] = (Facts(((_("Names"), ""), (_("Day"), ""))),) if NAMES in own.paper else ()
    blocks = (
        Heading(own.title),
        *(Heading(Words(one.title, one.lang), 3) for one in lists[1:]),
        *(_side_by_side(lists) if own.body else ()),
        *named,
        *_points(lists, ticked),
        *(Note(Words(plain(one.after), one.lang)) for one in lists if one.after),
        Heading(_("Notes"), 2),
        Space(NOTE_LINES),
        Text(" ".join(_told(lists, about, locale, say))),
    )
    return Paper(TITLE, own.lang, locale.dir, blocks, small=ROOM in own.paper)


def _side_by_side(lists: Sequence[Item]) -> tuple[Block, ...]:
    """What the list is for."""
    sides = [(Text(words),) if (words := plain(one.body)) else () for one in lists]
    return sides[0] if len(lists) == 1 else (Pair(sides[0], sides[1], lists[0].lang, lists[1].lang),)


def _points(lists: Sequence[Item], ticked: Collection[str]) -> Iterator[Block]:
    own = lists[0].options
    if ROOM in lists[0].paper:
        yield from chain.from_iterable(
            _with_room(lists, place, one.id in ticked) for place, one in enumerate(own)
        )
    elif len(lists) == 1:
        marks = frozenset(place for place, one in enumerate(own) if one.id in ticked)
        yield Points(tuple(one.text for one in own), ticks=True, ticked=marks)
    else:
        rows = zip(own, *(one.options for one in lists), strict=True)
        head: tuple[Said, ...] = ("", *(Words(REGISTRY[one.lang].native, one.lang) for one in lists))
        around = ("start", *sides([one.lang for one in lists]))
        yield Table(head, tuple(_row(row, lists, ticked) for row in rows), around)


def _with_room(lists: Sequence[Item], place: int, ticked: bool) -> Iterator[Block]:
    """A point, the same in the other language, and a line to write on."""
    yield Points((lists[0].options[place].text,), ticks=True, ticked=frozenset({0} if ticked else ()))
    yield from (Text(Words(one.options[place].text, one.lang)) for one in lists[1:])
    yield Space(1)


def _row(row: tuple[Option, ...], lists: Sequence[Item], ticked: Collection[str]) -> tuple[Said, ...]:
    own, *options = row
    words = (Words(option.text, one.lang) for option, one in zip(options, lists, strict=True))
    return TICKED if own.id in ticked else EMPTY, *words


def _told(lists: Sequence[Item], about: About, locale: Locale, say: Translate) -> Iterator[str]:
    _ = say
    yield f"{ISOLATE}{about.code.upper()}{END_OF_ISOLATE}."
    yield _("Version %(version)s.") % {"version": f"{ISOLATE}{about.version}{END_OF_ISOLATE}"}
    if about.checked_on:
        yield _("Facts in this module were checked on %(day)s. Rules can change.") % {
            "day": Formatter(locale).date(about.checked_on)
        }
    if any(one.state in UNCHECKED for one in lists):
        yield _("Some words here were not yet checked by a person.")
    if about.legal_unreviewed:
        yield _("Not yet checked by a lawyer.")
