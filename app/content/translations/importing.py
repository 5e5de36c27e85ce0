"""`import-po`: the words of a PO file back into the translations of a language."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import yaml

from app.content.compiled import Edition
from app.content.edit import read_text, to_bytes, with_attribute, write_text
from app.content.editions import compile_found
from app.content.gather import gather
from app.content.languages import Language
from app.content.scan import Found
from app.content.translations.exporting import sources
from app.content.translations.inserting import built, inserted, spans
from app.content.translations.parts import parts, replaced
from app.content.translations.pofile import Entry, read_po
from app.content.translations.stamping import stamp_front
from app.content.translations.status import name_of
from app.content.units import FRONT, Pair, module_units, pairs, word_units
from app.content.world import World


class Imported(NamedTuple):
    """`changed`: addresses of units that got new words. `refused`: what was not taken, and why."""

    changed: list[str]
    refused: list[str]


def import_po(folder: Path, languages: Mapping[str, Language], lang: str, po: str) -> Imported:
    """Write the words of a PO file into the translations of a language. Only entries that are not fuzzy and
    whose source text is today's count; a unit with new words loses its signature."""
    world, _ = gather(folder, languages)
    entries, bad = read_po(po)
    result = Imported([], [f"line {number}: not understood" for number in bad])
    by_unit: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        unit, _, name = entry.context.rpartition("/")
        by_unit.setdefault(unit, {})[name] = entry
    for key in sources(world):
        file = _File(world, key, lang, by_unit, result)
        file.run()
        for unit in file.units:
            by_unit.pop(f"{file.name}/{unit}", None)
    result.refused.extend(f"{unit}: not in the source" for unit in by_unit)
    return result


class _File:
    """One file of the language: its text while units are changed or put in."""

    def __init__(
        self, world: World, key: str, lang: str, entries: Mapping[str, Mapping[str, Entry]], result: Imported
    ) -> None:
        self.found = world.files[key].found
        self.module = self.found.role == "module"
        self.name, self.lang = name_of(key), lang
        self.entries, self.result = entries, result
        self.source = read_text(self.found.path)
        self.target = self._target(world)
        self.text = read_text(self.target.path) if self.target.path.exists() else self._empty()
        self.units = list(dict.fromkeys(part.unit for part in parts(self.source, self.module)))
        self.pairs: dict[str, Pair] = {pair.id: pair for pair in pairs(world) if pair.key == self.target.key}
        self.revisions = _revisions(world, key)

    def _target(self, world: World) -> Found:
        key = f"{self.name}.{self.lang}"
        if key in world.files:
            return world.files[key].found
        path = self.found.path.with_name(
            self.found.path.name.replace(f"{self.found.lang}.md", f"{self.lang}.md")
        )
        return self.found._replace(path=path, shown=str(path), lang=self.lang)

    def _empty(self) -> str:
        if not self.module:
            return self.source[: spans(self.source, False)[FRONT][1]].rstrip() + "\n"
        return f"---\ncode: {self.found.code}\nlang: {self.lang}\ntitle: \naims:\n  - \n  - \n  - \n---\n# \n"

    def run(self) -> None:
        before, previous, changed = self.text, FRONT, []
        for unit in self.units:
            if self._unit(unit, previous):
                changed.append(f"{self.name}/{unit}")
            previous = unit if unit in spans(self.text, self.module) else previous
        if self.text == before:
            return
        problems = [one for one in self._diagnostics(self.text) if one not in self._diagnostics(before)]
        if problems:
            self.result.refused.extend(f"{self.name}.{self.lang}: {problem}" for problem in problems)
            return
        write_text(self.target.path, self.text)
        self.result.changed.extend(changed)

    def _diagnostics(self, text: str) -> list[str]:
        return [f"{one.code} {one.message}" for one in compile_found(self.target, to_bytes(text))[1]]

    def _unit(self, unit: str, previous: str) -> bool:
        """Bring the words of one unit into the text; whether anything changed."""
        wanted = {part.name: part.text for part in parts(self.source, self.module) if part.unit == unit}
        words = self._words(unit, wanted)
        mine = [part for part in parts(self.text, self.module) if part.unit == unit]
        if len({part.name for part in mine}) < len(mine):
            self.result.refused.append(f"{self.name}/{unit}: stands twice in {self.lang}")
            return False
        whole = set(words) == set(wanted)
        if not mine and unit not in {FRONT, "file"}:
            if whole:
                self.text = inserted(
                    self.text, previous, built(self.source, unit, words, self.module), self.module
                )
                self._stamp(unit)
            return whole
        new = [
            (part, words[part.name]) for part in mine if part.name in words and words[part.name] != part.text
        ]
        pair = self.pairs.get(unit)
        renewed = whole and pair is not None and pair.state.startswith("stale")
        if not new and not renewed:
            return False
        self.text = replaced(self.text, new)
        if unit == FRONT:
            self._title(words)
        if whole:
            self._stamp(unit, unsign=bool(new))
        return True

    def _words(self, unit: str, wanted: Mapping[str, str]) -> dict[str, str]:
        found = {}
        for name, entry in self.entries.get(f"{self.name}/{unit}", {}).items():
            if name not in wanted or (entry.words and entry.source != wanted[name]):
                self.result.refused.append(f"{entry.context}: the source has changed since the export")
            elif entry.words and not entry.fuzzy:
                text = " ".join(entry.words.split("\n")).strip()
                found[name] = _yaml(text) if unit == FRONT else text
        return found

    def _title(self, words: Mapping[str, str]) -> None:
        """The heading of a module repeats its title."""
        if "title" in words:
            lines = self.text.split("\n")
            at = next((at for at, line in enumerate(lines) if line.startswith("# ")), None)
            if at is not None:
                lines[at] = f"# {yaml.safe_load(words['title'])}" + ("\r" if lines[at].endswith("\r") else "")
            self.text = "\n".join(lines)

    def _stamp(self, unit: str, unsign: bool = False) -> None:
        revision = self.revisions.get(unit)
        if not revision:
            return
        lines = self.text.split("\n")
        if unit == FRONT:
            kept = [line + "\n" for line in lines]
            stamp_front(kept, {"src": revision} | ({"ok": ""} if unsign else {}))
            self.text = "".join(kept).removesuffix("\n")
            return
        at = self.text.count("\n", 0, spans(self.text, self.module)[unit][0])
        lines[at] = with_attribute(lines[at], "src", revision)
        lines[at] = with_attribute(lines[at], "ok", "") if unsign else lines[at]
        self.text = "\n".join(lines)


def _revisions(world: World, key: str) -> dict[str, str]:
    one = world.compiled[key]
    units = module_units(one, world.text(key)) if isinstance(one, Edition) else word_units(one)
    return {unit.id: unit.stamp.revision for unit in units}


def _yaml(text: str) -> str:
    """A text as YAML writes it: plain where that is read back as the same text."""
    try:
        plain = yaml.safe_load(text) == text and yaml.safe_load(f"a: {text}") == {"a": text}
        quoted = isinstance(yaml.safe_load(f"a: {text}"), dict) and text[:1] in "\"'"
    except yaml.YAMLError:
        plain = quoted = False
    return text if plain or quoted else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
