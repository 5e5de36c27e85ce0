"""`lint --fix`: rewrites what files show for inserted values as each language writes them."""

from collections.abc import Mapping
from pathlib import Path

from app.content.agreeing import agrees
from app.content.edit import read_lines, write_lines
from app.content.filling import formatted
from app.content.gather import gather
from app.content.languages import Language
from app.content.models import Formatter
from app.content.world import World
from app.content.writing import Ref


def fix_shown(folder: Path, languages: Mapping[str, Language], formatters: Mapping[str, Formatter]) -> int:
    """How many were rewritten. A language without a formatter keeps what it has."""
    world, _ = gather(folder, languages)
    wrong: dict[str, list[Ref]] = {}
    for key, ref in world.refs():
        if not agrees(ref, world.registers):
            wrong.setdefault(key, []).append(ref)
    return sum(_rewrite(world, key, refs, formatters) for key, refs in wrong.items())


def _rewrite(world: World, key: str, refs: list[Ref], formatters: Mapping[str, Formatter]) -> int:
    found = world.files[key].found
    lines, count = read_lines(found.path), 0
    for ref in refs:
        text = _text(world, ref, formatters.get(found.lang))
        old, new = f"[{ref.shown}]({ref.kind}:{ref.target})", f"[{text}]({ref.kind}:{ref.target})"
        if text and old in lines[ref.line - 1]:
            lines[ref.line - 1] = lines[ref.line - 1].replace(old, new)
            count += 1
    write_lines(found.path, lines)
    return count


def _text(world: World, ref: Ref, formatter: Formatter | None) -> str:
    name, _, part = ref.target.partition(".")
    if ref.kind == "contact":
        return world.registers.contacts[name].field(part)
    return formatted(world.registers.facts[name], part, formatter) if formatter else ""
