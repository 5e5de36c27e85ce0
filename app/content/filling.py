"""Fills the holes of compiled HTML for one reader: numbers, phones, words, steps, pictures, recordings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from app.content.contacts import Entry
from app.content.facts import Fact
from app.content.indexed import MediaRow
from app.content.models import Formatter, Reader
from app.content.recordingview import recording_view
from app.content.slots import escape, fill

Filler = Callable[["Filling", list[str]], str]


@dataclass(frozen=True, slots=True)
class Filling:
    """Where values come from: the registers, and the lesson that the text stands in."""

    reader: Reader
    facts: Mapping[str, Fact]
    contacts: Mapping[str, Entry]
    code: str = ""
    steps: Mapping[str, int] = field(default_factory=dict)
    terms: Mapping[str, int] = field(default_factory=dict)
    media: Mapping[str, MediaRow] = field(default_factory=dict)

    def __call__(self, html: str) -> str:
        return fill(html, self._one)

    def _one(self, kind: str, arguments: list[str]) -> str:
        filler = _FILLERS.get(kind)
        return filler(self, arguments) if filler else ""


def formatted(fact: Fact, name: str, formatter: Formatter) -> str:
    """A value as a language writes it, without a look at its age."""
    value, unit = fact.values.get(name, ""), fact.units.get(name, "count")
    if unit == "date" and value:
        return formatter.date(date.fromisoformat(value))
    return formatter.value(value, unit)


def _fact(filling: Filling, arguments: list[str]) -> str:
    name, _, value = arguments[0].partition(".")
    fact = filling.facts.get(name)
    if not fact or value not in fact.values or fact.expired(filling.reader.today):
        help_page = escape(filling.reader.links("help"))
        return f'<a class="withheld" href="{help_page}">{escape(filling.reader.formatter.withheld)}</a>'
    return f"<bdi>{escape(formatted(fact, value, filling.reader.formatter))}</bdi>"


def _contact(filling: Filling, arguments: list[str]) -> str:
    name, _, field_name = arguments[0].partition(".")
    contact = filling.contacts.get(name)
    value = contact.field(field_name) if contact else ""
    if field_name in {"", "phone", "phone_alt"}:
        return f'<bdi dir="ltr"><a href="{telephone(value)}">{escape(value)}</a></bdi>' if value else ""
    if field_name == "email" and value:
        return f'<bdi dir="ltr"><a href="mailto:{escape(value)}">{escape(value)}</a></bdi>'
    if field_name == "chat" and value:
        return f'<bdi dir="ltr"><a href="{escape(value)}" rel="noreferrer noopener">{escape(value)}</a></bdi>'
    return f"<bdi>{escape(value)}</bdi>"


def telephone(number: str) -> str:
    """`tel:` address. A number of a Finnish area works from abroad too; short numbers stay as they are."""
    digits = "".join(letter for letter in number if letter.isascii() and letter.isdigit())
    if number.startswith("+"):
        return f"tel:+{digits}"
    return f"tel:+358{digits[1:]}" if digits.startswith("0") else f"tel:{digits}"


def _term(filling: Filling, arguments: list[str]) -> str:
    number = filling.terms.get(arguments[0])
    return f'<a class="term" href="#t{number}">' if number else ""


def _term_end(filling: Filling, arguments: list[str]) -> str:
    return "</a>" if filling.terms.get(arguments[0]) else ""


def _step(filling: Filling, arguments: list[str]) -> str:
    return f"#{filling.steps.get(arguments[0], 1)}"


def _page(filling: Filling, arguments: list[str]) -> str:
    return escape(filling.reader.links(arguments[0]))


def _picture(filling: Filling, arguments: list[str]) -> str:
    name, words = arguments
    drawing = filling.reader.pictogram(name)
    if not drawing:
        return ""
    role = f'role="img" aria-label="{escape(words)}"' if words else 'aria-hidden="true"'
    return f'<div class="picture" {role}>{drawing}</div>\n'


def _media(filling: Filling, arguments: list[str]) -> str:
    name, words = arguments
    reader = filling.reader
    found = recording_view(name, words, reader.lang, filling.media, partial(reader.media, filling.code))
    return reader.player(found) if found else ""


_FILLERS: Mapping[str, Filler] = {
    "fact": _fact,
    "contact": _contact,
    "term": _term,
    "/term": _term_end,
    "step": _step,
    "page": _page,
    "picture": _picture,
    "media": _media,
}
