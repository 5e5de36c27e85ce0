"""Reads what phones send: an answer, a signal."""

from typing import NamedTuple

from app.forms import Posted
from app.gathering.models import LONGEST_CHOICE, LONGEST_ID
from app.gathering.seats.queries import SIGNALS


class Sent(NamedTuple):
    """An answer as it was sent. `shown`: the version that a script has on the screen, "" from a plain form."""

    item: str = ""
    value: str = ""
    shown: str = ""


def read_answer_form(form: Posted) -> Sent:
    """The item and the whole answer to it; nothing for what can be none."""
    sent = Sent(form.first("item"), form.first("value"), form.first("shown"))
    fits = len(sent.item) <= LONGEST_ID and len(sent.value) <= LONGEST_CHOICE and "value" in form.values
    return sent if fits else Sent()


def read_signal_form(form: Posted) -> tuple[str, bool]:
    """Which signal, and whether it is given or taken back; "" for none."""
    name = next((one for one in SIGNALS if one in form.values), "")
    return name, form.first(name) == "1"
