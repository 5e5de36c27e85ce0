"""The certificate on paper (T19). It names no subject: whoever sees it learns the code of a module and no more."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from app.formats import Formatter
from app.handouts.paper import Facts, Heading, Note, Paper, Text
from app.i18n import Locale, Translate


@dataclass(frozen=True, slots=True)
class Certificate:
    """What stands on one. `site`: where it was learned; `version`: from which text, on that day."""

    name: str = field(repr=False)
    code: str
    audience: str
    right: int
    total: int
    minutes: int
    day: date
    version: str
    site: str


def certificate_paper(one: Certificate, locale: Locale, say: Translate, count: Callable[..., str]) -> Paper:
    """One page in one language."""
    _, ngettext = say, count
    result = _("Passed: %(right)s of %(total)s answers are right") % {"right": one.right, "total": one.total}
    minutes = ngettext("%(num)s minute", "%(num)s minutes", one.minutes) % {"num": one.minutes}
    rows = (
        (_("Name"), one.name),
        (_("Module"), one.code.upper()),
        (_("For whom"), _group(one.audience, say)),
        (_("Test"), result),
        (_("Time to learn"), minutes),
        (_("Day"), Formatter(locale).date(one.day)),
        (_("Version"), one.version),
        (_("Learned with"), one.site),
    )
    blocks = (
        Heading(_("Certificate")),
        Text(_("This person has read an online module and passed its test.")),
        Facts(rows),
        Note(_("This is a record of your own learning. It is not an official qualification.")),
        Text(_("The name was typed by the reader. Nobody has checked it.")),
    )
    return Paper("Paper 1", locale.code, locale.dir, blocks)


def _group(audience: str, say: Translate) -> str:
    _ = say
    return _("Employers") if audience == "employer" else _("Staff of services")
