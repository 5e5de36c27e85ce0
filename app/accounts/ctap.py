"""The little CBOR that passkeys may write (CTAP 2): no tags, no open ends, nothing deep. Read before anything else is.

Tags can make a few bytes unfold into gigabytes, and the libraries behind would follow them.
"""

DEEPEST = 8
FIXED = 37
"""Authenticator data begins with the hash of the site (32), flags (1) and the sign count (4)."""
FLAGS = 32
CARRIES_KEY = 0x40
STRINGS, LISTS, MAPS = (2, 3), 4, 5
ALONE = (0, 1, 7)


class Unreadable(ValueError):
    """CBOR that no passkey writes."""


def is_plain(content: bytes) -> bool:
    """True for one plain item and nothing behind it."""
    return _all_plain(content, 0, most=1)


def is_plain_data(data: bytes) -> bool:
    """True for authenticator data whose key and extensions, if it carries any, are plain."""
    at = FIXED
    if data[FLAGS:FIXED] and data[FLAGS] & CARRIES_KEY:
        at += 18 + int.from_bytes(data[at + 16 : at + 18], "big")
    return at <= len(data) and _all_plain(data, at, most=2)


def _all_plain(content: bytes, at: int, most: int) -> bool:
    try:
        for _ in range(most):
            at = _end(content, at) if at < len(content) else at
    except Unreadable:
        return False
    return at == len(content) > 0


def _end(content: bytes, at: int, depth: int = 0) -> int:
    """Where the item that begins at a place ends."""
    kind, number, at = _head(content, at)
    if kind in STRINGS:
        at += number
    elif kind in (LISTS, MAPS) and depth < DEEPEST:
        for _ in range(number * (kind - LISTS + 1)):
            at = _end(content, at, depth + 1)
    elif kind not in ALONE:
        raise Unreadable
    if at > len(content):
        raise Unreadable
    return at


def _head(content: bytes, at: int) -> tuple[int, int, int]:
    """The kind of an item, its number (a value, a length, a count) and the place behind both."""
    first = content[at : at + 1]
    if not first or first[0] & 31 > 27:
        raise Unreadable
    kind, small = first[0] >> 5, first[0] & 31
    if small < 24:
        return kind, small, at + 1
    size = 1 << (small - 24)
    return kind, int.from_bytes(content[at + 1 : at + 1 + size], "big"), at + 1 + size
