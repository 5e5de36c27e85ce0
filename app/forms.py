"""Reads a posted form: bounded, text only, normalised."""

import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from itertools import groupby, islice
from re import fullmatch
from typing import Annotated, Self
from unicodedata import category, normalize
from urllib.parse import parse_qsl, urlencode

from fastapi import Depends, Request
from starlette.exceptions import HTTPException

from app.security.gate import MAX_BODY

MAX_FIELDS = 400
MAX_FIELD = 32 * 1024
OURS = "application/x-www-form-urlencoded"
PACKED = "z."
MOST_PACKED = 24 * 1024
"""So many characters of one form may another page carry along."""
JOINERS = "\u200c\u200d"
BLANK = "\u115f\u1160\u3164\uffa0"
"""Letters of Hangul that show nothing."""
MARKS_IN_A_ROW = 30
"""As in Unicode's stream-safe text. A longer row takes quadratic time to sort, and no writing has one."""


class Posted:
    """The fields of a form. NUL bytes never come through."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self.pairs = tuple((name, _normal(value.replace("\0", ""))) for name, value in pairs)
        self.values: dict[str, list[str]] = {}
        for name, value in self.pairs:
            self.values.setdefault(name, []).append(value)

    @classmethod
    def parse(cls, body: bytes) -> Self:
        """From a body as forms send it when nothing else is said. Raises ValueError for more than we ever ask."""
        pairs = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MAX_FIELDS)
        if any(len(value) > MAX_FIELD for _, value in pairs):
            raise ValueError("a field is too long")
        return cls(pairs)

    def first(self, name: str, default: str = "") -> str:
        """The first value of a field."""
        return self.values[name][0] if name in self.values else default

    def words(self, name: str) -> str:
        """What somebody wrote in a large field: lines end in one way, and nothing stands around it."""
        return self.first(name).replace("\r\n", "\n").strip()

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a field, in the order of the page."""
        return tuple(self.values.get(name, ()))

    def starting(self, prefix: str) -> dict[str, tuple[str, ...]]:
        """Every field whose name starts with a prefix, without it."""
        return {
            name.removeprefix(prefix): tuple(values)
            for name, values in self.values.items()
            if name.startswith(prefix)
        }


def one_line(text: str) -> str:
    """What was typed, on one line, without signs that nobody sees."""
    return " ".join("".join(sign for sign in text if sign.isspace() or _is_seen(sign)).split())


def read_id(text: str) -> bytes | None:
    """An id of 16 bytes as addresses and forms write it, in one way only; None for what can be none."""
    return bytes.fromhex(text) if fullmatch(r"[0-9a-f]{32}", text) else None


def read_number(text: str) -> int | None:
    """A whole number as our own pages write it into addresses and forms; None for what can be none."""
    return int(text) if fullmatch(r"[0-9]{1,9}", text) else None


def packed(pairs: Iterable[tuple[str, str]]) -> str:
    """Fields as one field that another page can carry along; "" for more than MOST_PACKED."""
    text = urlencode(list(pairs))
    small = PACKED + urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode() if text else ""
    return small if len(small) <= MOST_PACKED else ""


def unpacked(text: str) -> Posted:
    """The fields that were packed. What is no pack of ours is an empty form."""
    text = text[:MOST_PACKED]
    try:
        return Posted.parse(_unzipped(text) if text.startswith(PACKED) else text.encode("utf-8", "replace"))
    except (ValueError, zlib.error):
        return Posted(())


def _unzipped(text: str) -> bytes:
    """No more than a body may hold, whatever somebody made up."""
    opened = zlib.decompressobj()
    body = opened.decompress(urlsafe_b64decode(text.removeprefix(PACKED).encode("ascii")), MAX_BODY)
    if opened.unconsumed_tail:
        raise ValueError("more than a form holds")
    return body


def _is_seen(sign: str) -> bool:
    # some scripts join their letters by signs of width zero
    return sign in JOINERS or (category(sign)[0] != "C" and sign not in BLANK)


def _normal(text: str) -> str:
    if text.isascii():
        return text
    rows = groupby(text, lambda sign: category(sign)[0] == "M")
    kept = ("".join(islice(row, MARKS_IN_A_ROW) if marks else row) for marks, row in rows)
    return normalize("NFC", "".join(kept))


async def posted(request: Request) -> Posted:
    """The form of this request; one of another kind is an empty one, and the page then says what is missing.

    No page of ours sends another kind. The parser for those is slow, and lets the sender choose a decoder.
    """
    ours = request.headers.get("content-type", "").startswith(OURS)
    try:
        read = Posted.parse(await request.body()) if ours else Posted(())
    except ValueError:
        raise HTTPException(400) from None
    request.state.posted = read  # an error page can then give back what was typed
    return read


PostedForm = Annotated[Posted, Depends(posted)]
