"""The poster as blocks of paper: for each language what each number is good for. Pure.

A call is free, needs no name or is answered at night only where the register says so; a number that has become
too old to trust does not go on a wall at all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from app.contacts.words import ALL_DAYS, DAY, hours_on_paper, language_name
from app.content.models import Card, Contact, State
from app.handouts.paper import Block, Calls, Heading, Pair, Paper, Said, SmallPrint, Text, Words
from app.i18n import REGISTRY, Locale
from app.practice.tools.tool import FINNISH, Workbench

POSTER = "poster"
LANGUAGES: tuple[Locale, ...] = tuple(
    REGISTRY[code] for code in ("fi", "sv", "en", "ar", "ru", "uk", "th", "vi", "ne", "bn")
)
"""After those of the interface: languages of people who are often exploited at work in Finland."""
CONTACTS = ("f40", "f42", "f41", "f29", "f45")
"""Danger first, then who listens, then who knows work."""
COMMAS = {"ar": "، "}
SOURCE = "en"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody chose: languages in the order of LANGUAGES, and the size of the sheet."""

    languages: tuple[Locale, ...]
    size: Literal["a3", "a4"] = "a4"


def poster(wish: Wish, bench: Workbench) -> Paper:
    """One page. Its small print is in the language of whoever prints it."""
    sides = [(one.code, side(bench.elsewhere(one.code))) for one in wish.languages]
    rows = zip_longest(sides[::2], sides[1::2], fillvalue=(SOURCE, ()))
    pairs = tuple(_pair(*row) for row in rows) if len(sides) > 1 else sides[0][1]
    blocks = (*pairs, SmallPrint(" ".join(small_print(wish, bench))))
    code = sides[0][0] if len(sides) == 1 else bench.locale.code
    locale = REGISTRY[code]
    return Paper("Paper 1", code, locale.dir, blocks, wish.size, fit=True)


def _pair(left: tuple[str, tuple[Block, ...]], right: tuple[str, tuple[Block, ...]]) -> Pair:
    return Pair(left[1], right[1], left[0], right[0])


def side(bench: Workbench) -> tuple[Block, ...]:
    """The poster in one language."""
    cards = {one.id: one for one in bench.cards(POSTER)}
    rows = tuple(_row(one, cards, bench.locale) for one in hanging(bench.contacts()))
    return Heading(_said(cards["rights"]), 2), Text(_said(cards["decide"])), Calls(rows)


def hanging(contacts: Sequence[Contact]) -> tuple[Contact, ...]:
    """The contacts for a wall, in this order. The emergency number always hangs; others until they are too old."""
    known = {one.id: one for one in contacts}
    found = [known[name] for name in CONTACTS if name in known]
    return tuple(one for one in found if one.emergency or not one.expired)


def _row(contact: Contact, cards: Mapping[str, Card], locale: Locale) -> tuple[str, Said, Said, Said]:
    name = "" if contact.short_name == contact.phone else contact.short_name
    what = cards[contact.id]
    notes = " · ".join(one for one in _notes(contact, cards, locale) if one)
    return contact.phone, Words(name, FINNISH), _said(what), Words(notes, what.lang)


def _notes(contact: Contact, cards: Mapping[str, Card], locale: Locale) -> tuple[str, ...]:
    """What the register knows of a number, in the words of the poster."""
    comma = COMMAS.get(locale.code, ", ")
    days = any(part.days == ALL_DAYS and part.start == 0 and part.end >= DAY for part in contact.hours)
    tongues = comma.join(language_name(code, locale) for code in contact.languages)
    return (
        cards["free"].title if contact.cost == "free" else "",
        cards["no-name"].title if contact.anonymous else "",
        cards["always"].title if days else hours_on_paper(contact.hours, locale, {", ": comma}.__getitem__),
        # whoever answers an emergency brings an interpreter
        f"{cards['speaks'].title}: {tongues}" if tongues and not contact.emergency else "",
    )


def small_print(wish: Wish, bench: Workbench) -> tuple[str, ...]:
    """For whoever prints it: how old the numbers are, until when it may hang, and which words nobody has checked."""
    _, contacts, formatted = bench.say, hanging(bench.contacts()), bench.reader.formatter.date
    checked = _("Numbers checked on %(day)s.") % {"day": formatted(min(one.checked_on for one in contacts))}
    until = _("Print a new poster after %(day)s.") % {
        "day": formatted(min(one.verify_by for one in contacts))
    }
    signed = all(one.signed for one in contacts)
    names = _(", ").join(language_name(one.code, bench.locale) for one in drafts(wish.languages, bench))
    return (
        checked,
        *([] if signed else [_("Not yet confirmed by a second person.")]),
        until,
        *(
            [_("Not yet checked by a reader of the language: %(languages)s.") % {"languages": names}]
            if names
            else []
        ),
    )


def drafts(languages: Sequence[Locale], bench: Workbench) -> tuple[Locale, ...]:
    """Languages in which no person has signed these words."""
    return tuple(one for one in languages if _is_draft(bench.elsewhere(one.code)))


def _is_draft(bench: Workbench) -> bool:
    return any(one.state not in {State.SOURCE, State.REVIEWED} for one in bench.cards(POSTER))


def _said(card: Card) -> Words:
    return Words(card.title, card.lang)
