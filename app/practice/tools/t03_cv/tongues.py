"""The languages that a CV can name, called as each language calls them. Pure."""

from app import i18n
from app.i18n import Locale

FIRST = ("fi", "sv", "en")
TONGUES = (
    *FIRST,
    *(
        "am",
        "ar",
        "bn",
        "my",
        "ckb",
        "de",
        "es",
        "et",
        "fa",
        "prs",
        "fil",
        "fr",
        "ha",
        "hi",
        "ig",
        "ku",
        "ky",
    ),
    *("ln", "ne", "pa", "pl", "ps", "pt", "ro", "ru", "rw", "so", "sq", "sw", "ta", "th", "ti", "tr", "uk"),
    *("ur", "uz", "vi", "yo", "zh"),
)


def tongue(tag: str, reader: Locale) -> str:
    """A language's name with a large first letter, as a line begins with it."""
    known = i18n.REGISTRY.get(tag)
    name = i18n.name_in(known, reader) if known else i18n.name_of_tag(tag, reader)
    return name[:1].upper() + name[1:]


def tongues(reader: Locale) -> dict[str, str]:
    """All of them by tag: those of Finland and English first, the rest by name."""
    named = {tag: tongue(tag, reader) for tag in TONGUES}
    rest = sorted((tag for tag in TONGUES if tag not in FIRST), key=lambda tag: named[tag].casefold())
    return {tag: named[tag] for tag in (*FIRST, *rest)}
