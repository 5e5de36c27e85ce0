"""The token of an invite's link: 128 bits, for one use. Only its hash is stored."""

from re import fullmatch
from secrets import token_urlsafe

INVITE_BYTES = 16
JOIN = "/desk/join/"
"""What stands before the token in the path of an invite's link."""


def invite_token() -> str:
    """128 random bits for a link that works once."""
    return token_urlsafe(INVITE_BYTES)


def is_invite_token(text: str) -> bool:
    """True for what could be one of ours; anything else is not worth a question to the database."""
    return fullmatch(r"[A-Za-z0-9_-]{21}[AQgw]", text) is not None
