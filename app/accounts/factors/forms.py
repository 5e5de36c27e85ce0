"""Reads what is typed when a factor is added: the digits of an app, the name of a passkey."""

from dataclasses import dataclass, field

from app.accounts.models import LONGEST_LABEL
from app.forms import Posted
from app.security.boxes import from_text

LONGEST_BOX = 400


@dataclass(frozen=True, slots=True)
class AppForm:
    """The sealed secret that was offered, and the digits that the app shows for it."""

    box: bytes = field(repr=False)
    digits: str


def read_app(form: Posted) -> AppForm:
    """An app that is being set up. A box that is none opens nothing."""
    return AppForm(from_text(form.first("offer")[:LONGEST_BOX]), form.first("digits"))


def read_label(form: Posted) -> str:
    """What somebody calls a passkey, in one line."""
    return " ".join(form.first("label").split())[:LONGEST_LABEL]
