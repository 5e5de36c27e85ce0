"""Looks up group sessions: the row that everybody follows, who hosts it, and which code or secret opens it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Connection, bindparam
from sqlalchemy import select as core_select
from sqlmodel import Session as DatabaseSession
from sqlmodel import and_, col, or_, select

from app.accounts.entering.queries import OpenMember
from app.accounts.models import Member
from app.db import Prepared
from app.gathering.codes import KIND
from app.gathering.limits import begun_after
from app.gathering.models import Gathering, Tally
from app.gathering.stage import Result, Stage, State
from app.learners.digits import hashes_of
from app.security.secrets import Secrets
from app.security.tokens import hashed, is_token

AFTER: BindParameter[int] = bindparam("after")
_SHOWN = (
    col(Gathering.id),
    col(Gathering.version),
    col(Gathering.kind),
    col(Gathering.module),
    col(Gathering.phase),
    col(Gathering.step),
    col(Gathering.ballot),
    col(Gathering.on_break),
    col(Gathering.timer_ends_at),
    col(Gathering.last_poll),
    col(Gathering.last_closed_at),
    col(Gathering.screen),
)
_OPEN = and_(col(Gathering.phase) != "closed", col(Gathering.started_at) > AFTER)
_RESULTS = and_(
    col(Tally.gathering_id) == col(Gathering.id),
    col(Tally.item) == col(Gathering.step),
    col(Gathering.ballot) == "revealed",
)
_STAGE = Prepared(
    core_select(*_SHOWN, col(Tally.option), col(Tally.count), col(Tally.hands))
    .outerjoin(Tally, _RESULTS)
    .where(col(Gathering.id) == bindparam("id"), or_(col(Gathering.phase) == "closed", _OPEN))
)
_PROJECTED = Prepared(
    core_select(col(Gathering.id)).where(col(Gathering.projector_hash) == bindparam("secret"), _OPEN)
)
_VERSIONS = Prepared(core_select(col(Gathering.id), col(Gathering.version)).where(_OPEN))
_HELD = Prepared(core_select(*_SHOWN).where(col(Gathering.id) == bindparam("id"), _OPEN).with_for_update())


def stage_of(connection: Connection, gathering_id: bytes, now: int) -> Stage | None:
    """What everybody sees now, by one statement: the hot road. None once its time is over without an end."""
    rows = _STAGE.rows(connection, id=gathering_id, after=begun_after(now))
    if not rows:
        return None
    results = {option: Result(count, hands) for *_, option, count, hands in rows if option is not None}
    return _stage(rows[0][: len(_SHOWN)], results)


def open_versions(connection: Connection, now: int) -> dict[bytes, int]:
    """The version of every group session that is open, by id."""
    rows = _VERSIONS.rows(connection, after=begun_after(now))
    return dict(rows)


def held_stage(connection: Connection, gathering_id: bytes, now: int) -> Stage | None:
    """The same without results for whoever changes something: others wait until the transaction ends."""
    rows = _HELD.rows(connection, id=gathering_id, after=begun_after(now))
    return _stage(rows[0]) if rows else None


def projected(connection: Connection, secret: str, now: int) -> bytes | None:
    """The id of the group session whose projector has this secret; None for an unknown one and once it is over."""
    rows = (
        _PROJECTED.rows(connection, secret=hashed(secret), after=begun_after(now)) if is_token(secret) else ()
    )
    return rows[0][0] if rows else None


def opened_by(session: DatabaseSession, secrets: Secrets, digits: str, now: int) -> Gathering | None:
    """The group session that this join code opens now, locked. Unknown codes and those of before are alike."""
    hashes = list(hashes_of(secrets, KIND, digits).values())
    asked = select(Gathering).where(col(Gathering.join_hash).in_(hashes), is_open(now))
    return session.exec(asked.with_for_update()).first()


def hosted(
    session: DatabaseSession, here: OpenMember, gathering_id: bytes, now: int, *, lock: bool = False
) -> Gathering | None:
    """One that this member hosts now. A colleague's is not theirs until they take it over."""
    found = house_gathering(session, here, gathering_id, lock=lock)
    good = found is not None and found.member_id == here.id and lasts(found, now)
    return found if good else None


def house_gathering(
    session: DatabaseSession, here: OpenMember, gathering_id: bytes, *, lock: bool = False
) -> Gathering | None:
    """One of this organisation, open or over. Another organisation's is as unknown as none."""
    ours = (col(Gathering.id) == gathering_id, col(Gathering.organisation_id) == here.organisation_id)
    asked = select(Gathering).where(*ours)
    if lock:  # what was read before the lock may be old by now
        asked = asked.with_for_update().execution_options(populate_existing=True)
    return session.exec(asked).first()


def open_gatherings(session: DatabaseSession, here: OpenMember, now: int) -> Sequence[tuple[Gathering, str]]:
    """What is open in this organisation, with the name of each host: one's own first."""
    asked = (
        select(Gathering, Member.name)
        .join(Member, col(Member.id) == col(Gathering.member_id))
        .where(col(Gathering.organisation_id) == here.organisation_id, is_open(now))
    )
    found = [(gathering, name) for gathering, name in session.exec(asked)]
    return sorted(found, key=lambda one: (one[0].member_id != here.id, -(one[0].started_at or 0), one[0].id))


def is_open(now: int) -> ColumnElement[bool]:
    """It has not ended, and its time is not over."""
    return and_(col(Gathering.phase) != "closed", col(Gathering.started_at) > begun_after(now))


def lasts(gathering: Gathering, now: int) -> bool:
    """The same of a row that is here already."""
    return gathering.phase != "closed" and (gathering.started_at or 0) > begun_after(now)


def _stage(row: Sequence[Any], results: dict[str, Result] | None = None) -> Stage:
    (
        gathering_id,
        version,
        kind,
        module,
        phase,
        step,
        ballot,
        on_break,
        timer,
        last_poll,
        closed_at,
        screen,
    ) = row
    state = State(phase, step, ballot, bool(on_break), timer, last_poll, closed_at, screen)
    return Stage(gathering_id, version, kind, module, state, results or {})
