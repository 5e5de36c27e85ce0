"""Reads what is sent about cards."""

import re
from dataclasses import dataclass

from app import i18n
from app.forms import Posted
from app.i18n import Locale

PRESET = re.compile(r"[a-z][a-z0-9-]{0,30}")


@dataclass(frozen=True, slots=True)
class NewCardForm:
    """A card as it is asked for. `lang`: of the sheet, and of the page that its QR opens."""

    seed: str
    preset: str
    group: str
    share: str
    lang: Locale


def read_new_card(form: Posted, own: Locale) -> NewCardForm:
    """What is none of ours is as if it were not chosen."""
    preset = form.first("preset")
    return NewCardForm(
        form.first("seed"),
        preset if PRESET.fullmatch(preset) else "",
        form.first("group"),
        form.first("share"),
        i18n.offered(form.first("sheet")) or own,
    )
