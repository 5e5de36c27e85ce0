"""What a tool is made of, and what it may use. Pure: a tool knows no request, no database and no clock."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict

from app.contacts.words import Shown, shown
from app.content.library import Library
from app.content.models import Card, Contact, FactView, Reader
from app.content.models import State as Trust
from app.formats import Formatter
from app.forms import Posted
from app.handouts.paper import Block, Paper
from app.handouts.table import Value
from app.i18n import Locale, Translate

Count = Callable[[str, str, int], str]
"""ngettext: one, many, how many."""
Kind = Literal["pdf", "docx", "csv"]
Rows = Sequence[Sequence[Value]]
FINNISH = "fi"
CONTACTS = "contacts"
"""Stands for the contacts among the names of sets of cards."""


class State(BaseModel):
    """What stands in the fields of a tool, as typed: every field is text or holds text, and has a default."""

    model_config = ConfigDict(frozen=True, extra="ignore")


S = TypeVar("S", bound=State)


class Unready(Exception):
    """A paper cannot be made yet: what is missing, by field."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__()
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Workbench:
    """What lies at hand while a tool works, in one language, at one moment in Finland."""

    locale: Locale
    library: Library
    reader: Reader
    here: datetime
    say: Translate
    count: Count
    elsewhere: Callable[[str], "Workbench"]
    """The same in another language: `bench.elsewhere("fi")`."""

    def cards(self, name: str) -> tuple[Card, ...]:
        """A set of cards in this language."""
        return self.library.cards(name, self.reader)

    def unchecked(self, name: str) -> bool:
        """A card of this set, or one of the contacts, is a translation that no person has checked yet."""
        found = self.contacts() if name == CONTACTS else self.cards(name)
        return any(one.state == Trust.DRAFT for one in found)

    def contacts(self) -> tuple[Contact, ...]:
        """Everybody one can call, in this language."""
        return self.library.contacts(self.reader)

    def contact(self, name: str) -> Shown | None:
        """One of them as templates/ui/contact.html shows it; None for an unknown id."""
        found = self.library.contact(name, self.reader)
        return shown(found, self.locale, self.here, self.say) if found else None

    def shown(self, contacts: Iterable[Contact]) -> list[Shown]:
        """Contacts as templates/ui/contact.html shows them."""
        return [shown(one, self.locale, self.here, self.say) for one in contacts]

    def fact(self, name: str) -> FactView | None:
        """A fact of the register in this language: `fact("f08")`."""
        return self.library.fact(name, self.reader)

    def number(self, fact: str, value: str) -> Decimal | None:
        """A value of the register to reckon with: `number("f08", "day-hours")`. None once it is too old to use."""
        found = self.library.registers.facts[fact]
        return None if found.expired(self.reader.today) else Decimal(found.values[value])

    def written(self, fact: str, value: str) -> str:
        """A value of the register as this language writes it, or words that it is withheld."""
        found = self.fact(fact)
        return found.values[value] if found else self.reader.formatter.withheld

    def money(self, amount: Decimal) -> str:
        """An amount in euros as this language writes it, with its cents."""
        return Formatter(self.locale).cents(amount)

    def paper(self, *blocks: Block, size: Literal["a4", "a5"] = "a4", small: bool = False) -> Paper:
        """A sheet in this language. Its title says nothing, with a number as all papers have."""
        return Paper("Paper 1", self.locale.code, self.locale.dir, blocks, size, small)


@dataclass(frozen=True, slots=True)
class Filled(Generic[S]):
    """A tool's form as it was sent. `problems`: what to look at, in words, by the id of its field.

    `at`: the id of the field to go to, after a row was added or taken away.
    """

    state: S
    problems: Mapping[str, str] = field(default_factory=dict)
    at: str = ""


@dataclass(frozen=True, slots=True)
class Print(Generic[S]):
    """One paper of a tool: the button's words, and how the paper is made. Raises Unready.

    `make` gets the form too: what is asked at print time (a name, a language) is read there and never kept.
    """

    name: str
    label: Callable[[Translate], str]
    kind: Kind
    make: Callable[[S, Posted, Workbench], Paper | Rows]


@dataclass(frozen=True, slots=True)
class Tool(Generic[S]):
    """One tool. Its page is templates/tools/<id>.html; the values of that come from `show`.

    `keeps`: what stands in it goes into the notebook of a learner with a code. `passing`: fields that only live on
    the page (a name for the paper); they come back after every tap and are never kept. `told`: what is in it, for the
    paper with everything somebody wrote.
    """

    id: str
    pictogram: str
    title: Callable[[Translate], str]
    line: Callable[[Translate], str]
    state: type[S]
    read: Callable[[Posted, Workbench], Filled[S]]
    show: Callable[[S, Workbench], Mapping[str, Any]]
    told: Callable[[S, Workbench], tuple[Block, ...]] | None = None
    keeps: bool = False
    passing: tuple[str, ...] = ()
    prints: tuple[Print[S], ...] = ()
    sets: tuple[str, ...] = ()
    """The sets of cards on its page, and CONTACTS: it says where a person has not checked them yet."""
    facts: tuple[str, ...] = ()
    """What it shows or reckons with of the register of facts, by id."""
    named: tuple[str, ...] = ()
    """The contacts that it names by itself, by id."""
    in_finnish: bool = False
    """Its cards stand there in Finnish, too."""
    takes: Callable[[Posted, S, Workbench], S] | None = None
    """What comes of another tool's form that is sent here, and of what was kept here before."""

    @property
    def number(self) -> int:
        """`4` for t04: what a title may say of it."""
        return int(self.id[1:])

    def unchecked(self, bench: Workbench) -> bool:
        """Some words on its page are a translation that no person has checked yet."""
        benches = (bench, bench.elsewhere(FINNISH)) if self.in_finnish else (bench,)
        return any(each.unchecked(name) for each in benches for name in self.sets)

    def print_named(self, name: str) -> Print[S] | None:
        """A paper by its name."""
        return next((one for one in self.prints if one.name == name), None)
