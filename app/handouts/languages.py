"""What a writer must know of a language: its tag, its direction, and the script of a text."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from babel import Locale as BabelLocale
from babel import UnknownLocaleError

from app import i18n
from app.handouts.paper import Direction, Side

SCRIPTS = (
    ("arabic", 0x0600, 0x08FF),
    ("thai", 0x0E00, 0x0E7F),
    ("devanagari", 0x0900, 0x097F),
    ("bengali", 0x0980, 0x09FF),
    ("ethiopic", 0x1200, 0x139F),
    ("chinese", 0x2E80, 0x9FFF),
)


@lru_cache(maxsize=64)
def tag(lang: str) -> str:
    """The tag that goes into a document ("prs" -> "fa-AF"); "und" for what is no tag."""
    known = i18n.known(lang)
    if known:
        return known.lang
    language, *rest = lang.replace("_", "-").split("-")
    if not (language.isascii() and language.isalpha() and 2 <= len(language) <= 3):
        return "und"
    region = next((part.upper() for part in rest if len(part) == 2 and part.isascii() and part.isalpha()), "")
    return f"{language.lower()}-{region}" if region else language.lower()


@lru_cache(maxsize=64)
def direction(lang: str) -> Direction:
    """Which way a language is written."""
    known = i18n.known(lang)
    if known:
        return known.dir
    try:
        return "rtl" if BabelLocale.parse(tag(lang).replace("-", "_")).text_direction == "rtl" else "ltr"
    except (UnknownLocaleError, ValueError):
        return "ltr"


def sides(langs: Sequence[str]) -> tuple[Side, ...]:
    """Where columns begin that stand in these languages: one that runs against the first begins at the other side."""
    return tuple("start" if direction(lang) == direction(langs[0]) else "end" for lang in langs)


def base(text: str, around: Direction) -> Direction:
    """The direction to lay a text out in: that around it, unless every letter goes the other way.

    Text without letters (a time, a sum, a phone number) is read from left to right everywhere.
    """
    kinds = {
        "rtl" if kind in {"R", "AL"} else "ltr"
        for kind in map(unicodedata.bidirectional, text)
        if _strong(kind)
    }
    if around in kinds:
        return around
    return "rtl" if "rtl" in kinds else "ltr"


def has_letters(text: str) -> bool:
    """True where a text has a direction of its own."""
    return any(_strong(unicodedata.bidirectional(letter)) for letter in text)


def _strong(kind: str) -> bool:
    return kind in {"L", "R", "AL"}


def script(text: str) -> str:
    """The script that a text is mostly written in, apart from Latin and its neighbours ("latin")."""
    found: Counter[str] = Counter()
    for letter in text:
        if letter >= "\u0600":
            found.update(name for name, first, last in SCRIPTS if first <= ord(letter) <= last)
    return found.most_common(1)[0][0] if found else "latin"
