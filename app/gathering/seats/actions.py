"""What phones do: take a seat and free it, answer, signal. An answer and a tap of the host wait for each other."""

from collections.abc import Mapping
from typing import Literal

from sqlalchemy import Connection, bindparam, delete, update
from sqlmodel import Session as DatabaseSession
from sqlmodel import col

from app.content.shapes import ModuleShape
from app.db import Prepared
from app.gathering.codes import seat_cookie
from app.gathering.limits import MOST_SEATS, TOUCH
from app.gathering.models import Seat
from app.gathering.polls.actions import add_choices
from app.gathering.queries import held_stage, opened_by
from app.gathering.seats.queries import SIGNALS, OpenSeat, phones_of, sits
from app.gathering.stage import Stage
from app.gathering.versions.actions import make_version
from app.practice.grading import still_valid
from app.security.secrets import Secrets
from app.security.tokens import hashed

_SEEN = Prepared(
    update(Seat).where(col(Seat.seat_hash) == bindparam("seat")).values(seen_at=bindparam("now"))
)
_CHOICE = Prepared(
    update(Seat)
    .where(col(Seat.gathering_id) == bindparam("gathering"), col(Seat.seat_hash) == bindparam("seat"))
    .values(choice=bindparam("given"))
)
Outcome = Literal["counted", "late", "closed", "gone"]
"""What became of an answer: it counts, it counts though the poll had closed, it came too late, nobody sits here."""


class Full(Exception):
    """Every seat is taken."""


def take_seat(
    session: DatabaseSession, secrets: Secrets, digits: str, token: str, cookie: str, now: int
) -> str | None:
    """The cookie of this phone's seat: the one that it has here already, or one that comes of the form's token.

    None for digits that open nothing now. Raises Full.
    """
    here = opened_by(session, secrets, digits, now)
    if here is None:
        return None
    connection, made = session.connection(), seat_cookie(token)
    for known in (cookie, made):
        if known and sits(connection, here.id, known):
            return known
    if phones_of(connection, here.id) >= MOST_SEATS:
        raise Full
    free_seat(connection, cookie)
    session.add(Seat(gathering_id=here.id, seat_hash=hashed(made), seen_at=_rounded(now)))
    session.flush()
    return made


def free_seat(connection: Connection, cookie: str) -> None:
    """This phone takes part no more, and an answer that is not counted yet goes with it."""
    if cookie:
        connection.execute(delete(Seat).where(col(Seat.seat_hash) == hashed(cookie)))


def answer(
    connection: Connection, shapes: Mapping[str, ModuleShape], seat: OpenSeat, item: str, value: str
) -> Outcome:
    """Answer a poll, or change the answer while it is open. `value`: option ids, joined by commas; none takes it back.

    The job may run again: it writes the same.
    """
    stage = held_stage(connection, seat.gathering_id, seat.now)
    if stage is None:
        return "gone"
    given = _valid(shapes, stage, item, value)
    if value and not given:
        return "closed"
    if item and item == stage.state.open_poll:
        here = {"gathering": seat.gathering_id, "seat": seat.seat_hash, "given": given}
        return "counted" if _CHOICE.run(connection, here) else "gone"
    if not given or not stage.state.takes_late(item, seat.now):
        return "closed"
    mine = (col(Seat.gathering_id) == seat.gathering_id, col(Seat.seat_hash) == seat.seat_hash)
    owed = update(Seat).where(*mine, col(Seat.owes) == item)
    if not connection.execute(owed.values(owes="")).rowcount:
        return "closed"
    add_choices(connection, stage.id, item, [given])
    make_version(connection, stage.id)
    return "late"


def signal(connection: Connection, seat: OpenSeat, name: str, *, given: bool) -> bool:
    """Ready, a pause please, help: said or taken back. False for a signal that there is not."""
    if name not in SIGNALS:
        return False
    mine = (col(Seat.gathering_id) == seat.gathering_id, col(Seat.seat_hash) == seat.seat_hash)
    return bool(connection.execute(update(Seat).where(*mine).values({name: given})).rowcount)


def note_here(connection: Connection, seat: OpenSeat) -> None:
    """This phone is still here, to the minute."""
    _SEEN.run(connection, {"seat": seat.seat_hash, "now": _rounded(seat.now)})


def clear_signals(connection: Connection, gathering_id: bytes, name: str) -> None:
    """Nobody signals this any more: it was about what is over now."""
    connection.execute(update(Seat).where(col(Seat.gathering_id) == gathering_id).values({name: False}))


def end_seats(connection: Connection, gathering_id: bytes) -> int:
    """Everybody's seat is gone. How many there were."""
    return connection.execute(delete(Seat).where(col(Seat.gathering_id) == gathering_id)).rowcount


def _valid(shapes: Mapping[str, ModuleShape], stage: Stage, item: str, value: str) -> str:
    shape = shapes.get(stage.module)
    known = shape.items.get(item) if shape else None
    return still_valid(known, value) if known else ""


def _rounded(now: int) -> int:
    return now - now % TOUCH
