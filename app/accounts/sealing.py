"""Boxes that the secret file opens, and marks that only its holder can make."""

import hmac

from app.security.boxes import Damaged, derived, joined, seal, unseal
from app.security.secrets import Secrets


def marked(key: bytes, *parts: bytes) -> bytes:
    """An HMAC-SHA256 over parts, each with its length."""
    return hmac.digest(key, joined(parts), "sha256")


def sealed(secrets: Secrets, label: str, content: bytes, *bound: bytes) -> bytes:
    """Seal under today's pepper, bound to a place such as a member's id."""
    return seal(content, derived(secrets.peppers[secrets.pepper_id], label), *bound)


def unsealed(secrets: Secrets, label: str, box: bytes, *bound: bytes) -> bytes | None:
    """What was sealed under any pepper that is still known; None for a box that is damaged or was moved."""
    for pepper in reversed(list(secrets.peppers.values())):
        try:
            return unseal(box, derived(pepper, label), *bound)
        except Damaged:
            continue  # perhaps an older pepper opens it
    return None
