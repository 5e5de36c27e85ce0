"""A sealed learner id in the form that erases: so that a second tap is told the truth, that it is done."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64

from app.security.boxes import Damaged, derived, seal, unseal

LONGEST = 200


def receipt(salt: bytes, learner_id: bytes) -> str:
    """Says nothing to anybody but this server."""
    return urlsafe_b64encode(seal(learner_id, derived(salt, "receipt"), b"receipt")).decode()


def read_receipt(salt: bytes, text: str) -> bytes | None:
    """The learner id, or None for something that this server never gave."""
    try:
        return unseal(urlsafe_b64decode(text[:LONGEST].encode()), derived(salt, "receipt"), b"receipt")
    except (NotBase64, Damaged, UnicodeEncodeError):
        return None
