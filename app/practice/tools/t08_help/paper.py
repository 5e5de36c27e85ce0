"""Numbers to call, on paper: when they answer, in which languages, and when that was checked. Neutral names alone."""

from app.contacts.words import (
    cost_in_words,
    hours_on_paper,
    languages_in_words,
    name_in_words,
)
from app.content.models import Contact
from app.content.slots import plain
from app.formats import Formatter
from app.handouts.paper import Block, Facts, Heading, Paper, Said, Text, Words
from app.practice.tools.tool import FINNISH, Workbench


def numbers(contacts: tuple[Contact, ...], bench: Workbench) -> Paper:
    """A part for each contact that has a number, in the order given."""
    blocks = tuple(block for one in contacts if one.phone for block in _contact(one, bench))
    _ = bench.say
    return bench.paper(Heading(_("Phone numbers")), *blocks)


def _contact(contact: Contact, bench: Workbench) -> tuple[Block, ...]:
    return (
        Heading(Words(contact.short_name, FINNISH), 2),
        Facts(tuple(row for row in _rows(contact, bench) if row[1])),
        Text(_checked(contact, bench)),
    )


def _rows(contact: Contact, bench: Workbench) -> tuple[tuple[Said, Said], ...]:
    _ = bench.say
    return (
        (_("Phone"), contact.phone),
        (_("Another number"), contact.phone_alt),
        (_("Open"), _open(contact, bench)),
        (_("Languages"), languages_in_words(contact, bench.locale, _)),
        (_("Cost"), cost_in_words(contact, _)),
        (_("Name"), name_in_words(contact, _)),
    )


def _open(contact: Contact, bench: Workbench) -> Said:
    """Hours; where the register has none, the words that say where to find them."""
    hours = hours_on_paper(contact.hours, bench.locale, bench.say)
    return hours or Words(plain(contact.opening), contact.lang)


def _checked(contact: Contact, bench: Workbench) -> str:
    """When somebody looked last, and that it may be old."""
    _ = bench.say
    checked = _("Checked on %(day)s.") % {"day": Formatter(bench.locale).date(contact.checked_on)}
    notes = [
        *([_("This may have changed.")] if contact.expired else []),
        *([] if contact.signed else [_("Not yet confirmed by a second person.")]),
    ]
    return " ".join([checked, *notes])
