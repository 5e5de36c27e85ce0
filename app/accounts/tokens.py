"""Random values that a browser or a link holds. Only their hashes are stored."""

from hashlib import sha256
from re import fullmatch
from secrets import token_urlsafe

SESSION_BYTES = 32
INVITE_BYTES = 16
JOIN = "/desk/join/"
"""What stands before the token in the path of an invite's link."""


def session_token() -> str:
    """256 random bits for a cookie."""
    return token_urlsafe(SESSION_BYTES)


def invite_token() -> str:
    """128 random bits for a link that works once."""
    return token_urlsafe(INVITE_BYTES)


def is_session_token(text: str) -> bool:
    """True for what could be one of ours; anything else is not worth a question to the database."""
    return fullmatch(r"[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]", text) is not None


def is_invite_token(text: str) -> bool:
    """The same for a link."""
    return fullmatch(r"[A-Za-z0-9_-]{21}[AQgw]", text) is not None


def hashed(token: str) -> bytes:
    """What is stored of a token."""
    return sha256(token.encode()).digest()
