"""Random values that a browser holds: the session cookie and the form token. Only their hashes are stored."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from re import fullmatch
from secrets import token_urlsafe

from app.learners.sealing import derived

TOKEN_BYTES = 32
TAG_BYTES = 9


def random_token() -> str:
    """256 random bits, as 43 characters that fit a cookie and a form field."""
    return token_urlsafe(TOKEN_BYTES)


def is_token(text: str) -> bool:
    """True for what could be one of ours; anything else is not worth a question to the database."""
    return fullmatch(r"[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]", text) is not None


def hashed(token: str) -> bytes:
    """What is stored of a token."""
    return sha256(token.encode()).digest()


def key_of(token: str, label: str) -> bytes:
    """The key that a token holder can make, and the server cannot once the request is over."""
    return derived(urlsafe_b64decode(token + "="), label)


def who_tag(learner_id: bytes) -> str:
    """Tells a page whether the same learner came back, and nothing more: ids are random and never shown."""
    return urlsafe_b64encode(sha256(b"askel who 1" + learner_id).digest()[:TAG_BYTES]).decode()
