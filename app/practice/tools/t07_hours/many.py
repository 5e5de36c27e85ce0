"""Which rows a page shows of a log that may hold many months, and how the others travel along unseen. Pure."""

import json
import re
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Sequence

from app.practice.tools.t07_hours.rows import Entry, Hours, Row

MOST_SHOWN = 62
"""Two months, a row a day. A form holds 400 fields, and a row has five."""
MOST_KEPT = 44 * 1024
"""Bytes of a log to which nothing more is added: a page of the notebook holds 48 KB."""
MOST_FOLDED = 20 * 1024
"""Letters of the rows that travel along, so that they and the rows in view fit into one form."""
MOST_UNFOLDED = 256 * 1024
MOST_ROWS = 2_000
"""More than a log of MOST_KEPT bytes ever holds: nobody can keep us busy with more."""
NEVER_TYPED = re.compile("[\0\ud800-\udfff]")
PARTS = len(Row._fields)


def months_of(found: Iterable[Entry]) -> tuple[str, ...]:
    """Every month with a row, the newest first: `2026-11`."""
    return tuple(sorted({entry.month for entry in found if entry.month}, reverse=True))


def in_view(found: Sequence[Entry], month: str) -> tuple[Entry, ...]:
    """All rows of a short log; of a long one those of a month, with every row that there is something to look at in."""
    if len(found) <= MOST_SHOWN:
        return tuple(found)
    wanted = month if month in months_of(found) else next(iter(months_of(found)), "")
    return tuple(one for one in found if one.month == wanted or one.troubles or not one.month)[:MOST_SHOWN]


def is_full(state: Hours) -> bool:
    """Nothing more fits into the log."""
    size = len(state.model_dump_json().encode())
    return size > MOST_KEPT or len(folded(state.rows)) > MOST_FOLDED


def folded(rows: Sequence[Row]) -> str:
    """Rows as one field of a form; "" for none."""
    if not rows:
        return ""
    return urlsafe_b64encode(zlib.compress(json.dumps(rows, ensure_ascii=False).encode(), 9)).decode()


def unfolded(text: str) -> tuple[Row, ...]:
    """The rows of such a field. What we did not make holds none."""
    try:
        opened = zlib.decompressobj()
        found = json.loads(opened.decompress(urlsafe_b64decode(text.encode()), MOST_UNFOLDED))
    except (ValueError, zlib.error, RecursionError):
        return ()
    if not isinstance(found, list):
        return ()
    return tuple(Row(*one) for one in found[:MOST_ROWS] if _is_row(one))


def _is_row(one: object) -> bool:
    return (
        isinstance(one, list)
        and len(one) == PARTS
        and all(isinstance(part, str) and not NEVER_TYPED.search(part) for part in one)
    )
