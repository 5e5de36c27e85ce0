"""Passwords: which are refused (SAFETY C1), and their slow hashes. One run costs what one run for a code costs."""

from base64 import b64encode
from collections.abc import Iterable
from enum import StrEnum
from re import findall
from secrets import token_bytes
from unicodedata import normalize

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from app.accounts.wellknown import GUESSED_FIRST

LEAST, MOST = 12, 200
LEAST_DIFFERENT = 5
LEAST_OWN_WORD = 2
MEMORY_KIB, ROUNDS, LANES, SALT_BYTES, HASH_BYTES = 64 * 1024, 3, 1, 16, 32
HASHER = PasswordHasher(ROUNDS, MEMORY_KIB, LANES, HASH_BYTES, SALT_BYTES)
LOOKALIKES = tuple(
    str.maketrans(one, two)
    for one, two in (("@4301!5$7", "aaeoiisst"), ("@43015$7", "aaeolsst"), ("åäö", "aao"))
)


class Weakness(StrEnum):
    """Why a password is refused."""

    SHORT = "short"
    LONG = "long"
    COMMON = "common"


def weakness(password: str, about: Iterable[str] = ()) -> Weakness | None:
    """What is wrong with a new password. `about`: mail address, name, organisation, of which it must not consist."""
    plain = _plain(password)
    if len(plain) < LEAST:
        return Weakness.SHORT
    if len(plain) > MOST:
        return Weakness.LONG
    low = plain.lower()
    own = {word for text in about for word in findall(r"\w+", text.lower()) if len(word) >= LEAST_OWN_WORD}
    if len(set(low)) < LEAST_DIFFERENT or _consists_of(low, GUESSED_FIRST | own):
        return Weakness.COMMON
    return None


def password_hash(password: str) -> str:
    """The Argon2id hash to keep. Slow and 64 MiB large on purpose: call it through app.security.hashing."""
    return HASHER.hash(_plain(password)[:MOST])


def fits(kept: str, password: str) -> bool:
    """Whether this is the password of that hash: one Argon2id run, whatever was typed. As slow as making one."""
    try:
        return HASHER.verify(kept, _plain(password)[:MOST])
    except VerifyMismatchError:
        return False


def decoy_hash() -> str:
    """A hash that no password has, for mail addresses that nobody has: finding out takes just as long."""
    salt, none = (b64encode(token_bytes(size)).decode().rstrip("=") for size in (SALT_BYTES, HASH_BYTES))
    return f"$argon2id$v=19$m={MEMORY_KIB},t={ROUNDS},p={LANES}${salt}${none}"


def _plain(password: str) -> str:
    # one spelling of what keyboards make in two ways: ä, or a and two dots
    return normalize("NFC", password)


def _consists_of(text: str, words: frozenset[str]) -> bool:
    """True when nothing is left beside these words, repeated letters, digits and signs."""
    longest = max(map(len, words))
    reached = [True] + [False] * len(text)
    for start, char in enumerate(text):
        if not reached[start]:
            continue
        if not char.isalpha() or text[start - 1 : start] == char:
            reached[start + 1] = True
        for end in range(start + 2, min(start + longest, len(text)) + 1):
            reached[end] = reached[end] or _spells(text[start:end], words)
    return reached[-1]


def _spells(part: str, words: frozenset[str]) -> bool:
    return part in words or any(part.translate(table) in words for table in LOOKALIKES)
