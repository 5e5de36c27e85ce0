"""Twelve digits that work once: on a card, and from phone to phone. The last one finds a slip of the finger. Pure."""

import hmac
from collections.abc import Sequence

from app.learners.codes import LONGEST_INPUT, typed_digits
from app.security.boxes import derived, joined
from app.security.secrets import Secrets

LENGTH = 12
PAYLOAD = LENGTH - 1


def with_check_digit(payload: str) -> str:
    """The payload with its check digit (ISO/IEC 7064, MOD 11,10)."""
    return f"{payload}{(11 - _product(payload)) % 10}"


def are_digits(digits: str, length: int = LENGTH) -> bool:
    """True for so many ASCII digits whose check digit agrees."""
    whole = len(digits) == length and digits.isascii() and digits.isdigit()
    return whole and with_check_digit(digits[:-1]) == digits


def slip_in(typed: str) -> str:
    """What is wrong with what was typed, if that shows without asking anybody; "" for nothing."""
    digits = typed_digits(typed)
    if not typed.strip():
        return "empty"
    if not digits or len(typed) > LONGEST_INPUT:
        return "not digits"
    if len(digits) != LENGTH:
        return "length"
    return "" if are_digits(digits) else "digit"


def digits_of(secret: bytes, label: str, parts: Sequence[bytes]) -> str:
    """The same parts give the same digits; whoever lacks the secret guesses one of a hundred billion."""
    made = hmac.digest(derived(secret, label), joined(parts), "sha256")
    return with_check_digit(f"{int.from_bytes(made, 'big') % 10**PAYLOAD:0{PAYLOAD}}")


def hashes_of(secrets: Secrets, label: str, digits: str) -> dict[str, bytes]:
    """What the database may hold for digits, by the key id of the pepper; the label keeps kinds of digits apart."""
    return secrets.lookups(joined((label.encode(), digits.encode("ascii"))))


def _product(payload: str) -> int:
    product = 10
    for digit in payload:
        total = (product + int(digit)) % 10 or 10
        product = total * 2 % 11
    return product
