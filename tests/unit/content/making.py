"""A small valid folder of modules to write, change and look at in tests of the content library."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from app.content.diagnostics import Report
from app.content.filling import Filling
from app.content.html import writing
from app.content.languages import Language
from app.content.library import Library
from app.content.lint import lint
from app.content.loader import load
from app.content.models import Reader
from app.content.parser import parse
from app.content.registers import Registers
from app.content.source import source_of

TODAY = date(2026, 12, 1)
LANGUAGES = {
    "en": Language("en", "ltr", "en", ()),
    "fi": Language("fi", "ltr", "fi"),
    "ar": Language("ar", "rtl", "ar"),
    "fa": Language("fa", "rtl", "fa"),
    "prs": Language("prs", "rtl", "fa-AF", ("fa", "en")),
}

FACTS = """\
[f08]
topic = "working-time"
values = { week-hours = 40, extra = "7.30", since = "2026-06-01", pay = "19000" }
units = { week-hours = "hours", extra = "percent", since = "date", pay = "euro" }
valid_from = 2020-01-01
source_title = "Working Time Act"
source_url = "https://example.org/act"
checked_on = 2026-11-20
verify_by = 2027-05-20
grade = "A"
star = false
applies_to = "employees"
signed_by_role = ""
note = "An entry for tests."
ask = "f42"
"""
CONTACTS = """\
[f40]
name = "Emergency number 112"
short_name = "112"
phone = "112"
hours = ["always"]
needs = ["emergency"]
emergency = true
source_title = "112.fi"
grade = "A"
checked_on = 2026-11-20
verify_by = 2027-02-20
signed_by_role = ""

[f42]
name = "Victim Support Finland"
short_name = "RIKU"
phone = "116 006"
chat = "https://www.riku.fi"
hours = ["mon-fri 09:00-20:00"]
hours_en = ["mon 10:00-12:00"]
languages = ["fi", "en"]
cost = "free"
anonymous = true
needs = ["talk", "safety"]
source_title = "riku.fi"
source_url = "https://www.riku.fi"
grade = "A"
checked_on = 2026-11-20
verify_by = 2027-02-20
signed_by_role = ""
"""
TRACKS = """\
[rights]
order = 1
audience = "learner"
modules = ["l03"]
pictogram = "coins"
"""
GLOSSARY = """\
# Words

## Pay slip <!-- term payslip fi="palkkalaskelma" say="PALK-ka" -->

A paper that shows your pay.

## Gross pay <!-- term gross fi="bruttopalkka" say="BRUT-to" -->

Pay before tax.
"""
WORDS = {
    "words/facts.en.md": "# Facts\n\n## Hours <!-- fact f08 -->\n\n[40](fact:f08.week-hours) hours a week.\n",
    "words/contacts.en.md": (
        "# Contacts\n\n## Emergency number <!-- contact f40 -->\n\n### Who it is for <!-- part who -->\n\n"
        "Everyone.\n\n## Victim Support <!-- contact f42 -->\n\n### Who it is for <!-- part who -->\n\n"
        "For you.\n\n### What happens when you call <!-- part call -->\n\nSomebody listens.\n"
    ),
    "words/tracks.en.md": "# Tracks\n\n## Rights at work <!-- track rights -->\n\nPay and hours.\n",
}
MODULE = """\
---
code: l03
lang: en
title: My pay
track: rights
level: A2
minutes: 4
aims:
  - Find it
  - Read it
  - Ask about it
content_note: none
pictogram: coins
facts: [f08]
tools: []
reviewed: []
retired: [s-old]
---
# My pay

## The slip <!-- lesson a minutes=4 facts=f08 pictogram=receipt -->

### A slip each time <!-- step s-slip terms=gross -->

You get a [pay slip](term:payslip) each time. A week has [40](fact:f08.week-hours) hours.

### No slip comes <!-- single q-slip critical -->

What now?

- [ ] Wait <!-- wait -->

  > You may wait. Asking is fine too.

- [x] Ask for it <!-- ask -->

  > A message is enough.

### Sort the lines <!-- sort t-lines -->

Where do they go?

| Line | Pile |
| --- | --- |
| Tax <!-- tax --> | Usual <!-- usual --> |
| Pension <!-- pension --> | Usual |
| A fine <!-- fine --> | Ask first <!-- ask --> |

> Ask about what you do not know.

### Keep them <!-- step s-keep -->

Call [116 006](contact:f42) if you want to talk.

> [!IMPORTANT]
> Keep every slip.
"""
FINNISH = """\
---
code: l03
lang: fi
title: Palkkani
aims:
  - Löydä se
  - Lue se
  - Kysy siitä
---
# Palkkani

## Laskelma <!-- lesson a -->

### Laskelma joka kerta <!-- step s-slip -->

Saat [palkkalaskelman](term:payslip) joka kerta. Viikossa on [40](fact:f08.week-hours) tuntia.

### Laskelma ei tule <!-- single q-slip -->

Mitä nyt?

- [x] Pyydä sitä <!-- ask -->

  > Viesti riittää.

- [ ] Odota <!-- wait -->

  > Saat odottaa. Kysyäkin voi.

### Lajittele rivit <!-- sort t-lines -->

Mihin ne kuuluvat?

| Rivi | Pino |
| --- | --- |
| Sakko <!-- fine --> | Kysy ensin <!-- ask --> |
| Vero <!-- tax --> | Tavallinen <!-- usual --> |
| Eläke <!-- pension --> | Tavallinen |

> Kysy, jos et tiedä.

### Säilytä ne <!-- step s-keep -->

Soita [116 006](contact:f42), jos haluat puhua.

> [!IMPORTANT]
> Säilytä kaikki laskelmat.
"""
BASE: Mapping[str, str] = {
    "facts.toml": FACTS,
    "contacts.toml": CONTACTS,
    "tracks.toml": TRACKS,
    "glossary.en.md": GLOSSARY,
    **WORDS,
    "l03-my-pay/en.md": MODULE,
}
EN, FI = "l03-my-pay/en.md", "l03-my-pay/fi.md"


class PlainFormatter:
    """Shows what it was asked to format."""

    withheld = "ask, this may have changed"

    def value(self, value: str, unit: str) -> str:
        return f"{value} %" if unit == "percent" else value

    def date(self, day: date) -> str:
        return f"{day.day}.{day.month}.{day.year}"


def reader(lang: str = "en", today: date = TODAY) -> Reader:
    return Reader(
        lang,
        today,
        PlainFormatter(),
        lambda address: f"/{lang}/{address}",
        lambda name: f"<svg><title>{name}</title></svg>",
        lambda code, name: f"/media/{code}/{name}",
    )


def write(folder: Path, changed: Mapping[str, str | bytes | None] | None = None) -> Path:
    """The valid folder with some files changed, added or (None) left out."""
    files: dict[str, str | bytes | None] = {**BASE, **(changed or {})}
    for name, text in files.items():
        path = folder / name
        if text is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def library(folder: Path, changed: Mapping[str, str | bytes | None] | None = None) -> Library:
    return load(write(folder, changed), LANGUAGES, None)[0]


def lint_lines(folder: Path, changed: Mapping[str, str | bytes | None] | None = None) -> list[str]:
    """What lint says of the valid folder with some files changed: `en.md:12 K002`, warnings too."""
    found = lint(write(folder, changed), LANGUAGES, TODAY, tools=frozenset())
    return [f"{Path(one.path).name}:{one.line} {one.code}" for one in found]


def html_of(markdown: str) -> tuple[str, list[str]]:
    """Markdown as a reader gets it, and the codes of what was wrong with it."""
    source, report = source_of(markdown.encode(), "case.md")
    compiled = writing(report).write(parse(source.text))
    return filling()(compiled), codes(report)


def filling() -> Filling:
    from app.content.contacts import read_contacts
    from app.content.facts import read_facts

    registers = Registers(
        read_facts(*source_of(FACTS.encode(), "facts.toml")),
        read_contacts(*source_of(CONTACTS.encode(), "contacts.toml")),
        (),
    )
    return Filling(
        reader(), registers.facts, registers.contacts, "l03", {"s-slip": 1, "s-keep": 4}, {"payslip": 1}
    )


def codes(report: Report) -> list[str]:
    return [f"{one.line}:{one.col} {one.code}" for one in sorted(report.found)]


def numbered(text: str, needle: str) -> int:
    """The line of a text on which something stands first."""
    return text[: text.index(needle)].count("\n") + 1
