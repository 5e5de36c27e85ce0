"""Writes into translations what they were made from and who signed: `src=` and `ok=` of their markers."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

from app.content.edit import read_lines, with_attribute, write_lines
from app.content.gather import gather
from app.content.languages import Language
from app.content.translations.status import address
from app.content.units import FRONT, Pair, Unit, pairs
from app.content.world import World

_INITIALS = re.compile(r"[a-z]{1,6}\Z")
_KEY = re.compile(r"(src|ok):")


def stamp(folder: Path, languages: Mapping[str, Language], lang: str) -> list[str]:
    """Stamp every unit of a language that was never stamped; the addresses of those. For authors, who have
    just written the words beside the source: a unit with a stamp keeps it."""
    return _write(folder, languages, lang, lambda pair, mine: not mine.stamp.src, None)


def accept(
    folder: Path,
    languages: Mapping[str, Language],
    lang: str,
    addresses: Iterable[str],
    initials: str = "",
    today: date | None = None,
) -> list[str]:
    """Stamp the named units (`l03/s-gross`) again. Without initials the change of the source was trivial and
    whatever signature is there stays; with them a person has checked the words today and signs."""
    if initials and not (_INITIALS.match(initials) and today):
        raise ValueError("initials are one to six small letters, and a signature needs a day")
    wanted = frozenset(addresses)
    signature = f"{initials}-{today.isoformat()}" if initials and today else None
    return _write(folder, languages, lang, lambda pair, mine: address(pair) in wanted, signature)


def _write(
    folder: Path,
    languages: Mapping[str, Language],
    lang: str,
    wanted: Callable[[Pair, Unit], bool],
    signature: str | None,
) -> list[str]:
    world, _ = gather(folder, languages)
    chosen: dict[str, list[Pair]] = {}
    for pair in pairs(world):
        if pair.lang == lang and pair.mine and pair.theirs and wanted(pair, pair.mine):
            chosen.setdefault(pair.key, []).append(pair)
    for key, of_file in chosen.items():
        _rewrite(world, key, of_file, signature)
    return [address(pair) for of_file in chosen.values() for pair in of_file]


def _rewrite(world: World, key: str, chosen: list[Pair], signature: str | None) -> None:
    path = world.files[key].found.path
    lines = read_lines(path)
    # from the end, since a line put into the front matter moves all that follow
    for pair in reversed(chosen):
        if not pair.mine or not pair.theirs:
            continue
        values = {"src": pair.theirs.stamp.revision} | ({"ok": signature} if signature else {})
        if pair.id == FRONT:
            stamp_front(lines, values)
        else:
            at = pair.mine.line - 1
            for name, value in values.items():
                lines[at] = with_attribute(lines[at], name, value)
    write_lines(path, lines)


def stamp_front(lines: list[str], values: Mapping[str, str]) -> None:
    """Write values at the end of front matter, "" removes one. Quoted, since YAML would read a hash of digits as
    a number. `lines` end in line feeds."""
    end = next((at for at, line in enumerate(lines) if at and line.rstrip() == "---"), 0)
    if not end:
        return
    ending = "\r\n" if lines[0].endswith("\r\n") else "\n"
    kept = [line for line in lines[:end] if not (_KEY.match(line) and line.partition(":")[0] in values)]
    added = [f'{name}: "{value}"{ending}' for name, value in values.items() if value]
    lines[:end] = [*kept, *added]
