"""Token buckets that all workers share (SAFETY K4): no addresses, no lock-out, everybody waits alike.

A bucket is one number: the moment at which it will be full again. Taking a token moves that moment one
step on; when it would lie further ahead than a whole bucket, the bucket is empty. One UPDATE does it all.
"""

from dataclasses import dataclass
from math import ceil

from sqlalchemy import BigInteger, Column, Connection, Engine, String, case, or_, select, update
from sqlmodel import Field, SQLModel, col

from app.clock import Clock
from app.db import insert_into
from app.errors import TooMany

CLOCK_SLACK = 60_000


@dataclass(frozen=True, slots=True)
class Limit:
    """How much one kind of try may be made by everybody together."""

    name: str
    burst: int
    per_second: int

    @property
    def step(self) -> int:
        """Milliseconds in which one token comes back."""
        return 1000 // self.per_second


FAILED_CODES = Limit("failed code", 20, 5)
NEW_CODES = Limit("new code", 20, 2)


class Bucket(SQLModel, table=True):
    """When a bucket is full again, in milliseconds since 1970."""

    __tablename__ = "bucket"

    name: str = Field(sa_column=Column(String(32), primary_key=True))
    full_at: int = Field(sa_column=Column(BigInteger, nullable=False))


class Throttle:
    """Reserve before the slow work; give back when the try was a good one."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine.execution_options(writes=True)
        self._clock = clock
        self._empty_until: dict[str, int] = {}

    def reserve(self, limit: Limit) -> None:
        """Take a token or raise TooMany. Commits by itself: a try counts, however its request ends."""
        self.refuse_if_empty(limit)
        with self._engine.begin() as connection:
            waits = self.take(limit, connection)
        if waits > 0:
            raise TooMany(waits)

    def refuse_if_empty(self, limit: Limit) -> None:
        """What this process knows to be empty it does not ask for again: a flood never reaches the database."""
        waits = self._empty_until.get(limit.name, 0) - self._now()
        if 0 < waits <= limit.step:
            raise TooMany(ceil(waits / 1000))

    def take(self, limit: Limit, connection: Connection) -> int:
        """Take a token in the transaction of a try that costs little: 0, or seconds to wait. Whoever calls commits."""
        now = self._now()
        waits = _taken(connection, limit, now)
        self._empty_until[limit.name] = now + min(waits, limit.step)
        return ceil(waits / 1000)

    def refund(self, limit: Limit, connection: Connection) -> None:
        """Give a token back, in the good try's own transaction: a second writer would wait for the first."""
        given = update(Bucket).where(col(Bucket.name) == limit.name)
        connection.execute(given.values(full_at=col(Bucket.full_at) - limit.step))
        self._empty_until.pop(limit.name, None)

    def _now(self) -> int:
        return int(self._clock.now().timestamp() * 1000)


def _taken(connection: Connection, limit: Limit, now: int) -> int:
    """Milliseconds to wait: 0 when a token was taken."""
    full_at = col(Bucket.full_at)
    last = now + (limit.burst - 1) * limit.step
    # A moment that no bucket can reach comes from a clock that was set back: that bucket starts anew.
    most = now + limit.burst * limit.step + CLOCK_SLACK
    impossible = full_at > most
    start = case((or_(full_at < now, impossible), now), else_=full_at)
    open_row = update(Bucket).where(col(Bucket.name) == limit.name, or_(full_at <= last, impossible))
    if connection.execute(open_row.values(full_at=start + limit.step)).rowcount:
        return 0
    found = connection.execute(select(full_at).where(col(Bucket.name) == limit.name)).scalar()
    if found is None:
        # a full one, and once more: another process may make it in the same moment
        made = insert_into(connection, Bucket).values(name=limit.name, full_at=now)
        connection.execute(made.on_conflict_do_nothing())
        return _taken(connection, limit, now)
    if found <= last or found > most:  # another process made or changed the row in between
        return _taken(connection, limit, now)
    return int(found) - last
