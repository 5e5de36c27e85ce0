"""Makes cards and takes them back. The digits come from the form, so that one form makes one card."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session as DatabaseSession
from sqlmodel import col, select, update

from app.coaching.cards.queries import learner_labels, of_coach, open_cards
from app.coaching.labels import new_label
from app.learners.cards.limits import KIND, expires_on
from app.learners.cards.models import Card
from app.learners.digits import hashes_of
from app.learners.models import random_id
from app.learners.sharing.coaches import Coach
from app.learners.sharing.models import Share
from app.security.secrets import Secrets

MOST_OPEN = 100
"""Cards of one coach that wait for somebody: each of them is a number that a stranger could guess."""


class UsedUp(Exception):
    """The card of this form was used or taken back: it makes no other."""


class TooManyOpen(Exception):
    """This coach has as many cards as wait at once."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A card to be made: its label, the group of whoever uses it, and what it suggests."""

    label: str
    group_id: bytes | None = None
    places: tuple[str, ...] = ()


def make_card(
    session: DatabaseSession,
    secrets: Secrets,
    coach: Coach,
    digits: str,
    wanted: Wanted,
    today: date,
    lang: str,
) -> tuple[Card, bool]:
    """The card of these digits, and whether it is new. Raises UsedUp, TooManyOpen."""
    there = card_of(session, secrets, coach, digits, today)
    if there:
        return there, False
    used, waiting = learner_labels(session, coach), open_cards(session, coach, today)
    if wanted.label in used:
        raise UsedUp
    if len(waiting) >= MOST_OPEN:
        raise TooManyOpen
    taken = {card.label for card in waiting}
    label = new_label(used | taken, lang) if wanted.label in taken else wanted.label
    made = _new(secrets, coach, digits, label, today)
    made.group_id, made.places = wanted.group_id, " ".join(wanted.places)
    return _put(session, secrets, coach, digits, made, today)


def make_card_back(
    session: DatabaseSession, secrets: Secrets, coach: Coach, digits: str, share: Share, today: date
) -> tuple[Card, bool]:
    """A card that leads this learner back to their progress. An older one of the same coach dies with it.

    Raises UsedUp.
    """
    there = card_of(session, secrets, coach, digits, today)
    if there:
        return there, False
    session.exec(delete(Card).where(of_coach(coach), col(Card.learner_id) == share.learner_id))
    made = _new(secrets, coach, digits, share.label, today)
    made.learner_id = share.learner_id
    return _put(session, secrets, coach, digits, made, today)


def withdraw_card(session: DatabaseSession, coach: Coach, card_id: bytes, today: date) -> bool:
    """Take a card back: its digits do not work any more. False: this coach has no such card.

    It lies there for another day, so that its form, sent again, does not make it anew.
    """
    here = (of_coach(coach), col(Card.id) == card_id, col(Card.expires_on) >= today)
    over = update(Card).where(*here).values(expires_on=today - timedelta(days=1))
    return bool(session.exec(over).rowcount)


def card_of(
    session: DatabaseSession, secrets: Secrets, coach: Coach, digits: str, today: date
) -> Card | None:
    """The card that a form made before. Raises UsedUp for one that was taken back."""
    hashes = list(hashes_of(secrets, KIND, digits).values())
    found = session.exec(select(Card).where(of_coach(coach), col(Card.code_hash).in_(hashes))).first()
    if found and found.expires_on < today:
        raise UsedUp
    return found


def _new(secrets: Secrets, coach: Coach, digits: str, label: str, today: date) -> Card:
    return Card(
        code_hash=hashes_of(secrets, KIND, digits)[secrets.pepper_id],
        id=random_id(),
        member_id=coach.id,
        term=coach.term,
        label=label,
        expires_on=expires_on(today),
    )


def _put(
    session: DatabaseSession, secrets: Secrets, coach: Coach, digits: str, made: Card, today: date
) -> tuple[Card, bool]:
    """Another request with the same form may have been quicker: then its card is the one."""
    session.add(made)
    try:
        session.flush()
    except IntegrityError:
        session.rollback()
        first = card_of(session, secrets, coach, digits, today)
        if first is None:
            raise
        return first, False
    return made, True
