"""Interface strings: collected from code and templates, and brought into the catalogue of each language."""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from app.config import ROOT
from app.i18n import Locale

NOTE_TAGS = ("NOTE:",)
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "N_": None}

NOISE = (
    b'"Project-Id-Version',
    b'"Report-Msgid',
    b'"POT-Creation',
    b'"PO-Revision',
    b'"Last-Translator',
    b'"Language-Team',
    b'"Generated-By',
)
"""Header lines that say nothing here, or change with every run."""


def collected(root: Path = ROOT) -> Catalog:
    """Every string that a reader may see, with where it stands and the notes for translators."""
    with (root / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)  # type: ignore[no-untyped-call]
    catalogue = Catalog(charset="utf-8")
    found = extract_from_dir(str(root), methods, options, keywords=KEYWORDS, comment_tags=NOTE_TAGS)
    for name, _, message, notes, context in found:
        catalogue.add(message, None, [(name, 0)], auto_comments=notes, context=context)
    return catalogue


def path_of(locale: Locale, folder: Path) -> Path:
    """Where the catalogue of a language lies."""
    return folder / locale.babel / "LC_MESSAGES" / "messages.po"


def read(locale: Locale, folder: Path) -> Catalog:
    """The catalogue of a language, an empty one if there is none yet."""
    path = path_of(locale, folder)
    if not path.exists():
        return _empty(locale)
    with path.open("rb") as source:
        return read_po(source, locale=locale.babel, abort_invalid=True)


def update(locale: Locale, folder: Path, template: Catalog) -> Catalog:
    """Write the catalogue anew: new strings empty, vanished ones gone, nothing guessed."""
    catalogue = read(locale, folder)
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.mime_headers = [*_kept_headers(catalogue), ("Plural-Forms", locale.plural)]
    path = path_of(locale, folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_written(catalogue))
    return catalogue


def _empty(locale: Locale) -> Catalog:
    comment = f"# Words of the interface: {locale.native}."
    return Catalog(
        locale.babel, project="askel", version="1", header_comment=comment, charset="utf-8", fuzzy=False
    )


def _kept_headers(catalogue: Catalog) -> list[tuple[str, str]]:
    return [(name, value) for name, value in catalogue.mime_headers if name.lower() != "plural-forms"]


def _written(catalogue: Catalog) -> bytes:
    out = BytesIO()
    write_po(out, catalogue, width=100, sort_by_file=True, ignore_obsolete=True, include_lineno=False)
    return b"".join(line for line in out.getvalue().splitlines(True) if not line.startswith(NOISE))
