"""The six digits of an authenticator app (TOTP, RFC 6238), and the codes on paper that stand in for it."""

from base64 import b32encode
from hmac import compare_digest
from secrets import choice, token_bytes
from unicodedata import decimal
from urllib.parse import quote, urlencode

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

SECRET_BYTES = 20
DIGITS = 6
PERIOD = 30
WINDOW = 1
"""Steps before and after now whose digits count: clocks differ, and people type slowly."""
PAPER_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
PAPER_LENGTH = 16
PAPER_GROUP = 4
LONGEST_INPUT = 60


def new_secret() -> bytes:
    """160 random bits, as the standard asks for."""
    return token_bytes(SECRET_BYTES)


def spelled(secret: bytes) -> str:
    """The secret for somebody who types it into the app: base32."""
    return b32encode(secret).decode()


def otpauth_uri(secret: bytes, email: str, site: str) -> str:
    """What the QR code for the app says."""
    fields = {"secret": spelled(secret), "issuer": site, "digits": DIGITS, "period": PERIOD}
    return f"otpauth://totp/{quote(site)}:{quote(email)}?{urlencode(fields, quote_via=quote)}"


def digits_at(secret: bytes, step: int) -> str:
    """The six digits of one time step."""
    return TOTP(secret, DIGITS, SHA1(), PERIOD).generate(step * PERIOD).decode()  # noqa: S303 - every app's default


def matching_step(secret: bytes, typed: str, now: int, last: int) -> int | None:
    """The time step whose digits were typed: near now, and after the last one that was taken. None: no match."""
    given = _digits(typed)
    nearest = now // PERIOD
    steps = [
        step
        for step in range(nearest - WINDOW, nearest + WINDOW + 1)
        if compare_digest(digits_at(secret, step), given) and step > last
    ]
    return steps[0] if steps else None


def paper_code() -> str:
    """A recovery code of 80 random bits, in letters that are hard to confuse."""
    return "".join(choice(PAPER_LETTERS) for _ in range(PAPER_LENGTH))


def grouped(code: str) -> str:
    """A recovery code as it is shown: four groups of four."""
    return " ".join(code[start : start + PAPER_GROUP] for start in range(0, len(code), PAPER_GROUP))


def read_paper_code(text: str) -> str | None:
    """The recovery code in what was typed, with or without gaps; None for what cannot be one."""
    code = "".join(char for char in text[:LONGEST_INPUT].upper() if char.isalnum())
    return code if len(code) == PAPER_LENGTH and set(code) <= set(PAPER_LETTERS) else None


def _digits(typed: str) -> str:
    # in any script; what is no digit falls out, so that "123 456" counts
    values = (decimal(char, None) for char in typed[:LONGEST_INPUT])
    return "".join(str(value) for value in values if value is not None)
