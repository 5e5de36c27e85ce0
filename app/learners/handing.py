"""What the page after a redirect must know of the form before it, sealed in a cookie for two minutes.

A browser without scripts writes what a page was asked for with on the disk, and sends it again on Back, also after
the exit. So a form that holds what is nobody's business is answered with a way to go on, never with a page.
"""

import json
import zlib
from collections.abc import Sequence
from typing import Any

from app.security.boxes import Damaged, as_text, derived, from_text, seal, unseal

SECONDS = 120
MOST = 3500
"""Characters that every browser takes in a cookie, with something to spare."""


def handed(salt: bytes, label: str, values: Sequence[Any], now: int) -> str:
    """For the cookie; "" for more than a cookie holds. `label`: what for, so that no other page takes it."""
    content = zlib.compress(json.dumps([now, *values]).encode(), 9)
    sealed = as_text(seal(content, derived(salt, "carried"), label.encode()))
    return sealed if len(sealed) <= MOST else ""


def taken(salt: bytes, label: str, cookie: str, now: int) -> list[Any] | None:
    """From the cookie; None for what this server did not make for this in the last two minutes."""
    try:
        content = unseal(from_text(cookie), derived(salt, "carried"), label.encode())
    except Damaged:
        return None
    made, *values = json.loads(zlib.decompress(content))
    return values if 0 <= now - made <= SECONDS else None
