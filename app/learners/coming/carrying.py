"""What the page after a redirect must know of the form before it, sealed in a cookie for two minutes.

A browser without scripts writes what a page was asked for with on the disk, and sends it again on Back, also after
the exit. So a form that holds a code is answered with a way to go on, never with a page.
"""

import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from dataclasses import astuple, dataclass, field

from app.learners.forms import Passing
from app.learners.sealing import Damaged, derived, seal, unseal

IN, ARRIVED = "in", "arrived"
"""No problem: a code was opened; and what was kept is being shown."""
SECONDS = 120
MOST = 3500
"""Characters that every browser takes in a cookie, with something to spare."""


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
    content = zlib.compress(json.dumps([now, *astuple(carried)]).encode(), 9)
    sealed = urlsafe_b64encode(seal(content, derived(salt, "carried"), b"carried")).decode()
    return sealed if len(sealed) <= MOST else ""


def unpacked(salt: bytes, cookie: str, now: int) -> Carried | None:
    """From the cookie; None for what this server did not make in the last two minutes."""
    try:
        content = unseal(urlsafe_b64decode(cookie.encode()), derived(salt, "carried"), b"carried")
    except (NotBase64, Damaged, UnicodeEncodeError):
        return None
    made, *values = json.loads(zlib.decompress(content))
    return Carried(*values) if 0 <= now - made <= SECONDS else None
