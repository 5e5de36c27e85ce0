"""What to do in an emergency call, and what a caller's language is called, for the operator and for the caller."""

from collections.abc import Iterable
from typing import NamedTuple

from app import i18n
from app.contacts.finding import emergency
from app.contacts.words import language_name
from app.content.models import Contact
from app.i18n import Locale, Translate


class Called(NamedTuple):
    """A language as operators know it. `own`: its name for the reader, if the emergency number answers in it."""

    english: str
    finnish: str
    own: str


def called(lang: str, contacts: Iterable[Contact], reader: Locale) -> Called:
    """The names of a language, also of one that we do not offer."""
    answered = any(lang in one.languages for one in emergency(contacts))
    return Called(
        language_name(lang, i18n.REGISTRY["en"]),
        language_name(lang, i18n.REGISTRY["fi"]),
        language_name(lang, reader) if answered else "",
    )


def steps(language: Called, _: Translate) -> tuple[str, ...]:
    """What to do, one after the other. The second step is about the caller's language."""
    return (
        _("Call 112. It is free, from any phone."),
        _("You can speak %(language)s.") % {"language": language.own}
        if language.own
        else _("Say the name of your language. They bring an interpreter."),
        _("Say what happens and where you are. A street name or a sign is enough."),
        _("Wait. Do not end the call before they say so."),
    )
