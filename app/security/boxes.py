"""Keys for one purpose each, and sealed boxes that open at their place alone (SAFETY K9). Pure."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Sequence
from secrets import token_bytes

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
NONCE_BYTES = 12
VERSION = b"\x01"


class Damaged(Exception):
    """A sealed box that was changed, cut, moved, or is opened with another key."""


def derived(secret: bytes, label: str) -> bytes:
    """A 32 byte key for one purpose (HKDF-SHA256): knowing one says nothing about the others."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=f"askel {label} 1".encode()).derive(secret)


def new_key() -> bytes:
    """A fresh random key."""
    return token_bytes(KEY_BYTES)


def seal(content: bytes, key: bytes, *bound: bytes) -> bytes:
    """Encrypt (AES-256-GCM) and bind to a place: the box opens only with the same key and the same place."""
    nonce = token_bytes(NONCE_BYTES)
    return VERSION + nonce + AESGCM(key).encrypt(nonce, content, VERSION + joined(bound))


def unseal(box: bytes, key: bytes, *bound: bytes) -> bytes:
    """What was sealed, byte for byte, or Damaged. Never anything in between."""
    nonce, sealed = box[1 : 1 + NONCE_BYTES], box[1 + NONCE_BYTES :]
    if box[:1] != VERSION or len(nonce) < NONCE_BYTES:
        raise Damaged
    try:
        return AESGCM(key).decrypt(nonce, sealed, VERSION + joined(bound))
    except InvalidTag:
        raise Damaged from None


def as_text(box: bytes) -> str:
    """A box as it fits a cookie and a form field."""
    return urlsafe_b64encode(box).decode()


def from_text(text: str) -> bytes:
    """The box in such a text; for what is none an empty one, which is Damaged wherever it is opened."""
    try:
        return urlsafe_b64decode(text.encode())
    except (NotBase64, UnicodeEncodeError):
        return b""


def joined(parts: Sequence[bytes]) -> bytes:
    """Parts as one, each with its length, so that ("ab", "c") and ("a", "bc") are different."""
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)
