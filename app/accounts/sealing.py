"""Keys that come from the secret file, marks that only their holder can make, and sealed boxes."""

import hmac
from secrets import token_bytes

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.security.secrets import Secrets

KEY_BYTES = 32
NONCE_BYTES = 12
VERSION = b"\x01"


def derived(secret: bytes, label: str) -> bytes:
    """A 32 byte key for one purpose (HKDF-SHA256): knowing one says nothing about the others."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=f"askel {label} 1".encode()).derive(secret)


def marked(key: bytes, *parts: bytes) -> bytes:
    """An HMAC-SHA256 over parts, each with its length: ("ab", "c") and ("a", "bc") are different."""
    return hmac.digest(key, joined(parts), "sha256")


def sealed(secrets: Secrets, label: str, content: bytes, *bound: bytes) -> bytes:
    """Encrypt (AES-256-GCM) under today's pepper and bind to a place, such as a member's id."""
    key, nonce = derived(secrets.peppers[secrets.pepper_id], label), token_bytes(NONCE_BYTES)
    return VERSION + nonce + AESGCM(key).encrypt(nonce, content, joined(bound))


def unsealed(secrets: Secrets, label: str, box: bytes, *bound: bytes) -> bytes | None:
    """What was sealed under any pepper that is still known; None for a box that is damaged or was moved."""
    nonce, content = box[1 : 1 + NONCE_BYTES], box[1 + NONCE_BYTES :]
    if box[:1] != VERSION or len(nonce) < NONCE_BYTES:
        return None
    for pepper in reversed(list(secrets.peppers.values())):
        try:
            return AESGCM(derived(pepper, label)).decrypt(nonce, content, joined(bound))
        except InvalidTag:
            continue
    return None


def joined(parts: tuple[bytes, ...]) -> bytes:
    """Parts as one, from which they could be told apart again."""
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)
