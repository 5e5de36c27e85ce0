"""Random values that a browser holds, 256 bits each. Only their hashes are stored."""

from base64 import urlsafe_b64encode
from hashlib import sha256
from re import fullmatch
from secrets import token_urlsafe

TOKEN_BYTES = 32


def random_token() -> str:
    """256 random bits, as 43 characters that fit a cookie and a form field."""
    return token_urlsafe(TOKEN_BYTES)


def as_token(value: bytes) -> str:
    """256 bits that were derived and not drawn, in the form of a token."""
    return urlsafe_b64encode(value).decode().rstrip("=")


def is_token(text: str) -> bool:
    """True for what could be one of ours; anything else is not worth a question to the database."""
    return fullmatch(r"[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]", text) is not None


def hashed(token: str) -> bytes:
    """What is stored of a token."""
    return digest(token.encode())


def digest(value: bytes) -> bytes:
    """What is stored of random bytes."""
    return sha256(value).digest()
