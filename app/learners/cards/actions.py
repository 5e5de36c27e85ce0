"""Uses a card: a new learner, a coach more, or a new code for progress whose code is lost. Each card works once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import Connection, Delete, delete, update
from sqlmodel import Session as DatabaseSession
from sqlmodel import col

from app.clock import Clock
from app.learners.actions import make_code, show_first
from app.learners.cards.limits import first_old_week
from app.learners.cards.models import CameBack, Card, FormerKey
from app.learners.cards.queries import Offer, former_keys, good_card
from app.learners.models import CodeShowing, Learner, Session
from app.learners.pairing.models import Pairing
from app.learners.queries import NewCode
from app.learners.sealing import CodeKeys
from app.learners.sharing.actions import begin_share, suggest
from app.security.boxes import new_key, seal
from app.security.secrets import Secrets
from app.security.tokens import hashed

PutAway = Callable[[Connection, bytes, int], bool]
"""Learner id, number of the old key: keeps what other slices sealed for whoever types the old code. Was there any?"""


@dataclass(frozen=True, slots=True)
class Made:
    """A new code, the keys that it gives, and the form that asked for it."""

    code: str = field(repr=False)
    keys: CodeKeys = field(repr=False)
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the learner lets the coach of a card do."""

    level: str
    lets_back: bool


def take_card(session: DatabaseSession, secrets: Secrets, digits: str, today: date) -> Offer | None:
    """Use a card up. Of two phones in the same moment one gets it, and the other finds that it does not work.

    What says nothing of anybody lies there for a day or two, so that no form of the desk makes these digits anew.
    """
    offer = good_card(session, secrets, digits, today)
    if offer is None:
        return None
    here = (col(Card.code_hash) == offer.code_hash, col(Card.expires_on) >= today)
    nothing = {"label": "", "group_id": None, "places": "", "encouragement": ""}
    used = update(Card).where(*here).values(expires_on=today - timedelta(days=1), **nothing)
    return offer if session.exec(used).rowcount else None


def add_coach(
    session: DatabaseSession, learner_id: bytes, offer: Offer, chosen: Chosen, clock: Clock
) -> None:
    """The coach of a card is this learner's from now on, and suggests what stands on the card."""
    share = begin_share(
        session,
        learner_id,
        offer.coach,
        offer.label,
        offer.group_id,
        chosen.level,
        lets_back=chosen.lets_back,
        week=clock.week(),
    )
    suggest(session, offer.coach, [share], offer.places, offer.encouragement)


def begin_with_card(
    session: DatabaseSession, secrets: Secrets, offer: Offer, chosen: Chosen, made: Made, clock: Clock
) -> NewCode:
    """A new learner with this coach. The same form again, with another card, gives what it made first."""
    shown = make_code(session, secrets, made.code, made.keys, made.token, clock)
    if shown.code == made.code:
        add_coach(session, shown.learner_id, offer, chosen, clock)
    return shown


def come_back(
    session: DatabaseSession,
    secrets: Secrets,
    learner_id: bytes,
    made: Made,
    clock: Clock,
    put_away: PutAway,
) -> NewCode | None:
    """A new code and a new data key for somebody whose code is lost. Every phone is closed.

    What was sealed until now opens by the old code alone: nobody who holds this card can read it.
    """
    learner = session.get(Learner, learner_id, with_for_update=True)
    if learner is None:
        return None
    shown = show_first(session, NewCode(made.code, learner_id, new_key()), made.token, clock)
    if shown.code != made.code:
        return shown
    _keep_old_key(session, learner, clock.week(), put_away)
    learner.lookup = secrets.lookups(made.keys.lookup)[secrets.pepper_id]
    learner.pepper_id, learner.used_week = secrets.pepper_id, clock.week()
    learner.wrapped_key = seal(shown.data_key, made.keys.wrapping, b"learner", learner_id)
    _end_all(session, learner_id, hashed(made.token))
    session.add(CameBack(learner_id=learner_id, week=clock.week()))
    session.flush()
    return shown


def note_read(session: DatabaseSession, learner_id: bytes) -> None:
    """The learner has read that a card led back to this progress."""
    session.exec(delete(CameBack).where(col(CameBack.learner_id) == learner_id))


def over(today: date) -> list[Delete]:
    """What removes cards and old keys that are past their time.

    A card that was used or taken back stays until its form is too old to make it anew, also around midnight.
    """
    return [
        delete(Card).where(col(Card.expires_on) < today - timedelta(days=2)),
        delete(FormerKey).where(col(FormerKey.made_week) < first_old_week(today)),
    ]


def _end_all(session: DatabaseSession, learner_id: bytes, showing: bytes) -> None:
    """Every phone, every card back that is still about, and every code that could be shown but this one."""
    for table in (Session, Pairing, Card, CameBack):
        session.exec(delete(table).where(col(table.learner_id) == learner_id))
    others = col(CodeShowing.token_hash) != showing
    session.exec(delete(CodeShowing).where(col(CodeShowing.learner_id) == learner_id, others))


def _keep_old_key(session: DatabaseSession, learner: Learner, week: str, put_away: PutAway) -> None:
    number = max((key.number for key in former_keys(session, learner.id)), default=0) + 1
    old = FormerKey(learner_id=learner.id, number=number, wrapped_key=learner.wrapped_key, made_week=week)
    session.add(old)
    session.flush()
    if not put_away(session.connection(), learner.id, number):
        session.delete(old)
        session.flush()
