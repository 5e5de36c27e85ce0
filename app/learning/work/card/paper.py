"""The guide card on paper: one page for staff; and the list of questions in two languages, to fill in with a pen."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.contacts.words import hours_on_paper
from app.content.models import Card, Contact
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
    Table,
    Text,
    Words,
)
from app.i18n import Locale, Translate
from app.learning.work.card.guide import Guide, Standing, groups
from app.learning.work.card.rule import MAYBE, NO, YES

BOX = "\N{BALLOT BOX}"
TOLD = ("why", "secrecy", "choice", "pen")
"""What a client reads before the questions."""
RULE = "compare"
TITLE = "Paper 1"


@dataclass(frozen=True, slots=True)
class Reading:
    """Who reads the sheet of staff: their language, and how strings are said in it."""

    locale: Locale
    say: Translate
    site: str


def card_paper(own: Guide, contacts: Iterable[Contact], about: Standing, reading: Reading) -> Paper:
    """What to notice, how to act, whom to consult. Small, so that it is one page."""
    _ = reading.say
    blocks: tuple[Block, ...] = (
        Heading(_("Guide card")),
        Text(_("Signs of exploitation at work. One sign proves nothing. Several are a reason to take time.")),
        Heading(_("What you may notice"), 2),
        Points(tuple(_words(card) for card in own.notice)),
        Heading(_("How to act"), 2),
        *(_step(number, card) for number, card in enumerate(own.act, 1)),
        Heading(_("Whom you can consult"), 2),
        Text(_("You can ask without the client's name. In danger, call 112 first.")),
        Facts(tuple(_row(one, reading) for one in contacts)),
        Text("\n".join(_about(about, own.unchecked, reading))),
    )
    return Paper(TITLE, reading.locale.code, reading.locale.dir, blocks, small=True)


def list_paper(guides: Sequence[Guide], about: Standing, reading: Reading) -> Paper:
    """Empty, in the language of staff and that of the client. It names no site: a client may be seen with it."""
    own = guides[0]
    around = ("end", *sides([one.lang for one in guides]), "center", "center", "center")
    blocks: tuple[Block, ...] = (
        Heading(_words(guides[-1].sheet["title"])),
        *_told(guides),
        Table(_head(guides), tuple(_rows(guides)), around),
        Text(" ".join(_dated(about, any(one.unchecked for one in guides), reading))),
    )
    return Paper(TITLE, own.lang, reading.locale.dir, blocks, small=True)


def _told(guides: Sequence[Guide]) -> tuple[Block, ...]:
    sides = [tuple(Text(_words(one.sheet[name])) for name in TOLD) for one in guides]
    return sides[0] if len(guides) == 1 else (Pair(sides[0], sides[1], guides[0].lang, guides[1].lang),)


def _head(guides: Sequence[Guide]) -> tuple[Said, ...]:
    answers = ("\n".join(one.sheet[name].title for one in guides) for name in (YES, MAYBE, NO))
    return ("", *(_words(one.sheet["title"]) for one in guides), *answers)


def _rows(guides: Sequence[Guide]) -> Iterator[tuple[Said, ...]]:
    rows = (row for group in groups(guides) for row in group.rows)
    for number, row in enumerate(rows, 1):
        yield f"{number}", *(_words(card) for card in row), BOX, BOX, BOX


def _words(card: Card) -> Words:
    return Words(card.title, card.lang)


def _step(number: int, card: Card) -> Block:
    """The rule stands out."""
    words = Words(f"{number}. {card.title}: {plain(card.html)}", card.lang)
    return Note(words) if card.id == RULE else Text(words)


def _row(contact: Contact, reading: Reading) -> tuple[Said, Said]:
    hours = hours_on_paper(contact.hours, reading.locale, reading.say)
    return Words(contact.name, contact.lang), "\n".join(part for part in (contact.phone, hours) if part)


def _about(about: Standing, unchecked: bool, reading: Reading) -> tuple[str, ...]:
    _ = reading.say
    owner = _("Owner: %(site)s. A draft: no organisation has signed it.") % {"site": reading.site}
    return (owner, " ".join(_dated(about, unchecked, reading)))


def _dated(about: Standing, unchecked: bool, reading: Reading) -> Iterator[str]:
    _ = reading.say
    yield _("Version %(version)s.") % {"version": about.name}
    yield _("Checked on %(day)s.") % {"day": Formatter(reading.locale).date(about.checked_on)}
    if about.old:
        yield _("This may have changed.")
    if not about.signed:
        yield _("Not yet confirmed by a second person.")
    if unchecked:
        yield _("Some words here were not yet checked by a person.")
