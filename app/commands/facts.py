"""`facts`: what must be verified next, by whom, and what uses it: a table to read, or JSON."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from app.clock import Clock
from app.commands import Refused
from app.config import Settings
from app.content.due import Due, due, uses
from app.content.gather import gather
from app.content.indexed import module_row
from app.content.lint import has_errors
from app.main import LANGUAGES
from app.practice.tools.shelf import INSERTED

NOBODY = "nobody"
HEAD = ("verify by", "when", "id", "grade", "checked on", "signed by", "to check", "topic")
WIDTHS = (12, 9, 14, 7, 12, 14, 25)


def arguments(parser: ArgumentParser) -> None:
    """Without --due everything is listed, what is overdue first."""
    parser.add_argument(
        "--due", type=_days, metavar="DAYS", help="only what must be verified within so many days"
    )
    parser.add_argument("--json", action="store_true", help="for other programs")


def run(options: Namespace) -> int:
    """List the entries of both registers. The exit code is 0 also when some are overdue: `lint --release` judges."""
    settings = Settings()
    if not settings.modules_dir.is_dir():
        raise Refused(f"There is no folder {settings.modules_dir}.")
    today = Clock(settings.clock).today()
    found = _listed(settings, today)
    if options.due is not None:
        found = [one for one in found if one.verify_by <= today + timedelta(days=options.due)]
    print(_as_json(found) if options.json else _as_text(found, today))
    return 0


def _days(text: str) -> int:
    """A number of days from now. Raises ValueError, which the parser puts in words."""
    days = int(text)
    if not 0 <= days <= 3660:
        raise ValueError(text)
    return days


def _listed(settings: Settings, today: date) -> list[Due]:
    world, diagnostics = gather(settings.modules_dir, LANGUAGES)
    if has_errors([one for one in diagnostics if one.code.startswith("R")]):
        raise Refused("The registers are not in order. `python -m app lint` says what is wrong.")
    rows = [module_row(edition, ()) for _, edition in sorted(world.sources().items())]
    return due(world.registers, uses(rows, INSERTED), today)


def _as_json(found: Iterable[Due]) -> str:
    return json.dumps([one._asdict() for one in found], ensure_ascii=False, indent=2, default=_day)


def _day(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _as_text(found: list[Due], today: date) -> str:
    over, soon = (sum(one.when == when for one in found) for when in ("overdue", "soon"))
    unsigned = sum(not one.signed_by for one in found)
    lines = [_row(HEAD), *(line for one in found for line in _lines(one))]
    told = f"{today.isoformat()}: {len(found)} entries, {over} overdue, {soon} within 30 days, "
    return "\n".join([*lines, f"{told}{unsigned} signed by {NOBODY}"])


def _lines(one: Due) -> Iterator[str]:
    """A row, then where it is used and what the editor should know."""
    grade = f"{one.grade} *" if one.star else one.grade
    yield _row(
        (
            one.verify_by.isoformat(),
            one.when,
            one.id,
            grade,
            one.checked_on.isoformat(),
            one.signed_by or NOBODY,
            ", ".join(one.checked_by),
            one.topic,
        )
    )
    yield f"    used in: {' '.join(one.used_in) or 'nothing'}"
    yield f"    source: {one.source_title} {one.source_url}".rstrip()
    if one.note:
        yield f"    note: {one.note}"


def _row(cells: Iterable[str]) -> str:
    *first, last = cells
    return "".join(f"{cell:{width}}" for cell, width in zip(first, WIDTHS, strict=True)) + last
