"""Percents are inserted, never typed (invented slips stand in tables), and come with an example in euros."""

import re

from app.content.compiled import Edition, ItemText
from app.content.rawtext import typed_lines
from app.content.registers import Registers
from app.content.world import World
from app.content.writing import Ref

_PERCENT = re.compile(r"\d[ \u00a0\u202f]?[%٪]|[%٪]\d|\d[ \u00a0](?:percent|per cent|prosent|procent)")
_EURO = re.compile(r"€|\beuro|يورو")


def check(world: World) -> None:
    for key, edition in world.editions():
        for item in edition.items.values():
            _typed(world, key, edition, item)
            if edition.lang in {"en", "fi"} and _needs_example(world, key, edition, item):
                world.add(key, "P012", item.line, item.id)


def _typed(world: World, key: str, edition: Edition, item: ItemText) -> None:
    for line in typed_lines(world, key, edition, item):
        found = None if line.table else _PERCENT.search(line.text)
        if found:
            world.add(key, "P008", line.line, found.group(), found.start() + 1)


def _needs_example(world: World, key: str, edition: Edition, item: ItemText) -> bool:
    """A step that shows a percent says it in euros too."""
    percents = any(_is(ref, world.registers, "percent") for ref in item.refs)
    if not percents or item.kind != "step":
        return False
    euros = any(_is(ref, world.registers, "euro") for ref in item.refs)
    return not euros and not any(_EURO.search(line.text) for line in typed_lines(world, key, edition, item))


def _is(ref: Ref, registers: Registers, unit: str) -> bool:
    name, _, value = ref.target.partition(".")
    fact = registers.facts.get(name) if ref.kind == "fact" else None
    return fact is not None and fact.units.get(value) == unit
