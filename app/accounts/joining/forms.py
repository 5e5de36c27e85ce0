"""Reads what somebody new writes: a name and a password."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.accounts.entering.forms import taken
from app.accounts.models import LONGEST_NAME
from app.accounts.passwords import weakness
from app.forms import Posted


@dataclass(frozen=True, slots=True)
class Joining:
    """A name, a password, and what is wrong with them by field: "empty", "long", or a weakness."""

    name: str
    password: str = field(repr=False)
    slips: Mapping[str, str]


def read_joining(form: Posted, email: str, organisation: str) -> Joining:
    """Whoever joins. The password must not consist of what stands about this person."""
    name, password = " ".join(form.first("name").split()), taken(form, "password")
    found = {
        "name": "empty" if not name else "long" if len(name) > LONGEST_NAME else "",
        "password": weakness(password, (email, name, organisation)) or "",
    }
    return Joining(name, password, {field: slip for field, slip in found.items() if slip})
