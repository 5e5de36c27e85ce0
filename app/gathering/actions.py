"""What hosts do: begin, lead through the steps, take over, count hands and heads, end. And the sweep."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from hashlib import blake2b

from sqlalchemy import Connection, Engine, delete, func
from sqlmodel import Session as DatabaseSession
from sqlmodel import col, select

from app.accounts.entering.queries import OpenMember
from app.accounts.models import ID_BYTES, random_id
from app.accounts.queries import hold_member
from app.clock import Clock
from app.content.shapes import ModuleShape
from app.db import open_session
from app.gathering.codes import KIND, join_code, projector_secret
from app.gathering.heads import Heads
from app.gathering.limits import MOST_HANDS, MOST_OPEN, begun_after, kept_from
from app.gathering.models import Gathering, HeadCount, Seat, Tally
from app.gathering.polls.actions import begin_count, count_choices, put_hands
from app.gathering.polls.queries import counted_items
from app.gathering.queries import held_stage, hosted, house_gathering, is_open, lasts, stage_of
from app.gathering.seats.actions import clear_signals, end_seats
from app.gathering.stage import Act, Plan, Stage, State, end, plan_of
from app.gathering.versions.actions import make_version
from app.learners.digits import hashes_of
from app.security.secrets import Secrets
from app.security.tokens import hashed
from app.upkeep import empty_files, note_gone, vacuum

Shapes = Mapping[str, ModuleShape]
SWEPT = tuple(str(table.__tablename__) for table in (Gathering, Seat, Tally, HeadCount))
ENDED = {"seed": None, "join_hash": None, "projector_hash": None, "member_id": None, "started_at": None}
"""What is forgotten at the end: how to get in, who hosted, and the second of the beginning."""

WHENEVER = 0
"""At no second is its time over: for what ends one that nobody ended."""


class UsedUp(Exception):
    """The group session of this form is over: it begins no other."""


class TooManyOpen(Exception):
    """This host has as many group sessions as are open at once."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A group session, and what lets in: shown for as long as it lasts."""

    id: bytes
    code: str = field(repr=False)
    projector: str = field(repr=False)


def begin_gathering(
    session: DatabaseSession,
    secrets: Secrets,
    here: OpenMember,
    token: str,
    kind: str,
    module: str,
    clock: Clock,
    screen: str = "",
) -> Begun:
    """A new one with its waiting room. The same form again gives the same. Raises UsedUp, TooManyOpen."""
    hold_member(session, here.id)
    made_id = blake2b(here.id + token.encode(), digest_size=ID_BYTES).digest()
    there, now = house_gathering(session, here, made_id), clock.seconds()
    if there:
        return opened_again(secrets, there, now)
    if _open_count(session, here, now) >= MOST_OPEN:
        raise TooManyOpen
    made = _new(session, secrets, Gathering(
        id=made_id, organisation_id=here.organisation_id, member_id=here.id,
        kind=kind, module=module, held_on=clock.today(), started_at=now, screen=screen,
    ))  # fmt: skip
    session.add(made)
    session.flush()
    return opened_again(secrets, made, now)


def opened_again(secrets: Secrets, gathering: Gathering, now: int) -> Begun:
    """Code and secret once more, for a page of the host that is loaded again. Raises UsedUp when it is over."""
    if gathering.seed is None or not lasts(gathering, now):
        raise UsedUp
    seed = gathering.seed
    return Begun(gathering.id, join_code(secrets, seed), projector_secret(secrets, seed))


def change_stage(
    session: DatabaseSession,
    shapes: Shapes,
    here: OpenMember,
    gathering_id: bytes,
    act: Act,
    clock: Clock,
    expected: int | None = None,
) -> Stage | None:
    """Do what the host tapped, and give what is now. Nothing happens where it is impossible, or where the page
    that was tapped showed another version than `expected`. None for whoever does not host this."""
    now = clock.seconds()
    if hosted(session, here, gathering_id, now, lock=True) is None:
        return None
    connection = session.connection()
    stage = held_stage(connection, gathering_id, now)
    if stage and expected in {None, stage.version}:
        plan = plan_of(shapes.get(stage.module), counted_items(connection, gathering_id), stage.kind)
        _change(connection, stage, act(stage.state, plan, now))
    return stage_of(connection, gathering_id, now)


def take_over(session: DatabaseSession, here: OpenMember, gathering_id: bytes, now: int) -> bool:
    """This member hosts it from now on, and whoever did does not. False for what is not open in this house."""
    found = house_gathering(session, here, gathering_id, lock=True)
    if found is None or not lasts(found, now):
        return False
    if found.member_id != here.id:
        make_version(session.connection(), gathering_id, member_id=here.id)
    return True


def raise_hands(
    session: DatabaseSession,
    shapes: Shapes,
    here: OpenMember,
    gathering_id: bytes,
    item: str,
    hands: Mapping[str, int],
    now: int,
) -> bool:
    """So many people without a phone chose each option: whole numbers, so that a second tap adds nobody.

    False where this poll is not the step that is shown, or was not opened.
    """
    if hosted(session, here, gathering_id, now, lock=True) is None:
        return False
    connection = session.connection()
    stage = held_stage(connection, gathering_id, now)
    if stage is None or not item or stage.state.step != item or stage.state.ballot == "none":
        return False
    shape = shapes.get(stage.module)
    options = shape.items[item].option_ids if shape and item in shape.items else ()
    known = {option: max(0, min(hands[option], MOST_HANDS)) for option in options if option in hands}
    put_hands(connection, gathering_id, item, known)
    make_version(connection, gathering_id)
    return True


def end_gathering(
    session: DatabaseSession, here: OpenMember, gathering_id: bytes, heads: Heads, clock: Clock
) -> bool | None:
    """The end: heads are kept, open polls counted, every seat is gone. True where this call ended it, and False for
    a second tap and for one that ended by itself, which anybody of the organisation may still count.

    None for what is not in this house, and for an open one that somebody else hosts. What deleted rows leave in
    the files of the database goes with the next sweep: it would stop everybody else each time.
    """
    found = house_gathering(session, here, gathering_id, lock=True)
    open_now = found is not None and lasts(found, clock.seconds())
    if found is None or (open_now and found.member_id != here.id):
        return None
    _end(session.connection(), gathering_id)
    _keep_heads(session, gathering_id, heads)
    return open_now


def sweep(engine: Engine, clock: Clock) -> None:
    """End what nobody ended in eight hours, remove counters that are past their time, and what is left in files."""
    now = clock.seconds()
    old = delete(Gathering).where(col(Gathering.held_on) < kept_from(clock.today()))
    forgotten = select(Gathering.id).where(
        col(Gathering.phase) != "closed", col(Gathering.started_at) <= begun_after(now)
    )
    with open_session(engine, writes=True) as session:
        for gathering_id in session.exec(forgotten.order_by(col(Gathering.id)).with_for_update()).all():
            _end(session.connection(), gathering_id)
        if session.exec(old).rowcount:
            note_gone(session.connection())
        session.commit()
    vacuum(engine, SWEPT)
    empty_files(engine)


def _open_count(session: DatabaseSession, here: OpenMember, now: int) -> int:
    mine = (col(Gathering.member_id) == here.id, is_open(now))
    return session.exec(select(func.count()).select_from(Gathering).where(*mine)).one()


def _new(session: DatabaseSession, secrets: Secrets, made: Gathering) -> Gathering:
    """With a seed whose digits open nothing else."""
    while made.seed is None:
        seed = random_id()
        hashes = hashes_of(secrets, KIND, join_code(secrets, seed))
        taken = select(Gathering.id).where(col(Gathering.join_hash).in_(list(hashes.values())))
        if session.exec(taken).first() is None:
            made.seed, made.join_hash = seed, hashes[secrets.pepper_id]
            made.projector_hash = hashed(projector_secret(secrets, seed))
    return made


def _change(connection: Connection, stage: Stage, after: State, **more: object) -> None:
    before = stage.state
    if after == before:
        return
    if before.open_poll and not after.open_poll:
        count_choices(connection, stage.id, before.step)
    if after.open_poll and not before.open_poll:
        begin_count(connection, stage.id, after.step)
    if after.step != before.step:
        clear_signals(connection, stage.id, "ready")
    if after.on_break and not before.on_break:
        clear_signals(connection, stage.id, "pause")
    make_version(connection, stage.id, **asdict(after), **more)


def _end(connection: Connection, gathering_id: bytes) -> None:
    stage = held_stage(connection, gathering_id, WHENEVER)
    if stage is None:
        return
    _change(connection, stage, end(stage.state, Plan(), WHENEVER), **ENDED)
    if end_seats(connection, gathering_id):
        note_gone(connection)


def _keep_heads(session: DatabaseSession, gathering_id: bytes, heads: Heads) -> None:
    if session.get(HeadCount, gathering_id) is None:
        went_well = " ".join(heads.went_well)
        session.add(
            HeadCount(
                gathering_id=gathering_id, phones=heads.phones, without=heads.without, went_well=went_well
            )
        )
        session.flush()
