"""Looks up shares and what hangs on them. Whatever a coach asks is scoped by coach and term in the first query."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement
from sqlmodel import Session as DatabaseSession
from sqlmodel import and_, case, col, distinct, func, select

from app.accounts.models import Member, Organisation
from app.learners.sharing.coaches import Coach
from app.learners.sharing.models import GOING, Look, Share, Stuck, Suggestion

Pair = tuple[bytes, bytes]
"""Learner id and member id: one share."""


@dataclass(frozen=True, slots=True)
class OwnShare:
    """A share as its learner has it. `coach` is empty for somebody who was removed; `good`: it still counts."""

    share: Share
    coach: str
    organisation: str
    good: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """How many learners are in a group, and how many of them let their coach see that they are stuck."""

    learners: int
    stuck: int


def pair_of(share: Share) -> Pair:
    """Under which things of this share are found."""
    return share.learner_id, share.member_id


def coach_share(session: DatabaseSession, coach: Coach, share_id: bytes) -> Share | None:
    """One learner of this coach. Another coach's is as unknown as nobody's."""
    return session.exec(select(Share).where(_of(coach), col(Share.id) == share_id)).first()


def coach_shares(session: DatabaseSession, coach: Coach) -> list[Share]:
    """All learners of this coach, by label."""
    return _by_label(session, _of(coach))


def group_shares(session: DatabaseSession, coach: Coach, group_id: bytes | None) -> list[Share]:
    """The learners of one group of this coach, or those in no group, by label."""
    return _by_label(session, and_(_of(coach), col(Share.group_id) == group_id))


def counts_by_group(session: DatabaseSession, coach: Coach) -> dict[bytes | None, Counted]:
    """Learners of this coach by group. Whoever is in none counts under None."""
    told = case((col(Share.level) == GOING, col(Stuck.learner_id)))
    asked = (
        select(col(Share.group_id), func.count(distinct(col(Share.learner_id))), func.count(distinct(told)))
        .outerjoin(Stuck, same_pair(Stuck))
        .where(_of(coach))
        .group_by(col(Share.group_id))
    )
    return {group_id: Counted(learners, stuck) for group_id, learners, stuck in session.exec(asked)}


def telling_shares(session: DatabaseSession, coach: Coach) -> list[Share]:
    """The learners in groups whom a number of those who are stuck tells of, stuck or not."""
    return _by_label(session, and_(_of(coach), col(Share.level) == GOING, col(Share.group_id).is_not(None)))


def own_share(session: DatabaseSession, learner_id: bytes, share_id: bytes) -> OwnShare | None:
    """One share of this learner, by its address; None for any other."""
    return next((one for one in learner_shares(session, learner_id) if one.share.id == share_id), None)


def learner_shares(session: DatabaseSession, learner_id: bytes) -> list[OwnShare]:
    """Every coach of a learner, by name; last those who are gone, until the learner has read so."""
    asked = (
        select(Share, Member, Organisation)
        .outerjoin(Member, col(Member.id) == col(Share.member_id))
        .outerjoin(Organisation, col(Organisation.id) == col(Member.organisation_id))
        .where(col(Share.learner_id) == learner_id)
    )
    found = [_own(*row) for row in session.exec(asked)]
    return sorted(found, key=lambda one: (not one.good, one.coach.casefold(), one.share.id))


def suggestions_for(session: DatabaseSession, shares: Iterable[Share]) -> Mapping[Pair, list[Suggestion]]:
    """What each coach of these shares suggests, in order: one query for any number."""
    rows = session.exec(
        select(Suggestion)
        .join(Share, same_pair(Suggestion))
        .where(_among(shares))
        .order_by(col(Suggestion.turn), col(Suggestion.place))
    )
    found: dict[Pair, list[Suggestion]] = defaultdict(list)
    for row in rows:
        found[row.learner_id, row.member_id].append(row)
    return found


def looks_of(session: DatabaseSession, learner_id: bytes) -> Mapping[bytes, list[Look]]:
    """Who looked, by coach, newest first."""
    asked = select(Look).where(col(Look.learner_id) == learner_id)
    found: dict[bytes, list[Look]] = defaultdict(list)
    for row in session.exec(asked.order_by(col(Look.week).desc(), col(Look.what))):
        found[row.member_id].append(row)
    return found


def _of(coach: Coach) -> ColumnElement[bool]:
    return and_(col(Share.member_id) == coach.id, col(Share.term) == coach.term)


def _among(shares: Iterable[Share]) -> ColumnElement[bool]:
    return col(Share.id).in_([share.id for share in shares])


def same_pair(table: type[Suggestion | Stuck]) -> ColumnElement[bool]:
    """A row of this table belongs to the share beside it."""
    return and_(col(table.learner_id) == col(Share.learner_id), col(table.member_id) == col(Share.member_id))


def _by_label(session: DatabaseSession, which: ColumnElement[bool]) -> list[Share]:
    return list(session.exec(select(Share).where(which).order_by(col(Share.label), col(Share.id))))


def _own(share: Share, member: Member | None, organisation: Organisation | None) -> OwnShare:
    good = member is not None and not member.disabled and member.term == share.term
    return OwnShare(share, member.name if member else "", organisation.name if organisation else "", good)
