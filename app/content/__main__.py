"""For now: `python -m app.content [PATH]` lints module files."""

import sys
from datetime import date
from pathlib import Path

from app.content.gather import gather
from app.content.languages import Language
from app.content.lint import lint, render
from app.content.readability import figures
from app.content.readability import render as table

LANGUAGES = {
    "en": Language("en", chain=()),
    "fi": Language("fi"),
    "ar": Language("ar", "rtl"),
    "sv": Language("sv"),
}
only = sys.argv[1] if len(sys.argv) > 1 else ""
pictograms = {p.stem for p in Path("static/images/pictograms").glob("*.svg")}
found = lint(Path("modules"), LANGUAGES, date(2026, 11, 24), pictograms=frozenset(pictograms) or None)
print(render([one for one in found if only.rstrip("/") in one.path]))
print(table([figures(edition) for _, edition in gather(Path("modules"), LANGUAGES)[0].editions()]))
if only.startswith("stamp="):
    from app.content.translations.stamping import stamp
    from app.content.translations.status import render as status_text
    from app.content.translations.status import translations_status

    print(stamp(Path("modules"), LANGUAGES, only.partition("=")[2]))
    print(status_text(translations_status(Path("modules"), LANGUAGES)))
