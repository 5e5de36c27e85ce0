"""Reads numbers as people type them: any digits, comma or point, blanks between thousands. Pure."""

import re
import unicodedata
from decimal import Decimal

from app.forms import Posted

LONGEST = 20
LONGEST_TYPED = 2 * LONGEST
"""Signs that a field for a number takes, with blanks and marks among them."""
_SIGNS = re.compile(r"[\s\u00a0\u202f\u200e\u200f\u061c\u202a-\u202c\u2066-\u2069'’€]")
# embeddings come along with what is copied on a phone; an override shows a number backwards, and is no blank
_NUMBER = re.compile(r"\d+(?:\.\d+)?\Z")


def amount(typed: str, most: Decimal, places: int = 2) -> Decimal | None:
    """`1 234,50` or `١٢٣٤٫٥` as a number from 0 to `most`; None for what is none, and for nothing."""
    if len(typed) > LONGEST_TYPED:
        return None
    text = _SIGNS.sub("", latin(typed))
    text = _one_point(text.replace("٫", ".").replace("،", ",").replace("٬", "").replace("，", ","))
    if not _NUMBER.match(text) or len(text) > LONGEST:
        return None
    value = Decimal(text)
    return None if value > most or -int(value.as_tuple().exponent) > places else value


def whole(typed: str, most: int) -> int | None:
    """A whole number from 0 to `most`, or None."""
    value = amount(typed, Decimal(most), 0)
    return None if value is None else int(value)


def as_typed(form: Posted, name: str) -> str:
    """What stands in a field for a number. Of more than the field takes so much is kept that it is read as none."""
    return form.first(name)[: 2 * LONGEST_TYPED]


def latin(text: str) -> str:
    """Digits of any script as those that are read in Finland; everything else stays."""
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def _one_point(text: str) -> str:
    """The last of comma and point parts the cents, if it stands alone or the other stands before it."""
    comma, point = text.rfind(","), text.rfind(".")
    if comma < 0:
        return text
    if point < 0:
        return text.replace(",", ".") if text.count(",") == 1 else text
    return text.replace(".", "").replace(",", ".") if comma > point else text.replace(",", "")
