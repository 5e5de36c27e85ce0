"""Presets and the programme name modules that a learner's track has: those that exist, and those planned."""

from collections.abc import Iterator

from app.content.world import World

Named = tuple[str, int, str, tuple[str, ...], tuple[str, ...]]
"""Register, line, id, modules, and of which of them the short version."""


def check(world: World) -> None:
    tracks = (shelf for shelf in world.registers.tracks if shelf.audience == "learner")
    known = frozenset(code for shelf in tracks for code in shelf.modules)
    sources = world.sources()
    for register, line, name, codes, short in _named(world):
        for code in codes:
            if code not in known:
                world.add(register, "R007", line, f"{name}: {code}")
        for code in short:
            if code in sources and not any(lesson.short for lesson in sources[code].lessons):
                world.add(register, "R007", line, f"{name}: {code} has no short version")
    for preset in world.registers.presets:
        if preset.programme and not world.registers.programme.weeks:
            world.add("presets.toml", "R007", preset.line, f"{preset.id}: programme")


def _named(world: World) -> Iterator[Named]:
    for preset in world.registers.presets:
        yield "presets.toml", preset.line, preset.id, preset.places, preset.short
    for week in world.registers.programme.weeks:
        yield "programme.toml", week.line, week.id, week.modules, week.short
