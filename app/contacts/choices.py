"""What one can choose when looking for somebody to call: needs and languages that the register holds. Pure."""

from collections.abc import Sequence

from app.contacts.words import language_name
from app.content.models import Contact
from app.i18n import Locale, Translate

Rows = list[tuple[str, str]]


def needs_in_words(_: Translate) -> dict[str, str]:
    """What one may need, in the order of the list."""
    return {
        "talk": _("To talk with someone"),
        "work": _("My rights at work"),
        "legal": _("Legal advice"),
        "discrimination": _("I am treated unfairly"),
        "accident": _("An accident at work"),
        "violence": _("Somebody hurts or threatens me"),
        "safety": _("A safe place"),
    }


def needs(contacts: Sequence[Contact], _: Translate) -> Rows:
    """Anything, and each need that somebody serves."""
    held = {need for contact in contacts if not contact.emergency for need in contact.needs}
    return [("", _("Anything")), *(row for row in needs_in_words(_).items() if row[0] in held)]


def tongues(contacts: Sequence[Contact], locale: Locale, _: Translate) -> Rows:
    """Any language, and each that somebody speaks, by its name."""
    spoken = {code: language_name(code, locale) for contact in contacts for code in contact.languages}
    return [("", _("Any language")), *sorted(spoken.items(), key=lambda row: row[1])]
