"""Finds and compiles everything in a folder, without a cache: for the linter and the translation tools."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from app.content.diagnostics import Diagnostic
from app.content.editions import Compiled, File, cache_name, compile_found
from app.content.languages import Language
from app.content.registers import read_registers
from app.content.scan import scan
from app.content.world import World


def gather(
    folder: Path,
    languages: Mapping[str, Language],
    today: date | None = None,
    tools: frozenset[str] | None = None,
    pictograms: frozenset[str] | None = None,
) -> tuple[World, list[Diagnostic]]:
    """All files compiled, and what is wrong with each by itself."""
    found = scan(folder, languages)
    registers, diagnostics = read_registers(found.files)
    diagnostics += found.diagnostics
    files: dict[str, File] = {}
    compiled: dict[str, Compiled] = {}
    for one in found.files:
        if one.lang:
            files[one.key] = File(one, cache_name(one, b""))
            compiled[one.key], complaints = compile_found(one)
            diagnostics += complaints
    return World(files, compiled, registers, found, languages, tools, pictograms, today), diagnostics
