"""The keys of a code (SAFETY K3): from the code to a lookup value and a wrapping key, never stored."""

from dataclasses import dataclass, field

from argon2.low_level import Type, hash_secret_raw

from app.security.boxes import KEY_BYTES, derived

MEMORY_KIB = 64 * 1024
ROUNDS = 3
LANES = 1


@dataclass(frozen=True, slots=True)
class CodeKeys:
    """What one Argon2id run gives: a value to look up by, and the key that opens the data key."""

    lookup: bytes = field(repr=False)
    wrapping: bytes = field(repr=False)


def code_keys(code: str, salt: bytes) -> CodeKeys:
    """The keys of a code. Slow and 64 MiB large on purpose: call it through app.security.hashing."""
    secret = hash_secret_raw(code.encode("ascii"), salt, ROUNDS, MEMORY_KIB, LANES, KEY_BYTES, Type.ID)
    return CodeKeys(lookup=derived(secret, "code lookup"), wrapping=derived(secret, "code wrap"))
