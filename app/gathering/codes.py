"""What lets in: eight digits for phones, a longer secret for the projector. Pure.

Both come from the seed of a group session and the salt of this instance, so that host and projector can show them
for as long as it lasts, and a copy of the database alone opens nothing.
"""

from functools import lru_cache

from markupsafe import Markup

from app.handouts.qr import qr_svg
from app.learners.codes import LONGEST_INPUT, typed_digits
from app.learners.digits import are_digits, digits_of, with_check_digit
from app.security.boxes import derived
from app.security.secrets import Secrets
from app.security.tokens import as_token

KIND = "join"
"""Keeps these digits apart from those of cards and of pairing."""
LENGTH = 8
PAYLOAD = LENGTH - 1


def join_code(secrets: Secrets, seed: bytes) -> str:
    """Eight digits; the last one finds a slip of the finger."""
    return with_check_digit(digits_of(secrets.salt, "join digits", (seed,))[:PAYLOAD])


def read_join_code(typed: str) -> str | None:
    """The digits of what was typed, in any script; None for a slip. Asks nobody whether there is such a code."""
    digits = typed_digits(typed) if len(typed) <= LONGEST_INPUT else None
    return digits if digits and is_join_code(digits) else None


def is_join_code(digits: str) -> bool:
    """True for eight ASCII digits whose check digit agrees."""
    return are_digits(digits, LENGTH)


@lru_cache(256)
def drawn(address: str, label: str) -> Markup:
    """The QR code of the page where phones join, kept: host and projector show the same one again and again."""
    return qr_svg(address, label)


def projector_secret(secrets: Secrets, seed: bytes) -> str:
    """256 bits for the address of the projector's page. It can look at what is shown, and change nothing."""
    return as_token(derived(secrets.salt + seed, "projector"))


def seat_cookie(token: str) -> str:
    """The cookie of the seat that this form takes: the same at a second tap, and after a lost reply."""
    return as_token(derived(token.encode("ascii"), "seat"))
