"""Reads a posted form: bounded, text only, normalised."""

from collections.abc import Iterable
from typing import Annotated, Self
from unicodedata import normalize
from urllib.parse import parse_qsl

from fastapi import Depends, Request
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

MAX_FIELDS = 400
MAX_FIELD = 32 * 1024


class Posted:
    """The fields of a form. Uploads and NUL bytes never come through."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self.pairs = tuple((name, normalize("NFC", value.replace("\0", ""))) for name, value in pairs)
        self.values: dict[str, list[str]] = {}
        for name, value in self.pairs:
            self.values.setdefault(name, []).append(value)

    @classmethod
    def read(cls, data: FormData) -> Self:
        """From a request's form; a file is no field of ours."""
        return cls((name, value) for name, value in data.multi_items() if isinstance(value, str))

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


async def posted(request: Request) -> Posted:
    """The form of this request; a broken one is an empty one, and the page then says what is missing."""
    if request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        try:
            read = Posted.parse(await request.body())  # the parser that also knows uploads is far slower
        except ValueError:
            raise HTTPException(400) from None
    else:
        read = Posted.read(await request.form(max_files=0, max_fields=MAX_FIELDS, max_part_size=MAX_FIELD))
    request.state.posted = read  # an error page can then give back what was typed
    return read


PostedForm = Annotated[Posted, Depends(posted)]
