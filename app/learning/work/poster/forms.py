"""Reads which poster somebody wants."""

from app.forms import Posted
from app.learning.work.poster.blocks import LANGUAGES, Wish


def read_wish(posted: Posted) -> Wish:
    """Languages that we have words in, each once, in our own order; A4 unless A3 was chosen."""
    chosen = set(posted.all("lang"))
    languages = tuple(one for one in LANGUAGES if one.code in chosen)
    return Wish(languages, "a3" if posted.first("size") == "a3" else "a4")
