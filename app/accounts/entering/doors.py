"""What stands at the door of the desk: the throttle, the lane of slow hashes, the secrets, the clock."""

from dataclasses import dataclass

from app.clock import Clock
from app.security.hashing import SlowLane
from app.security.secrets import Secrets
from app.security.throttle import Throttle


@dataclass(frozen=True, slots=True)
class Doors:
    """All of them together, as the product holds them."""

    throttle: Throttle
    lane: SlowLane
    secrets: Secrets
    clock: Clock
