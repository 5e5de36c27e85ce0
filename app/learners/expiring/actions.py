"""Removes what is past its time (SAFETY D2): each part of the slice says what of its own that is."""

from sqlalchemy import ColumnElement, Connection, Delete, Engine, case, delete, select
from sqlmodel import and_, col, or_

from app.clock import Clock
from app.learners.actions import learner_tables
from app.learners.cards import actions as cards
from app.learners.limits import ABSOLUTE, IDLE, OWN_PHONE, unused_before
from app.learners.models import CodeShowing, Learner, Session
from app.learners.pairing import actions as pairing
from app.learners.sharing import actions as sharing
from app.upkeep import empty_files, note_gone, vacuum


def sweep(engine: Engine, clock: Clock) -> None:
    """Remove what is past its time, and what removed rows leave behind in the files."""
    with engine.execution_options(writes=True).begin() as connection:
        gone = sum(connection.execute(one).rowcount for one in _over(connection, clock))
        if gone:
            note_gone(connection)
    vacuum(engine, [table.name for table in learner_tables()])
    empty_files(engine)


def _over(connection: Connection, clock: Clock) -> list[Delete]:
    """What removes everything that is past its time: one look at each table, whatever people chose."""
    now, today = clock.seconds(), clock.today()
    found = [
        delete(Session).where(_ended(now)),
        delete(CodeShowing).where(col(CodeShowing.expires_at) <= now),
        *cards.over(today),
        *pairing.over(now),
        *sharing.over(today),
    ]
    days = connection.execute(select(col(Learner.keep_days)).distinct()).scalars().all()
    if days:
        first_kept = case({one: unused_before(today, one) for one in days}, value=col(Learner.keep_days))
        found.append(delete(Learner).where(col(Learner.used_week) < first_kept))
    return found


def _ended(now: int) -> ColumnElement[bool]:
    own, started = col(Session.own_phone), col(Session.started_at)
    idle = or_(col(Session.seen_at) <= now - IDLE, started <= now - ABSOLUTE)
    return or_(and_(own, started <= now - OWN_PHONE), and_(~own, idle))
