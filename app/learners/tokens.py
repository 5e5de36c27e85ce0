"""What a learner's cookie or form token opens, and the tag by which a page knows that the same learner came back."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256

from app.security.boxes import derived

TAG_BYTES = 9


def key_of(token: str, label: str) -> bytes:
    """The key that a token holder can make, and the server cannot once the request is over."""
    return derived(urlsafe_b64decode(token + "="), label)


def who_tag(learner_id: bytes) -> str:
    """Tells a page whether the same learner came back, and nothing more: ids are random and never shown."""
    return urlsafe_b64encode(sha256(b"askel who 1" + learner_id).digest()[:TAG_BYTES]).decode()
