"""Looks up the cards of a coach that nobody has used yet. Scoped by coach and term in the first query."""

from datetime import date

from sqlalchemy import ColumnElement
from sqlmodel import Session as DatabaseSession
from sqlmodel import and_, col, select

from app.learners.cards.models import Card
from app.learners.sharing.coaches import Coach
from app.learners.sharing.queries import coach_shares


def open_cards(session: DatabaseSession, coach: Coach, today: date) -> list[Card]:
    """By the day of their end, then by label."""
    asked = select(Card).where(of_coach(coach), col(Card.expires_on) >= today)
    return list(session.exec(asked.order_by(col(Card.expires_on), col(Card.label), col(Card.id))))


def learner_labels(session: DatabaseSession, coach: Coach) -> set[str]:
    """Every label that a learner of this coach has."""
    return {share.label for share in coach_shares(session, coach)}


def of_coach(coach: Coach) -> ColumnElement[bool]:
    """Cards of this coach in this term: those of an earlier one are dead."""
    return and_(col(Card.member_id) == coach.id, col(Card.term) == coach.term)
