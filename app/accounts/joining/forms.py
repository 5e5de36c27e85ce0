"""Reads what somebody new writes: a name and a password."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from unicodedata import category

from app.accounts.models import LONGEST_NAME
from app.accounts.passwords import weakness
from app.forms import Posted

JOINERS = "\u200c\u200d"
BLANK = "\u115f\u1160\u3164\uffa0"
"""Letters of Hangul that show nothing."""


@dataclass(frozen=True, slots=True)
class Joining:
    """A name, a password, and what is wrong with them by field: "empty", "long", or a weakness."""

    name: str
    password: str = field(repr=False)
    slips: Mapping[str, str]


def read_joining(form: Posted, password: str, email: str, organisation: str) -> Joining:
    """Whoever joins. The password, already taken, must not consist of what stands about this person."""
    name = read_own_name(form)
    found = {
        "name": "empty" if not name else "long" if len(name) > LONGEST_NAME else "",
        "password": weakness(password, (email, name, organisation)) or "",
    }
    return Joining(name, password, {field: slip for field, slip in found.items() if slip})


def read_own_name(form: Posted) -> str:
    """On one line, without signs that nobody sees; nothing where no letter is left to call somebody by."""
    shown = "".join(sign for sign in form.first("name") if sign.isspace() or _is_seen(sign))
    return " ".join(shown.split()) if any(sign.isalnum() for sign in shown) else ""


def _is_seen(sign: str) -> bool:
    # some scripts join their letters by signs of width zero
    return sign in JOINERS or (category(sign)[0] != "C" and sign not in BLANK)
