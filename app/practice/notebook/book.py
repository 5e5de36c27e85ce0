"""Opens and closes the notebook's pages. Pure: keys and bytes in, words or Damaged out.

A page is sealed under the learner's own key and bound to the learner, its name and its turn. Names are keyed
hashes, so the rows do not even tell which tools somebody uses. Sizes are padded to whole kilobytes. One page,
the contents, holds the turn of every other, so that an old page put back in its place is noticed, too.
"""

import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from app.security.boxes import Damaged, derived, seal, unseal

PAD = 1024
LONGEST = 48 * 1024
CONTENTS = "contents"
LENGTH_BYTES = 4


def turn_in(text: str) -> int:
    """The turn of a page as a form holds it; 0, which no page has, for what is none."""
    return int(text) if re.fullmatch(r"[0-9]{1,12}", text) else 0


class TooLong(Exception):
    """More words than a page of the notebook holds."""


@dataclass(frozen=True, slots=True)
class Page:
    """One field as it was written. `turn` counts the writings of this learner's notebook."""

    name: str
    words: str = field(repr=False)
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Book:
    """One learner's notebook, open."""

    learner_id: bytes
    key: bytes = field(repr=False)

    @classmethod
    def of(cls, learner_id: bytes, data_key: bytes) -> "Book":
        """The notebook's own keys come from the learner's data key."""
        return cls(learner_id, derived(data_key, "notebook"))

    def row_name(self, name: str) -> bytes:
        """Under which a page is kept: says nothing to whoever lacks the key."""
        return hmac.digest(derived(self.key, "names"), name.encode(), sha256)[:16]

    def close(self, page: Page) -> bytes:
        """Seal a page. Raises TooLong."""
        content = json.dumps([page.name, page.words], ensure_ascii=False).encode()
        if len(content) > LONGEST:
            raise TooLong
        return seal(_padded(content), self.key, b"note", self.learner_id, *self._place(page.name, page.turn))

    def open(self, row_name: bytes, sealed: bytes, turn: int) -> Page:
        """What stands on a page. Raises Damaged for anything that is not exactly what was sealed here."""
        place = row_name, turn.to_bytes(8, "big")
        content = _unpadded(unseal(sealed, self.key, b"note", self.learner_id, *place))
        name, words = json.loads(content)
        if self.row_name(name) != row_name:
            raise Damaged
        return Page(name, words, turn)

    def contents_page(self, turns: Mapping[str, int], turn: int) -> Page:
        """The page that holds the turn of every other."""
        return Page(CONTENTS, json.dumps(turns), turn)

    def _place(self, name: str, turn: int) -> tuple[bytes, bytes]:
        return self.row_name(name), turn.to_bytes(8, "big")


def _padded(content: bytes) -> bytes:
    size = LENGTH_BYTES + len(content)
    return len(content).to_bytes(LENGTH_BYTES, "big") + content + bytes(-size % PAD)


def _unpadded(padded: bytes) -> bytes:
    length = int.from_bytes(padded[:LENGTH_BYTES], "big")
    if len(padded) % PAD or length > len(padded) - LENGTH_BYTES:
        raise Damaged
    return padded[LENGTH_BYTES : LENGTH_BYTES + length]
