"""What is ticked and written on a lesson, as another page carries it along. Pure."""

from app.forms import Posted, packed

OF_LESSONS = ("a.", "n.", "nt.")
"""Fields of a lesson: `a.q-slip` is ticked, `n.r-wish` is written, `nt.r-wish` the turn of what was kept of it."""


def pack_ticks(form: Posted) -> str:
    """One field with all of it; "" for nothing, and for more than a page can carry."""
    return packed(pair for pair in form.pairs if pair[0] == "seen" or pair[0].startswith(OF_LESSONS))
