"""Changes what a learner owns: makes and enters codes, opens and closes phones, erases."""

from collections.abc import Callable

from sqlalchemy import Connection, Engine, Table, delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session as DatabaseSession
from sqlmodel import SQLModel, and_, col

from app.clock import Clock
from app.learners.limits import SHOWING
from app.learners.models import CodeShowing, Learner, Session, random_id
from app.learners.pairing.models import Pairing
from app.learners.queries import NewCode, Opened, OpenLearner, learner_of, shown_code
from app.learners.sealing import CodeKeys
from app.learners.tokens import key_of
from app.security.boxes import new_key, seal, unseal
from app.security.secrets import Secrets
from app.security.tokens import hashed, is_token, random_token
from app.upkeep import empty_files, note_gone, write_if_free

Reseal = Callable[[Connection, bytes, bytes, bytes], None]
"""Learner id, old data key, new data key: writes again what other slices sealed under the old one."""


def make_code(
    session: DatabaseSession, secrets: Secrets, code: str, keys: CodeKeys, token: str, clock: Clock
) -> NewCode:
    """A new learner. The same form token, also in the same moment, gives the code that it made first."""
    data_key, learner_id = new_key(), random_id()
    made = Learner(
        id=learner_id,
        lookup=secrets.lookups(keys.lookup)[secrets.pepper_id],
        pepper_id=secrets.pepper_id,
        wrapped_key=seal(data_key, keys.wrapping, b"learner", learner_id),
        made_week=clock.week(),
        used_week=clock.week(),
    )
    session.add(made)
    session.flush()
    return show_first(session, NewCode(code, learner_id, data_key), token, clock)


def renew_code(
    session: DatabaseSession,
    secrets: Secrets,
    phone: Opened,
    code: str,
    keys: CodeKeys,
    token: str,
    clock: Clock,
    reseal: Reseal,
) -> NewCode | None:
    """Another code for the same learner, and another data key: whoever had the old code reads nothing from now on.

    The old code dies at once; other phones are closed. `reseal` writes under the new key what the old one opens.
    None for a phone that was closed itself while it waited for the slow hash.
    """
    if not _is_open_yet(session, phone.learner):
        return None
    learner, session_key = phone.learner, key_of(phone.cookie, "session")
    old_key = unseal(learner.wrapped_key, session_key, b"session", learner.id, learner.token_hash)
    shown = show_first(session, NewCode(code, learner.id, new_key()), token, clock)
    if shown.code != code:
        return shown
    reseal(session.connection(), learner.id, old_key, shown.data_key)
    changed = {
        "lookup": secrets.lookups(keys.lookup)[secrets.pepper_id],
        "pepper_id": secrets.pepper_id,
        "wrapped_key": seal(shown.data_key, keys.wrapping, b"learner", learner.id),
    }
    session.exec(update(Learner).where(col(Learner.id) == learner.id).values(changed))
    wrapped = seal(shown.data_key, session_key, b"session", learner.id, learner.token_hash)
    here = col(Session.token_hash) == learner.token_hash
    session.exec(update(Session).where(here).values(wrapped_key=wrapped))
    _close_others(session, learner, hashed(token))
    return shown


def _close_others(session: DatabaseSession, learner: OpenLearner, showing: bytes) -> None:
    """Every phone but this one, one that is just being paired, and every showing of a code but this one."""
    for table, kept in ((Session, learner.token_hash), (CodeShowing, showing)):
        session.exec(delete(table).where(col(table.learner_id) == learner.id, col(table.token_hash) != kept))
    session.exec(delete(Pairing).where(col(Pairing.learner_id) == learner.id))


def _is_open_yet(session: DatabaseSession, learner: OpenLearner) -> bool:
    # The learner's row is the lock on which two phones of one learner wait for each other
    session.get(Learner, learner.id, with_for_update=True)
    return session.get(Session, learner.token_hash) is not None


def enter_code(
    session: DatabaseSession, secrets: Secrets, keys: CodeKeys, clock: Clock, *, own_phone: bool
) -> Opened | None:
    """Open a phone with a code, or None: unknown, erased and expired ones are one and the same."""
    lookups = secrets.lookups(keys.lookup)
    learner = learner_of(session, lookups, clock.today())
    if learner is None:
        return None
    learner.lookup, learner.pepper_id = lookups[secrets.pepper_id], secrets.pepper_id
    learner.used_week = clock.week()
    data_key = unseal(learner.wrapped_key, keys.wrapping, b"learner", learner.id)
    return open_phone(session, learner.id, data_key, clock, own_phone=own_phone)


def open_phone(
    session: DatabaseSession,
    learner_id: bytes,
    data_key: bytes,
    clock: Clock,
    *,
    own_phone: bool,
    cookie: str = "",
) -> Opened:
    """A new session with a new cookie value, under which the data key is wrapped once more."""
    cookie, now = cookie or random_token(), clock.seconds()
    token_hash = hashed(cookie)
    wrapped_key = seal(data_key, key_of(cookie, "session"), b"session", learner_id, token_hash)
    times = {"started_at": now, "seen_at": now, "fresh_at": now}
    row = Session(
        token_hash=token_hash, learner_id=learner_id, wrapped_key=wrapped_key, own_phone=own_phone, **times
    )
    session.add(row)
    return Opened(OpenLearner(learner_id, token_hash, wrapped_key, own_phone, now, now, now, now), cookie)


def trust_phone(session: DatabaseSession, learner: OpenLearner) -> None:
    """This is the learner's own phone: it stays open for 30 days."""
    session.exec(update(Session).where(col(Session.token_hash) == learner.token_hash).values(own_phone=True))


def confirm_code(session: DatabaseSession, learner_id: bytes) -> None:
    """The code is written down: it can be shown no more."""
    session.exec(delete(CodeShowing).where(col(CodeShowing.learner_id) == learner_id))


def keep_for(session: DatabaseSession, learner_id: bytes, days: int) -> None:
    """How many unused days until everything of this learner goes."""
    session.exec(update(Learner).where(col(Learner.id) == learner_id).values(keep_days=days))


def touch_session(engine: Engine, learner: OpenLearner, clock: Clock) -> bool:
    """This phone was seen now. False when the database was not free; then the old time stands."""
    return write_if_free(engine, lambda connection: note_seen(connection, learner, clock.week()))


def note_seen(connection: Connection, learner: OpenLearner, week: str) -> None:
    """The same within a transaction of whoever calls."""
    seen = {"seen_at": learner.now} | ({"fresh_at": learner.now} if learner.fresh else {})
    connection.execute(update(Session).where(col(Session.token_hash) == learner.token_hash).values(seen))
    other_week = and_(col(Learner.id) == learner.id, col(Learner.used_week) != week)
    connection.execute(update(Learner).where(other_week).values(used_week=week))


def end_session(connection: Connection, cookie: str) -> None:
    """Close this phone: its session goes, and any code that could still be shown on it."""
    if not is_token(cookie):
        return
    token_hash = hashed(cookie)
    here = select(col(Session.learner_id)).where(col(Session.token_hash) == token_hash)
    connection.execute(delete(CodeShowing).where(col(CodeShowing.learner_id).in_(here)))
    connection.execute(delete(Session).where(col(Session.token_hash) == token_hash))


def erase(engine: Engine, learner_id: bytes) -> None:
    """Everything of this learner is gone when this returns: rows by cascade, then what they leave in files.

    Commits by itself, because files can be emptied only after the commit.
    """
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(delete(Learner).where(col(Learner.id) == learner_id))
        note_gone(connection)
    empty_files(engine)


def show_first(session: DatabaseSession, new: NewCode, token: str, clock: Clock) -> NewCode:
    """Note that this token made this code; the token's first code where another request was quicker."""
    token_hash, now = hashed(token), clock.seconds()
    old = and_(col(CodeShowing.token_hash) == token_hash, col(CodeShowing.expires_at) <= now)
    session.exec(delete(CodeShowing).where(old))
    content = new.code.encode("ascii") + new.data_key
    sealed = seal(content, key_of(token, "showing"), b"showing", new.learner_id)
    session.add(
        CodeShowing(token_hash=token_hash, learner_id=new.learner_id, sealed=sealed, expires_at=now + SHOWING)
    )
    try:
        session.flush()
    except IntegrityError:
        session.rollback()
        first = shown_code(session, token, now)
        if first is None:
            raise
        return first
    return new


def learner_tables() -> list[Table]:
    """Every table that holds something of a learner: whatever hangs on `learner`, at any distance."""
    found = {"learner"}
    tables = SQLModel.metadata.sorted_tables
    for table in tables:
        if any(key.column.table.name in found for key in table.foreign_keys):
            found.add(table.name)
    return [table for table in tables if table.name in found]
