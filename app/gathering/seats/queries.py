"""Looks up seats: by the cookie of a phone, and all of a group session as counts."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, bindparam, case, func, select
from sqlmodel import and_, col

from app.db import Prepared
from app.gathering.limits import HERE, TOUCH, begun_after
from app.gathering.models import Gathering, Seat
from app.security.tokens import hashed, is_token

SIGNALS = ("ready", "pause", "help")
_SEAT = Prepared(
    select(
        col(Seat.gathering_id),
        col(Seat.seat_hash),
        col(Seat.ready),
        col(Seat.pause),
        col(Seat.help),
        col(Seat.choice),
        col(Seat.owes),
        col(Seat.seen_at),
    )
    .join(Gathering, col(Gathering.id) == col(Seat.gathering_id))
    .where(col(Seat.seat_hash) == bindparam("seat_hash"), col(Gathering.started_at) > bindparam("after"))
)


@dataclass(frozen=True, slots=True)
class OpenSeat:
    """One phone that takes part: plain values, read once. `choice`: as it stands while the poll is open."""

    gathering_id: bytes
    seat_hash: bytes
    signals: frozenset[str]
    choice: str
    owes: str
    seen_at: int
    now: int

    @property
    def worth_a_touch(self) -> bool:
        """True once a minute: whoever reads the seat then writes down that it was seen.

        Each phone has a second of its own for that. All were seen at a whole minute, and thousands that write in the
        same moment would keep answers waiting.
        """
        return self.now - self.seen_at >= TOUCH + self.seat_hash[0] % TOUCH


@dataclass(frozen=True, slots=True)
class Counts:
    """All that the host learns of phones. `here`: seen in the last minutes; `answered`: to the poll that is open."""

    phones: int = 0
    here: int = 0
    ready: int = 0
    pause: int = 0
    help: int = 0
    answered: int = 0


def open_seat(connection: Connection, cookie: str, now: int) -> OpenSeat | None:
    """The seat of a cookie; None for no, an unknown, a freed one, and when the group session is over."""
    if not is_token(cookie):
        return None
    rows = _SEAT.rows(connection, seat_hash=hashed(cookie), after=begun_after(now))
    if not rows:
        return None
    gathering_id, seat_hash, *flags, choice, owes, seen_at = rows[0]
    signals = frozenset(name for name, given in zip(SIGNALS, flags, strict=True) if given)
    return OpenSeat(gathering_id, seat_hash, signals, choice, owes, seen_at, now)


def counts_of(connection: Connection, gathering_id: bytes, now: int) -> Counts:
    """Phones, signals and answers as numbers. What was answered is counted only when the poll closes."""
    told = {
        "here": col(Seat.seen_at) > now - HERE,
        "ready": col(Seat.ready),
        "pause": col(Seat.pause),
        "help": col(Seat.help),
        "answered": col(Seat.choice) != "",
    }
    columns = (func.count(case((flag, 1))).label(name) for name, flag in told.items())
    asked = select(func.count().label("phones"), *columns).select_from(Seat)
    return Counts(**connection.execute(asked.where(_in(gathering_id))).one()._mapping)


def phones_of(connection: Connection, gathering_id: bytes) -> int:
    """How many seats are taken."""
    return connection.execute(select(func.count()).select_from(Seat).where(_in(gathering_id))).scalar_one()


def sits(connection: Connection, gathering_id: bytes, cookie: str) -> bool:
    """Whether this phone has a seat here."""
    mine = and_(_in(gathering_id), col(Seat.seat_hash) == hashed(cookie))
    return connection.execute(select(col(Seat.seat_hash)).where(mine)).first() is not None


def _in(gathering_id: bytes) -> ColumnElement[bool]:
    return col(Seat.gathering_id) == gathering_id
