"""Entries of the trail as lines to read: when in Finland, who, what, about whom or what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from re import fullmatch

from app.accounts.models import ID_BYTES
from app.accounts.trail.chain import Entry
from app.clock import HELSINKI


@dataclass(frozen=True, slots=True)
class Line:
    """One entry. `actor` and `person` are names; None for somebody who has left, "" where nobody is meant.

    `server`: whoever runs the server did it. `detail`: a role, or another short word.
    """

    number: int
    day: date
    time: str
    act: str
    actor: str | None
    server: bool
    person: str | None
    detail: str


def lines_of(entries: Iterable[Entry], names: Mapping[bytes, str]) -> list[Line]:
    """In the order of the entries. `names`: who works here today."""
    known = {member_id.hex(): name for member_id, name in names.items()}
    return [_line(entry, known) for entry in entries]


def _line(entry: Entry, known: Mapping[str, str]) -> Line:
    moment = datetime.fromtimestamp(entry.day_second, HELSINKI)
    actor, about = entry.actor.hex() if entry.actor else "", entry.object
    means_member = fullmatch(rf"[0-9a-f]{{{2 * ID_BYTES}}}", about) is not None
    return Line(
        number=entry.number,
        day=moment.date(),
        time=f"{moment:%H.%M}",
        act=entry.act,
        actor=known.get(actor) if actor else "",
        server=not actor,
        person=known.get(about) if means_member else "",
        detail="" if means_member else about,
    )
