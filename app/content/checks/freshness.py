"""Translations that were never stamped, or whose source has changed since."""

from app.content.units import pairs
from app.content.world import World

_CODES = {"stale": "T012", "stale-critical": "T013"}


def check(world: World) -> None:
    for pair in pairs(world):
        if not pair.mine or not pair.theirs:
            continue
        if not pair.mine.stamp.src:
            world.add(pair.key, "T011", pair.mine.line, pair.id)
        elif pair.state in _CODES:
            world.add(pair.key, _CODES[pair.state], pair.mine.line, pair.id)
