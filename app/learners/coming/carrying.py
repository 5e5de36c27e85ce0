"""What the page of the code must know of the form before it: what came of an entry, and what only passes through."""

from dataclasses import astuple, dataclass, field

from app.learners.forms import Passing
from app.learners.handing import handed, taken

IN, ARRIVED = "in", "arrived"
"""No problem: a code was opened; and what was kept is being shown."""
LABEL = "carried"


@dataclass(frozen=True, slots=True)
class Carried:
    """What came of it, what was typed if it can be nobody's code, and what only passes through."""

    outcome: str = ""
    typed: str = field(default="", repr=False)
    own_phone: bool = False
    retry_after: int = 0
    onward: str = ""
    kept: str = ""

    @property
    def passing(self) -> Passing:
        """What only passes through, as forms have it."""
        return Passing(self.onward, self.kept)


def packed(salt: bytes, carried: Carried, now: int) -> str:
    """For the cookie; "" for more than a cookie holds."""
    return handed(salt, LABEL, astuple(carried), now)


def unpacked(salt: bytes, cookie: str, now: int) -> Carried | None:
    """From the cookie; None for what this server did not make in the last two minutes."""
    values = taken(salt, LABEL, cookie, now)
    return Carried(*values) if values else None
