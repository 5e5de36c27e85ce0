"""The three papers of the risk check: the plan, the questions to a contractor, the list for a visit."""

from app.contacts.finding import chosen, emergency
from app.content.models import Card, Contact
from app.content.slots import plain
from app.formats import Formatter
from app.handouts.paper import Block, Facts, Heading, Note, Paper, Points, Said, Space, Table, Text, Words
from app.learning.work.risk.rule import Plan
from app.learning.work.risk.words import SUSPECT, suspicion, visit_parts, whens
from app.practice.tools.tool import FINNISH, Workbench

CONTRACTOR = "contractor"


def plan_paper(plan: Plan, bench: Workbench) -> Paper:
    """First steps in the order of their urgency, with room for names and days; then what to do on suspicion."""
    _ = bench.say
    parts = ((whens(_)[name], getattr(plan, name)) for name in ("now", "soon", "later"))
    tables = (block for heading, cards in parts if cards for block in _table(heading, cards, bench))
    return bench.paper(
        Heading(_("Our plan for fair work")),
        Text(_("Made of our own answers. Nobody else has seen them.")),
        Facts(((_("Company"), ""), (_("Day"), ""), (_("We look at it again on"), ""))),
        *tables,
        *on_suspicion(bench),
        small=True,
    )


def _table(heading: str, cards: tuple[Card, ...], bench: Workbench) -> tuple[Block, ...]:
    _ = bench.say
    rows = tuple((_part(one, "do"), _part(one, "who"), "") for one in cards)
    return Heading(heading, 2), Table((_("First step"), _("Who"), _("Ready on")), rows)


def questions_paper(bench: Workbench) -> Paper:
    """Ten questions, what to look for in an answer, and room for it."""
    _, asked = bench.say, [one for one in bench.cards(CONTRACTOR) if one.group == "ask"]
    return bench.paper(
        Heading(_("Questions to a contractor")),
        Facts(((_("Company"), ""), (_("Day"), ""))),
        Table(
            (_("Question"), _("Answer, and what we have seen")),
            tuple((_question(number, one), "") for number, one in enumerate(asked, 1)),
        ),
        Note(_("A good firm can answer. Where it cannot, ask again before you sign.")),
        small=True,
    )


def _question(number: int, card: Card) -> Words:
    return Words(f"{number}. {card.title}\n{plain(card.html)}\n", card.lang)


def visit_paper(bench: Workbench) -> Paper:
    """What to see, do and read on a visit, with boxes to tick; then what to do on suspicion."""
    _, cards = bench.say, bench.cards(CONTRACTOR)
    return bench.paper(
        Heading(_("Visit to a workplace")),
        Facts(((_("Place"), ""), (_("Day and time"), ""))),
        *(
            block
            for group, heading in visit_parts(_).items()
            for block in (
                Heading(heading, 2),
                Points(tuple(_title(one) for one in cards if one.group == group), ticks=True),
            )
        ),
        Heading(_("What I saw"), 2),
        Space(1),
        *on_suspicion(bench),
        small=True,
    )


def on_suspicion(bench: Workbench) -> tuple[Block, ...]:
    """What to do, and whom to call. How old the numbers are stands below them."""
    _, contacts = bench.say, bench.contacts()
    called = (*emergency(contacts), *chosen(contacts, SUSPECT))
    rows = tuple((Words(one.short_name, FINNISH), _number(one, bench)) for one in called)
    day = Formatter(bench.locale).date(min(one.checked_on for one in called))
    checked = _("Numbers checked on %(day)s.") % {"day": day}
    signed = all(one.signed for one in called)
    return (
        Heading(_("If you suspect something"), 2),
        Points(suspicion(_)),
        Facts(rows),
        Text(" ".join((checked, *([] if signed else [_("Not yet confirmed by a second person.")])))),
    )


def _number(contact: Contact, bench: Workbench) -> Said:
    _ = bench.say
    return f"{contact.phone} ({_('This may have changed.')})" if contact.expired else contact.phone


def _part(card: Card, name: str) -> Words:
    return Words(plain(card.parts.get(name, "")), card.lang)


def _title(card: Card) -> Words:
    return Words(card.title, card.lang)
