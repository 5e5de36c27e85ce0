"""Writes rows as CSV that every spreadsheet reads, and none runs."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal

from app.handouts.limits import BYTES, TooLong
from app.handouts.paper import Said, plain
from app.handouts.tidy import tidy

Value = Said | int | Decimal | date | time | None
"""Dates and times are written as ISO 8601; numbers with a point."""

ROWS = 5_000
MARK = "\ufeff"
"""By this Excel knows UTF-8."""
AFTER_A_CUT = re.compile(r"([;\n]\s*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])")
"""Where spreadsheets of some countries begin a new cell: at a semicolon, and at the end of a line."""
FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def csv_file(rows: Iterable[Sequence[Value]]) -> bytes:
    """UTF-8 with a mark, commas, lines ended as in RFC 4180. Raises TooLong."""
    text = io.StringIO(MARK, newline="")
    text.seek(0, io.SEEK_END)
    writer = csv.writer(text)
    for number, row in enumerate(rows):
        writer.writerow([_cell(value) for value in row])
        if number >= ROWS or text.tell() > BYTES * 10:
            raise TooLong
    return text.getvalue().encode("utf-8")


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date | time):
        return value.isoformat("minutes") if isinstance(value, time) else value.isoformat()
    if isinstance(value, int | Decimal):
        return str(value)
    return _harmless(plain(value))


def _harmless(text: str) -> str:
    """Text stays text: what a spreadsheet would take for a formula begins with an apostrophe."""
    shown = tidy(text[: BYTES + 1])
    # a tab is gone by now, but some programs drop what stands before it
    first = text[:1] in {"\t", "\r"} or shown.lstrip().startswith(FORMULA)
    return ("'" if first else "") + AFTER_A_CUT.sub(r"\1'", shown)
