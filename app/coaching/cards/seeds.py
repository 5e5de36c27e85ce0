"""What a form for a new card holds, sealed: the label that it gives, and what the digits grow from. Pure.

The same form gives the same digits, so a double tap or a reload makes no second card. After an hour, or once a
learner has the label, it gives none at all: digits that were used once are never made again.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.learners.cards.limits import KIND
from app.learners.digits import digits_of
from app.security.boxes import Damaged, as_text, derived, from_text, seal, unseal

HOUR = 3600
LONGEST = 400


@dataclass(frozen=True, slots=True)
class Seed:
    """A form that this server gave this coach within the hour."""

    label: str
    sealed: str = field(repr=False)


def new_seed(salt: bytes, member_id: bytes, label: str, now: int) -> Seed:
    """For a form that is shown now."""
    content = json.dumps([now, label]).encode()
    return Seed(label, as_text(seal(content, _key(salt), b"card", member_id)))


def read_seed(salt: bytes, member_id: bytes, text: str, now: int) -> Seed | None:
    """From a form that came back; None for what is too old, somebody else's, or none of ours."""
    try:
        content = unseal(from_text(text[:LONGEST]), _key(salt), b"card", member_id)
    except Damaged:
        return None
    made, label = json.loads(content)
    return Seed(label, text) if 0 <= now - made <= HOUR else None


def digits_from(salt: bytes, seed: Seed, parts: Iterable[bytes]) -> str:
    """The digits of the card. `parts`: whatever makes it another card, as what it suggests."""
    return digits_of(salt, KIND, (seed.sealed.encode(), *parts))


def _key(salt: bytes) -> bytes:
    return derived(salt, "card form")
