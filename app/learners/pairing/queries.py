"""Looks up two phones that are being paired: from the side of the old one, and from that of the new one."""

from sqlalchemy import ColumnElement, exists
from sqlmodel import Session as DatabaseSession
from sqlmodel import and_, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from app.learners.digits import digits_of
from app.learners.models import Session
from app.learners.pairing.models import Pairing
from app.learners.queries import OpenLearner
from app.learners.tokens import key_of
from app.security.tokens import hashed


def asked_pairing(session: DatabaseSession, learner: OpenLearner, *, lock: bool = False) -> Pairing | None:
    """What this old phone asked for last, also when its time is over."""
    asked = select(Pairing).where(col(Pairing.asked_by) == learner.token_hash)
    return session.exec(_locked(asked) if lock else asked).first()


def awaited_pairing(session: DatabaseSession, token: str, now: int, *, lock: bool = False) -> Pairing | None:
    """What this new phone waits for. Nothing, once its time is over or nobody is there any more to say yes."""
    awaited = select(Pairing).where(col(Pairing.new_phone) == hashed(token), is_good(now))
    return session.exec(_locked(awaited) if lock else awaited).first()


def is_good(now: int) -> ColumnElement[bool]:
    """In its time; and the old phone is open, or has said yes."""
    old_phone = exists().where(col(Session.token_hash) == col(Pairing.asked_by))
    return and_(col(Pairing.expires_at) > now, or_(old_phone, col(Pairing.sealed_key).is_not(None)))


def shown_digits(pairing: Pairing, cookie: str) -> str:
    """The twelve digits, which only the phone that asked for them can make again."""
    return digits_for(pairing.seed, cookie)


def digits_for(seed: bytes, cookie: str) -> str:
    """The twelve digits that come of a seed and the cookie of the old phone."""
    return digits_of(key_of(cookie, "pairing"), "pairing digits", (seed,))


def stage_of(pairing: Pairing | None, now: int) -> str:
    """Where the old phone is: nothing asked for, its time over, showing digits, asking for the number, said yes."""
    if pairing is None:
        return "start"
    if pairing.expires_at <= now:
        return "over"
    if pairing.new_phone is None:
        return "digits"
    return "asks" if pairing.sealed_key is None else "yes"


def _locked(asked: SelectOfScalar[Pairing]) -> SelectOfScalar[Pairing]:
    # what was read before the lock may be old by now
    return asked.with_for_update().execution_options(populate_existing=True)
