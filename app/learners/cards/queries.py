"""Looks up a card by its digits, and what a card back left for its learner to read and to open."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session as DatabaseSession
from sqlmodel import and_, col, or_, select

from app.accounts.models import Member, Organisation
from app.clock import year_and_week
from app.learners.cards.limits import KIND
from app.learners.cards.models import CameBack, Card, FormerKey
from app.learners.digits import hashes_of
from app.learners.sharing.coaches import CoachTerm
from app.learners.sharing.models import Share
from app.security.secrets import Secrets


@dataclass(frozen=True, slots=True)
class Offer:
    """A card that works now. `learner_id`: whose progress it leads back to, if it is a card back."""

    code_hash: bytes
    coach: CoachTerm
    name: str
    organisation: str
    label: str
    group_id: bytes | None
    places: tuple[str, ...]
    encouragement: str
    learner_id: bytes | None
    expires_on: date


@dataclass(frozen=True, slots=True)
class Before:
    """What is left of a card back: the week of it, 0 once the learner has read so, and whether old pages wait."""

    week: int
    pages: bool


def good_card(session: DatabaseSession, secrets: Secrets, digits: str, today: date) -> Offer | None:
    """The card with these digits. Unknown, used and expired ones, and those of a coach who left, are alike.

    A card back works only while its learner still lets this very coach give one.
    """
    hashes = hashes_of(secrets, KIND, digits)
    back = and_(col(Share.learner_id) == col(Card.learner_id), col(Share.member_id) == col(Card.member_id))
    allowed = and_(col(Share.term) == col(Card.term), col(Share.lets_back))
    asked = (
        select(Card, Member.name, Organisation.name)
        .join(Member, col(Member.id) == col(Card.member_id))
        .join(Organisation, col(Organisation.id) == col(Member.organisation_id))
        .outerjoin(Share, back)
        .where(
            col(Card.code_hash).in_(list(hashes.values())),
            col(Card.expires_on) >= today,
            ~col(Member.disabled),
            col(Member.term) == col(Card.term),
            or_(col(Card.learner_id).is_(None), allowed),
        )
    )
    row = session.exec(asked).first()
    return _offer(*row) if row else None


def chosen_before(session: DatabaseSession, learner_id: bytes, offer: Offer) -> Share | None:
    """What this learner shares with the coach of a card already."""
    share = session.get(Share, (learner_id, offer.coach.id))
    return share if share and share.term == offer.coach.term else None


def added_by(session: DatabaseSession, secrets: Secrets, learner_id: bytes, digits: str) -> bool:
    """Whether a card that is used up is of a coach whom this learner has: the first of two taps used it."""
    hashes = hashes_of(secrets, KIND, digits)
    same = and_(col(Share.member_id) == col(Card.member_id), col(Share.term) == col(Card.term))
    asked = select(Card.id).join(Share, same).where(col(Share.learner_id) == learner_id)
    return session.exec(asked.where(col(Card.code_hash).in_(list(hashes.values())))).first() is not None


def before(session: DatabaseSession, learner_id: bytes) -> Before | None:
    """For My page; None for most people, who have always had their code."""
    back = session.get(CameBack, learner_id)
    pages = bool(former_keys(session, learner_id))
    week = year_and_week(back.week)[1] if back else 0
    return Before(week, pages) if back or pages else None


def former_keys(session: DatabaseSession, learner_id: bytes) -> list[FormerKey]:
    """Keys that old codes open, the newest first."""
    asked = select(FormerKey).where(col(FormerKey.learner_id) == learner_id)
    return list(session.exec(asked.order_by(col(FormerKey.number).desc())))


def _offer(card: Card, name: str, organisation: str) -> Offer:
    coach = CoachTerm(card.member_id, card.term)
    return Offer(
        card.code_hash,
        coach,
        name,
        organisation,
        card.label,
        card.group_id,
        tuple(card.places.split()),
        card.encouragement,
        card.learner_id,
        card.expires_on,
    )
