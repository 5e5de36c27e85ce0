"""Reads what somebody new writes: a name and a password."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.accounts.models import LONGEST_NAME
from app.accounts.passwords import weakness
from app.forms import Posted, one_line


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
    """On one line; nothing where no letter is left to call somebody by."""
    name = one_line(form.first("name"))
    return name if any(sign.isalnum() for sign in name) else ""
