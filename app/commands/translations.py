"""`translations`: how far each language is, stamps and signatures of modules, and the catalogues of the interface."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from app import i18n
from app.clock import Clock
from app.commands import Refused
from app.commands.catalogues import collected, update
from app.config import Settings
from app.content.front import DEFAULT_SOURCE
from app.content.translations.exporting import export_po
from app.content.translations.importing import import_po
from app.content.translations.stamping import accept, stamp
from app.content.translations.status import Row, render, translations_status
from app.i18n import Locale
from app.main import LANGUAGES

Act = Callable[[Namespace, Settings], int]


def arguments(parser: ArgumentParser) -> None:
    """One word says what to do; most of them want a language, as in addresses: fi, ar, zh-Hans."""
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    status = _action(
        actions, "status", _status, "a table per module and language, and what changed in the source"
    )
    stamping = _action(
        actions, "stamp", _stamp, "note from which source the new words of a language were made"
    )
    accepting = _action(
        actions, "accept", _accept, "stamp words again: the change was trivial, or a person checked"
    )
    updating = _action(actions, "update", _update, "bring the strings of the interface into the catalogues")
    exporting = _action(
        actions, "export-po", _export, "all texts of the modules with their words, for a translator"
    )
    importing = _action(actions, "import-po", _import, "write the words of a PO file into the modules")
    status.add_argument("lang", nargs="?", help="one language only")
    updating.add_argument("lang", nargs="?", help="one language only")
    for one in (stamping, accepting, exporting, importing):
        one.add_argument("lang")
    exporting.add_argument("file", nargs="?", type=Path, help="where to write it (shown if left out)")
    importing.add_argument("file", type=Path)
    accepting.add_argument(
        "ids", nargs="+", metavar="ID", help="l03/s-gross, term/payslip, as status shows them"
    )
    how = accepting.add_mutually_exclusive_group(required=True)
    how.add_argument("--trivial", action="store_true", help="the words still fit; a signature stays")
    how.add_argument(
        "--by", metavar="INITIALS", default="", help="a person has checked the words today and signs"
    )


def run(options: Namespace) -> int:
    """Do what was asked for."""
    return int(options.act(options, Settings()))


def _action(actions: Any, name: str, act: Act, purpose: str) -> ArgumentParser:
    parser: ArgumentParser = actions.add_parser(name, help=purpose, description=purpose.capitalize() + ".")
    parser.set_defaults(act=act)
    return parser


def _status(options: Namespace, settings: Settings) -> int:
    found = translations_status(settings.modules_dir, LANGUAGES)
    lang = _locale(options.lang).code if options.lang else ""
    rows = [row for row in sorted([*found.rows, *_not_begun(found.rows)]) if lang in ("", row.lang)]
    changes = [change for change in found.changes if lang in ("", change.lang)]
    print(render(found._replace(rows=rows, changes=changes)))
    return 0


def _not_begun(rows: Iterable[Row]) -> Iterator[Row]:
    """Files that an offered language does not have yet, as rows in which everything is missing."""
    begun = {(row.name, row.lang) for row in rows}
    units = {row.name: sum(row.counts.values()) - row.counts.get("orphan", 0) for row in rows}
    for name in sorted(units):
        for locale in i18n.OFFERED:
            if locale.code != DEFAULT_SOURCE and (name, locale.code) not in begun:
                yield Row(name, locale.code, {"missing": units[name]})


def _stamp(options: Namespace, settings: Settings) -> int:
    _tell("stamped", stamp(settings.modules_dir, LANGUAGES, _locale(options.lang).code))
    return 0


def _accept(options: Namespace, settings: Settings) -> int:
    lang, today = _locale(options.lang).code, Clock(settings.clock).today()
    try:
        done = accept(settings.modules_dir, LANGUAGES, lang, options.ids, options.by, today)
    except ValueError as error:
        raise Refused(f"Not accepted: {error}.") from None
    _tell("accepted", done)
    unknown = sorted(set(options.ids) - set(done))
    if unknown:
        raise Refused(
            f"Not there in {lang}: {', '.join(unknown)}. `translations status` shows what there is."
        )
    return 0


def _export(options: Namespace, settings: Settings) -> int:
    text = export_po(settings.modules_dir, LANGUAGES, _locale(options.lang).code)
    if options.file:
        options.file.write_text(text, "utf-8")
    else:
        print(text, end="")
    return 0


def _import(options: Namespace, settings: Settings) -> int:
    try:
        text = options.file.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise Refused(f"{options.file} cannot be read as UTF-8 text.") from None
    result = import_po(settings.modules_dir, LANGUAGES, _locale(options.lang).code, text)
    _tell("written", result.changed)
    for reason in result.refused:
        print(f"not taken: {reason}", file=sys.stderr)
    return int(bool(result.refused))


def _update(options: Namespace, settings: Settings) -> int:
    template = collected()
    wanted = [_locale(options.lang)] if options.lang else [one for one in i18n.OFFERED if one.code != "en"]
    for locale in wanted:
        catalogue = update(locale, settings.locales_dir, template)
        missing = sum(not message.string or not any(message.string) for message in catalogue if message.id)
        print(f"{locale.code}: {len(catalogue)} strings, {missing} without words")
    return 0


def _locale(code: str) -> Locale:
    found = i18n.known(code)
    if found is None:
        raise Refused(f"{code} is not in the registry of languages (app/i18n.py).")
    return found


def _tell(what: str, addresses: Iterable[str]) -> None:
    done = list(addresses)
    print("\n".join([*done, f"{len(done)} {what}"]))
