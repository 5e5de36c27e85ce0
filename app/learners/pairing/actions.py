"""Pairs two phones: the old one asks, the new one comes near, the old one says yes, the new one is opened."""

from secrets import randbelow

from sqlalchemy import Connection, Delete, delete, update
from sqlmodel import Session as DatabaseSession
from sqlmodel import col, select

from app.clock import Clock
from app.learners.actions import open_phone
from app.learners.digits import hashes_of
from app.learners.models import Learner, Session, random_id
from app.learners.pairing.keys import opened_with, public_key, sealed_for, session_cookie
from app.learners.pairing.limits import FIRST_NUMBER, LASTS, NUMBERS
from app.learners.pairing.models import Pairing
from app.learners.pairing.queries import asked_pairing, awaited_pairing, digits_for, is_good, stage_of
from app.learners.pairing.waiting import read_waiting
from app.learners.queries import Opened, OpenLearner, open_learner
from app.learners.tokens import key_of
from app.security.boxes import Damaged, unseal
from app.security.secrets import Secrets
from app.security.tokens import hashed

KIND = "pairing"


def begin_pairing(session: DatabaseSession, secrets: Secrets, phone: Opened, clock: Clock) -> None:
    """Digits for this old phone. A second tap keeps those that nobody used; any others of this learner are dead."""
    learner, now = phone.learner, clock.seconds()
    if _still_open(session, learner) is None or stage_of(asked_pairing(session, learner), now) == "digits":
        return
    stop_pairing(session, learner.id)
    seed = random_id()
    digits = digits_for(seed, phone.cookie)
    session.add(
        Pairing(
            digits_hash=hashes_of(secrets, KIND, digits)[secrets.pepper_id],
            learner_id=learner.id,
            asked_by=learner.token_hash,
            seed=seed,
            expires_at=now + LASTS,
        )
    )


def come_near(session: DatabaseSession, secrets: Secrets, digits: str, token: str, clock: Clock) -> bool:
    """A new phone typed these digits and shows a number from now on. False for unknown, used and old ones alike."""
    hashes, mine = list(hashes_of(secrets, KIND, digits).values()), hashed(token)
    good = col(Pairing.digits_hash).in_(hashes), is_good(clock.seconds())
    near = {"new_phone": mine, "public_key": public_key(token), "number": FIRST_NUMBER + randbelow(NUMBERS)}
    first = update(Pairing).where(*good, col(Pairing.new_phone).is_(None)).values(near)
    if session.exec(first).rowcount:
        session.exec(
            delete(Pairing).where(col(Pairing.new_phone) == mine, col(Pairing.digits_hash).not_in(hashes))
        )
        return True
    again = select(Pairing.number).where(*good, col(Pairing.new_phone) == mine)
    return session.exec(again).first() is not None


def confirm_number(session: DatabaseSession, phone: Opened, number: int, clock: Clock) -> str:
    """The old phone says which number the new one shows: "yes", "wrong", or "over" where nobody waits any more.

    A wrong number ends it at once: of ninety, nobody gets a second guess. The learner's key goes into a box for the
    new phone alone. It is bound to how the code holds the key just now, so a new code makes it worthless.
    """
    here = _still_open(session, phone.learner)
    pairing = asked_pairing(session, phone.learner, lock=True)
    if here is None or pairing is None or stage_of(pairing, clock.seconds()) not in {"asks", "yes"}:
        return "over"
    if pairing.number != number or pairing.public_key is None:
        session.delete(pairing)
        return "wrong"
    if pairing.sealed_key is None:
        learner, own = here
        key = unseal(own.wrapped_key, key_of(phone.cookie, "session"), b"session", learner.id, own.token_hash)
        pairing.sealed_key = sealed_for(pairing.public_key, key, *_place(learner))
        session.add(pairing)
    return "yes"


def open_new_phone(session: DatabaseSession, token: str, clock: Clock, *, own_phone: bool) -> Opened | None:
    """The session of a new phone that was let in; at a second tap the same one. None for any other phone."""
    now, cookie = clock.seconds(), session_cookie(token)
    waits = awaited_pairing(session, token, now)
    learner = session.get(Learner, waits.learner_id, with_for_update=True) if waits else None
    pairing = awaited_pairing(session, token, now, lock=True) if learner else None
    if learner is None or pairing is None or pairing.sealed_key is None:
        before = open_learner(session.connection(), cookie, now)
        return Opened(before, cookie) if before else None
    session.delete(pairing)
    try:
        data_key = opened_with(token, pairing.sealed_key, *_place(learner))
    except Damaged:
        return None
    learner.used_week = clock.week()
    return open_phone(session, learner.id, data_key, clock, own_phone=own_phone, cookie=cookie)


def stop_pairing(session: DatabaseSession, learner_id: bytes) -> None:
    """The old phone lets nobody in: all digits of this learner are dead."""
    session.exec(delete(Pairing).where(col(Pairing.learner_id) == learner_id))


def end_waiting(connection: Connection, cookie: str) -> None:
    """The new phone waits no more; the old one will find nobody there."""
    held = read_waiting(cookie)
    if held and held.near:
        connection.execute(delete(Pairing).where(col(Pairing.new_phone) == hashed(held.token)))


def over(now: int) -> list[Delete]:
    """What removes everything whose time is over."""
    return [delete(Pairing).where(col(Pairing.expires_at) <= now)]


def _still_open(session: DatabaseSession, learner: OpenLearner) -> tuple[Learner, Session] | None:
    # The learner's row is the lock on which two phones of one learner wait for each other
    owner = session.get(Learner, learner.id, with_for_update=True)
    here = session.get(Session, learner.token_hash)
    return (owner, here) if owner and here else None


def _place(learner: Learner) -> tuple[bytes, ...]:
    return KIND.encode(), learner.id, learner.wrapped_key
