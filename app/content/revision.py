"""The revision of a piece of source text: what a translation was made from."""

import re
from hashlib import sha256
from unicodedata import normalize

from app.content.markers import COMMENT

_INSERTED = re.compile(r"\[[^\[\]]*\]\((?=(?:fact|contact):)")


def revision(text: str) -> str:
    """First 8 hex of SHA-256 over the text: markers removed, white space folded, NFC. What is shown of an
    inserted value does not count, since `lint --fix` rewrites it in every language."""
    return sha256(folded(text).encode()).hexdigest()[:8]


def folded(text: str) -> str:
    """The text that is hashed."""
    return normalize("NFC", " ".join(_INSERTED.sub("[](", COMMENT.sub("", text)).split()))
