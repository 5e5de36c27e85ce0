"""The checks that decide whether the library can be served at all, in order."""

from app.content.checks import (
    factlists,
    grouped,
    ids,
    parallel,
    planned,
    references,
    registry,
    remembering,
    sources,
    stepping,
    testing,
)
from app.content.diagnostics import Diagnostic
from app.content.world import Check, World

STRUCTURE: tuple[Check, ...] = (
    sources.check,
    ids.check,
    references.check,
    stepping.check,
    factlists.check,
    remembering.check,
    testing.check,
    registry.check,
    grouped.check,
    planned.check,
    parallel.check,
)


def check_structure(world: World) -> list[Diagnostic]:
    """Everything that must be true between files: references, ids, translations against their source."""
    for check in STRUCTURE:
        check(world)
    return world.found
