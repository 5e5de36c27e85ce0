"""What must be verified next: facts and contacts by their last day, who checks them, and what uses them."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple

from app.content.contacts import Entry
from app.content.facts import Fact
from app.content.headview import LEGAL
from app.content.indexed import ModuleRow
from app.content.registers import Registers

SOON = timedelta(days=30)
PARTNERS = frozenset({"l14", "l15", "p1", "p2"})
"""Modules that those who help victims read before they are published."""
Register = Literal["fact", "contact"]
When = Literal["overdue", "soon", "later"]
Role = Literal["editor", "lawyer", "partner"]
Uses = Mapping[tuple[Register, str], tuple[str, ...]]
"""Lessons (`l03/f`) and tools (`t04`) by what they use."""


class Inserted(NamedTuple):
    """What a lesson or tool uses of the registers, by id."""

    facts: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()


class Due(NamedTuple):
    """One entry of a register. `verify_by`: its last sure day; `signed_by` "": nobody has signed."""

    register: Register
    id: str
    topic: str
    grade: str
    star: bool
    checked_on: date
    verify_by: date
    when: When
    signed_by: str
    signed_on: date | None
    checked_by: tuple[Role, ...]
    used_in: tuple[str, ...]
    note: str
    source_title: str
    source_url: str


def due(registers: Registers, uses: Uses, today: date) -> list[Due]:
    """Everything in the registers, what must be looked at first before the rest."""
    facts = (_fact(one, uses.get(("fact", one.id), ()), today) for one in registers.facts.values())
    contacts = (
        _contact(one, uses.get(("contact", one.id), ()), today) for one in registers.contacts.values()
    )
    return sorted([*facts, *contacts], key=lambda one: (one.verify_by, one.register, one.id))


def uses(modules: Iterable[ModuleRow], tools: Mapping[str, Inserted]) -> Uses:
    """What each fact and contact is used in: lessons first, in their order."""
    places = {
        f"{module.code}/{lesson.letter}": Inserted(lesson.facts, lesson.contacts)
        for module in modules
        for lesson in module.lessons
    }
    found: dict[tuple[Register, str], tuple[str, ...]] = {}
    for place, inserted in (*places.items(), *tools.items()):
        for name in inserted.facts:
            found["fact", name] = (*found.get(("fact", name), ()), place)
        for name in inserted.contacts:
            found["contact", name] = (*found.get(("contact", name), ()), place)
    return found


def _fact(fact: Fact, used_in: tuple[str, ...], today: date) -> Due:
    last_day = min(fact.verify_by, fact.valid_to or fact.verify_by)
    return Due(
        "fact",
        fact.id,
        fact.topic,
        fact.grade,
        fact.star,
        fact.checked_on,
        last_day,
        _when(last_day, today),
        fact.signed_by_role,
        fact.signed_on,
        _roles(used_in, LEGAL),
        used_in,
        fact.note,
        fact.source_title,
        fact.source_url,
    )


def _contact(contact: Entry, used_in: tuple[str, ...], today: date) -> Due:
    return Due(
        "contact",
        contact.id,
        contact.name,
        contact.grade,
        False,
        contact.checked_on,
        contact.verify_by,
        _when(contact.verify_by, today),
        contact.signed_by_role,
        contact.signed_on,
        _roles(used_in, frozenset()),
        used_in,
        contact.note,
        contact.source_title,
        contact.source_url,
    )


def _when(last_day: date, today: date) -> When:
    if today > last_day:
        return "overdue"
    return "soon" if last_day - today <= SOON else "later"


def _roles(used_in: tuple[str, ...], legal: frozenset[str]) -> tuple[Role, ...]:
    """An editor checks everything; law in modules about law a lawyer, too, and the heaviest modules a partner."""
    modules = {place.partition("/")[0] for place in used_in}
    lawyer: tuple[Role, ...] = ("lawyer",) if modules & legal else ()
    partner: tuple[Role, ...] = ("partner",) if modules & PARTNERS else ()
    return ("editor", *lawyer, *partner)
