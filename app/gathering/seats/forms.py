"""Reads what phones send: an answer, a signal."""

from app.forms import Posted
from app.gathering.models import LONGEST_CHOICE, LONGEST_ID
from app.gathering.seats.queries import SIGNALS


def read_answer_form(form: Posted) -> tuple[str, str]:
    """The item and the whole answer to it; nothing for what can be none."""
    item, value = form.first("item"), form.first("value")
    fits = len(item) <= LONGEST_ID and len(value) <= LONGEST_CHOICE and "value" in form.values
    return (item, value) if fits else ("", "")


def read_signal_form(form: Posted) -> tuple[str, bool]:
    """Which signal, and whether it is given or taken back; "" for none."""
    name = next((one for one in SIGNALS if one in form.values), "")
    return name, form.first(name) == "1"
