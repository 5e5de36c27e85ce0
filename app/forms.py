"""Reads a posted form: bounded, text only, normalised."""

from collections.abc import Iterable
from typing import Annotated, Self
from unicodedata import normalize

from fastapi import Depends, Request
from starlette.datastructures import FormData

MAX_FIELDS = 400
MAX_FIELD = 32 * 1024


class Posted:
    """The fields of a form. Uploads and NUL bytes never come through."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self.pairs = tuple((name, normalize("NFC", value.replace("\0", ""))) for name, value in pairs)

    @classmethod
    def read(cls, data: FormData) -> Self:
        """From a request's form; a file is no field of ours."""
        return cls((name, value) for name, value in data.multi_items() if isinstance(value, str))

    def first(self, name: str, default: str = "") -> str:
        """The first value of a field."""
        return next((value for key, value in self.pairs if key == name), default)

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a field, in the order of the page."""
        return tuple(value for key, value in self.pairs if key == name)

    def starting(self, prefix: str) -> dict[str, tuple[str, ...]]:
        """Every field whose name starts with a prefix, without it."""
        names = dict.fromkeys(key for key, _ in self.pairs if key.startswith(prefix))
        return {name.removeprefix(prefix): self.all(name) for name in names}


async def posted(request: Request) -> Posted:
    """The form of this request; a broken one is an empty one, and the page then says what is missing."""
    form = await request.form(max_files=0, max_fields=MAX_FIELDS, max_part_size=MAX_FIELD)
    read = Posted.read(form)
    request.state.posted = read  # an error page can then give back what was typed
    return read


PostedForm = Annotated[Posted, Depends(posted)]
