"""Reads the form for a certificate: a name as it should be printed, and a language."""

from dataclasses import dataclass, field

from app.forms import Posted, one_line
from app.handouts.tidy import missing
from app.i18n import Locale
from app.learning.work.languages import chosen_locale

LONGEST_NAME = 100
MOST_SIGNS = 5


@dataclass(frozen=True, slots=True)
class NameForm:
    """`problem`: empty, long, signs; `signs` are those that no letter of ours has."""

    ticket: str
    name: str = field(repr=False)
    locale: Locale
    problem: str = ""
    signs: str = field(default="", repr=False)


def read_name_form(posted: Posted, current: Locale) -> NameForm:
    """What was typed. Signs that nobody sees are left out: they could turn a line around."""
    name = one_line(posted.first("name"))
    signs = "".join(sorted(missing(name[:LONGEST_NAME]))[:MOST_SIGNS])
    blank = not any(sign.isalnum() for sign in name)  # joiners and marks alone show nothing
    problem = "empty" if blank else "long" if len(name) > LONGEST_NAME else "signs" if signs else ""
    return NameForm(posted.first("ticket"), name, chosen_locale(posted, current), problem, signs)
