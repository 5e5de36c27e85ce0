"""The linter: everything that loading checks, and what only matters to who writes."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from app.content.checks import (
    ages,
    digits,
    freshness,
    lengths,
    percents,
    phrasing,
    recordings,
    shown,
    terms,
    translated,
    typed,
)
from app.content.codes import RELEASE_BLOCKERS
from app.content.diagnostics import Diagnostic
from app.content.fix import fix_shown
from app.content.gather import gather
from app.content.languages import Language
from app.content.models import Formatter
from app.content.readability import Figures, figures
from app.content.structure import check_structure
from app.content.world import Check
from app.content.writeids import write_missing_ids

WRITING: tuple[Check, ...] = (
    shown.check,
    ages.check,
    lengths.check,
    percents.check,
    typed.check,
    phrasing.check,
    terms.check,
    translated.check,
    freshness.check,
    digits.check,
    recordings.check,
)


class Examined(NamedTuple):
    """What is wrong in a folder of modules, in the order of the files, and how each edition reads, by its path."""

    found: list[Diagnostic]
    figures: dict[str, Figures]


def examine(
    folder: Path,
    languages: Mapping[str, Language],
    today: date,
    release: bool = False,
    fix: bool = False,
    write_ids: bool = False,
    tools: frozenset[str] | None = None,
    pictograms: frozenset[str] | None = None,
    formatters: Mapping[str, Formatter] | None = None,
) -> Examined:
    """Checks all of a folder. `fix` rewrites shown values first (as `formatters` write them), `write_ids` adds
    missing markers; `release` makes errors of expired facts."""
    if write_ids:
        write_missing_ids(folder, languages)
    if fix:
        fix_shown(folder, languages, formatters or {})
    world, diagnostics = gather(folder, languages, today, tools, pictograms)
    check_structure(world)
    for check in WRITING:
        check(world)
    found = sorted({*diagnostics, *world.found})
    return Examined(
        [_for_release(one) if release else one for one in found],
        {world.files[key].found.shown: figures(edition) for key, edition in world.editions()},
    )


def lint(
    folder: Path,
    languages: Mapping[str, Language],
    today: date,
    release: bool = False,
    fix: bool = False,
    write_ids: bool = False,
    tools: frozenset[str] | None = None,
    pictograms: frozenset[str] | None = None,
    formatters: Mapping[str, Formatter] | None = None,
) -> list[Diagnostic]:
    """Only what is wrong."""
    return examine(folder, languages, today, release, fix, write_ids, tools, pictograms, formatters).found


def has_errors(diagnostics: list[Diagnostic]) -> bool:
    return any(one.severity == "error" for one in diagnostics)


def _for_release(one: Diagnostic) -> Diagnostic:
    return replace(one, severity="error") if one.code in RELEASE_BLOCKERS else one


def render(diagnostics: list[Diagnostic]) -> str:
    """One line each, then how many."""
    errors = sum(one.severity == "error" for one in diagnostics)
    lines = [f"{one}" if one.severity == "error" else f"{one} (warning)" for one in diagnostics]
    return "\n".join([*lines, f"{errors} errors, {len(diagnostics) - errors} warnings"])
