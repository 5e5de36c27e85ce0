"""Keys and sealed boxes (SAFETY K3, K9): from a code, a cookie or a form token to a key, never stored."""

from dataclasses import dataclass, field
from secrets import token_bytes

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
NONCE_BYTES = 12
VERSION = b"\x01"
MEMORY_KIB = 64 * 1024
ROUNDS = 3
LANES = 1


class Damaged(Exception):
    """A sealed box that was changed, cut, moved, or is opened with another key."""


@dataclass(frozen=True, slots=True)
class CodeKeys:
    """What one Argon2id run gives: a value to look up by, and the key that opens the data key."""

    lookup: bytes = field(repr=False)
    wrapping: bytes = field(repr=False)


def code_keys(code: str, salt: bytes) -> CodeKeys:
    """The keys of a code. Slow and 64 MiB large on purpose: call it through app.security.hashing."""
    secret = hash_secret_raw(code.encode("ascii"), salt, ROUNDS, MEMORY_KIB, LANES, KEY_BYTES, Type.ID)
    return CodeKeys(lookup=derived(secret, "code lookup"), wrapping=derived(secret, "code wrap"))


def derived(secret: bytes, label: str) -> bytes:
    """A 32 byte key for one purpose (HKDF-SHA256): knowing one says nothing about the others."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=f"askel {label} 1".encode()).derive(secret)


def new_key() -> bytes:
    """A fresh random key."""
    return token_bytes(KEY_BYTES)


def seal(content: bytes, key: bytes, *bound: bytes) -> bytes:
    """Encrypt (AES-256-GCM) and bind to a place: the box opens only with the same key and the same place."""
    nonce = token_bytes(NONCE_BYTES)
    return VERSION + nonce + AESGCM(key).encrypt(nonce, content, _place(bound))


def unseal(box: bytes, key: bytes, *bound: bytes) -> bytes:
    """What was sealed, byte for byte, or Damaged. Never anything in between."""
    nonce, sealed = box[1 : 1 + NONCE_BYTES], box[1 + NONCE_BYTES :]
    if box[:1] != VERSION or len(nonce) < NONCE_BYTES:
        raise Damaged
    try:
        return AESGCM(key).decrypt(nonce, sealed, _place(bound))
    except InvalidTag:
        raise Damaged from None


def _place(bound: tuple[bytes, ...]) -> bytes:
    # each part with its length, so that ("ab", "c") and ("a", "bc") are different places
    return VERSION + b"".join(len(part).to_bytes(4, "big") + part for part in bound)
