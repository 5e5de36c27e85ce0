"""How long things of the desk last (SAFETY C1, C2, C6), and how often everybody may try."""

from dataclasses import dataclass

from app.accounts.sealing import marked
from app.security.boxes import derived
from app.security.throttle import Limit

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR

IDLE = 30 * MINUTE
ABSOLUTE = 12 * HOUR
HALF_WAY = 30 * MINUTE
"""From the password to the second factor, or to a first one for somebody new."""
FRESH = 15 * MINUTE
"""How long after signing in somebody may change with what they sign in: a browser left open is not enough."""
TOUCH = 30
"""How often, at most, it is written down that a session was seen."""
INVITE = 24 * HOUR
OFFER = 30 * MINUTE
"""How long a secret for a second factor, once shown, may be confirmed."""
AUDIT = 365 * DAY
RECOVERY_CODES = 10


@dataclass(frozen=True, slots=True)
class Slow(Limit):
    """A limit that gives back less than one token a second: `per_second` counts for a minute here."""

    @property
    def step(self) -> int:
        """Milliseconds in which one token comes back."""
        return 60_000 // self.per_second


SIGN_INS = Limit("desk sign-in", 20, 5)
"""Passwords, by everybody together. Passkeys never ask here: no flood of passwords locks one out."""
JOINS = Limit("desk join", 20, 2)
"""New passwords: of somebody new, or instead of an old one."""
DRAWERS = 4096
"""Accounts share this many buckets, by a keyed hash. So strangers' addresses make no rows, rows name nobody,
and nobody knows whose bucket is whose."""


def account_limit(salt: bytes, kind: str, name: bytes) -> Limit:
    """The bucket for tries on one account, known or not: five at once, then two a minute."""
    drawer = int.from_bytes(marked(derived(salt, "desk drawer"), kind.encode(), name)[:4], "big") % DRAWERS
    return Slow(f"desk {kind} {drawer:03x}", 5, 2)


def ends_at(started_at: int, seen_at: int, *, second_factor: bool) -> int:
    """The second from which a session is over."""
    return min(seen_at + IDLE, started_at + (ABSOLUTE if second_factor else HALF_WAY))
