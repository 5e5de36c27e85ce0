"""What a file shows for an inserted value agrees with the register, however the language writes it."""

from app.content.agreeing import agrees
from app.content.world import World


def check(world: World) -> None:
    for key, ref in world.refs():
        if not agrees(ref, world.registers):
            world.add(key, "D015", ref.line, f"{ref.shown} for {ref.target}", ref.col)
