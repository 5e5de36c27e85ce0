"""One try of a code, by one write: forty phones that come in the same moment are one commit or two."""

from dataclasses import dataclass, field
from typing import Literal

from sqlalchemy import Connection
from sqlmodel import Session as DatabaseSession

from app.gathering.limits import JOINS
from app.gathering.queries import opened_by
from app.gathering.seats.actions import Full, take_seat
from app.security.secrets import Secrets
from app.security.throttle import Throttle


@dataclass(frozen=True, slots=True)
class Tried:
    """A seat and its group session, or why there is none. `retry_after`: seconds, where everybody waits."""

    problem: Literal["", "gone", "full", "wait"] = ""
    seat: str = field(default="", repr=False)
    gathering_id: bytes = b""
    retry_after: int = 0


def try_code(
    connection: Connection,
    throttle: Throttle,
    secrets: Secrets,
    digits: str,
    token: str,
    cookie: str,
    now: int,
) -> Tried:
    """Take a token of everybody's, and give it back unless the code was a guess. The job may run again."""
    waits = throttle.take(JOINS, connection)
    if waits:
        return Tried("wait", retry_after=waits)
    with DatabaseSession(connection) as session:
        tried = _seated(session, secrets, digits, token, cookie, now)
    if tried.problem != "gone":
        throttle.refund(JOINS, connection)
    return tried


def _seated(
    session: DatabaseSession, secrets: Secrets, digits: str, token: str, cookie: str, now: int
) -> Tried:
    here = opened_by(session, secrets, digits, now)
    try:
        seat = take_seat(session, secrets, digits, token, cookie, now)
    except Full:
        return Tried("full")
    return Tried(seat=seat, gathering_id=here.id) if here and seat else Tried("gone")
