"""What one phone did in a group session, sealed in a cookie of that phone: no row of the server holds it. Pure."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from app.security.boxes import Damaged, as_text, derived, from_text, seal, unseal

LASTS = 12 * 60 * 60
"""Seconds from the first seat: the longest group session, and an evening in which to keep what was done."""
MOST = 3400
"""Characters that every browser takes in a cookie, with something to spare."""
LABEL = "brought"


@dataclass(frozen=True, slots=True)
class Brought:
    """In which group session, since which second; answers by item id, and the items that were on this screen.

    `told`: what became of the last answer (counted, late, closed; kept: the one before it), and which step was shown.
    """

    gathering_id: bytes
    since: int
    module: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    seen: tuple[str, ...] = ()
    told: tuple[str, str] = ("", "")

    @property
    def holds(self) -> bool:
        """Whether there is something that could be kept."""
        return bool(self.module and (self.answers or self.seen))

    def answered(self, item: str, value: str, outcome: str, step: str) -> "Brought":
        """With this answer, which came while `step` was shown; one that was taken back is none. A change that came
        too late leaves the answer that was counted."""
        if outcome == "closed" and self.answers.get(item) and self.told != (step, "closed"):
            return replace(self, told=(step, "kept"))
        others = {key: kept for key, kept in self.answers.items() if key != item}
        answers = {**others, item: value} if value else others
        return replace(self, answers=answers, told=(step, outcome))

    def saw(self, module: str, item: str) -> "Brought":
        """With this item among those that were seen."""
        if not item or (item in self.seen and module == self.module):
            return self
        return replace(self, module=module, seen=(*(one for one in self.seen if one != item), item))


def sealed(salt: bytes, seat: str, brought: Brought) -> str:
    """For the cookie, bound to the seat; "" for more than a cookie holds."""
    values = [
        brought.since, brought.gathering_id.hex(), brought.module, brought.answers, brought.seen, brought.told
    ]  # fmt: skip
    content = zlib.compress(json.dumps(values, separators=(",", ":")).encode(), 9)
    text = as_text(seal(content, derived(salt, LABEL), seat.encode()))
    return text if len(text) <= MOST else ""


def opened(salt: bytes, seat: str, cookie: str, now: int) -> Brought | None:
    """From the cookie; None for what this server did not make for this seat in the last hours."""
    if not cookie or len(cookie) > MOST:
        return None
    try:
        content = unseal(from_text(cookie), derived(salt, LABEL), seat.encode())
    except Damaged:
        return None
    since, gathering_id, module, answers, seen, told = json.loads(zlib.decompress(content))
    if not 0 <= now - since <= LASTS:
        return None
    return Brought(bytes.fromhex(gathering_id), since, module, answers, tuple(seen), (told[0], told[1]))
