"""Looks up who is here: by the cookie of an open phone (the hot road), by a code's keys, by a form token."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection, bindparam
from sqlalchemy import select as core_select
from sqlmodel import Session as DatabaseSession
from sqlmodel import col, select

from app.db import Prepared
from app.learners.limits import TOUCH, ends_at, fresh_until, unused_before
from app.learners.models import CodeShowing, Learner, Session
from app.learners.tokens import key_of, who_tag
from app.security.boxes import unseal
from app.security.tokens import hashed, is_token

OPEN = Prepared(
    core_select(
        col(Session.learner_id),
        col(Session.token_hash),
        col(Session.wrapped_key),
        col(Session.own_phone),
        col(Session.started_at),
        col(Session.seen_at),
        col(Session.fresh_at),
    ).where(col(Session.token_hash) == bindparam("token_hash"))
)


@dataclass(frozen=True, slots=True)
class OpenLearner:
    """A learner with an open session: plain values, read once, holding no connection.

    `stays`: whether this look at a page counts as being here; one that comes by itself does not.
    """

    id: bytes
    token_hash: bytes
    wrapped_key: bytes = field(repr=False)
    own_phone: bool
    started_at: int
    seen_at: int
    fresh_at: int
    now: int
    stays: bool = True

    @property
    def who(self) -> str:
        """The tag for `data-who`."""
        return who_tag(self.id)

    @property
    def fresh(self) -> bool:
        """False when the notebook must ask for the code again."""
        return self.now < fresh_until(self.started_at, self.fresh_at)

    @property
    def covers_in(self) -> int:
        """Seconds until the page covers itself when left alone: a little before the server ends the session."""
        seen_at = self.now if self.stays else self.seen_at
        end = ends_at(self.started_at, seen_at, own_phone=self.own_phone)
        return max(0, end - self.now - TOUCH)

    @property
    def worth_a_touch(self) -> bool:
        """True once in a while: whoever reads the session then writes down that it was seen."""
        return self.now - self.seen_at >= TOUCH


@dataclass(frozen=True, slots=True)
class Opened:
    """A phone that was just opened, and the value of its cookie, which nobody else knows."""

    learner: OpenLearner
    cookie: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewCode:
    """A code that is being shown, and what opens a session with it."""

    code: str = field(repr=False)
    learner_id: bytes
    data_key: bytes = field(repr=False)


def open_learner(connection: Connection, cookie: str, now: int) -> OpenLearner | None:
    """The learner of a cookie by one Core select; None for no, an unknown and an ended session."""
    if not is_token(cookie):
        return None
    rows = OPEN.rows(connection, token_hash=hashed(cookie))
    if not rows:
        return None
    learner_id, token_hash, wrapped_key, own_phone, started_at, seen_at, fresh_at = rows[0]
    found = OpenLearner(
        learner_id, token_hash, wrapped_key, bool(own_phone), started_at, seen_at, fresh_at, now
    )
    over = ends_at(found.started_at, found.seen_at, own_phone=found.own_phone) <= now
    return None if over else found


def data_key(learner: OpenLearner, cookie: str) -> bytes:
    """The learner's own key, opened by the cookie of this very session. The server cannot open it without."""
    session_key = key_of(cookie, "session")
    return unseal(learner.wrapped_key, session_key, b"session", learner.id, learner.token_hash)


def learner_of(session: DatabaseSession, lookups: dict[str, bytes], today: date) -> Learner | None:
    """The learner behind a code. One that is past its time counts as gone, also before the sweep comes by.

    Their row is the lock: whoever just gives them another code waits, and then finds this phone to close.
    """
    asked = select(Learner).where(col(Learner.lookup).in_(list(lookups.values())))
    found = session.exec(asked.with_for_update()).first()
    if found is None or found.used_week < unused_before(today, found.keep_days):
        return None
    return found


def kept_days(session: DatabaseSession, learner_id: bytes) -> int:
    """After how many unused days everything of this learner goes."""
    return session.exec(select(Learner.keep_days).where(col(Learner.id) == learner_id)).one()


def is_there(session: DatabaseSession, learner_id: bytes) -> bool:
    """False for an erased learner."""
    return session.get(Learner, learner_id) is not None


def shown_code(session: DatabaseSession, token: str, now: int) -> NewCode | None:
    """The code that this form token made in the last minutes, if it may still be shown."""
    showing = session.get(CodeShowing, hashed(token)) if is_token(token) else None
    if showing is None or showing.expires_at <= now:
        return None
    content = unseal(showing.sealed, key_of(token, "showing"), b"showing", showing.learner_id)
    return NewCode(content[:20].decode("ascii"), showing.learner_id, content[20:])
