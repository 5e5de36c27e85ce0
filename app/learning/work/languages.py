"""In which languages papers of staff and employers are printed: those of their modules."""

from app.forms import Posted
from app.i18n import REGISTRY, Locale

LANGUAGES: tuple[Locale, ...] = tuple(REGISTRY[code] for code in ("en", "fi", "sv"))
PAPER_LANGUAGES = tuple((locale.code, locale.native) for locale in LANGUAGES)
"""What a form offers: the code, and the language's own name."""


def paper_locale(current: Locale) -> Locale:
    """The language that a form begins with: that of the page, or English."""
    return current if current in LANGUAGES else LANGUAGES[0]


def chosen_locale(posted: Posted, current: Locale) -> Locale:
    """The language that was chosen in such a form."""
    return next((one for one in LANGUAGES if one.code == posted.first("in")), paper_locale(current))
