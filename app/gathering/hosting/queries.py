"""Looks up what hosts are shown beside the stage: who hosts, what is over, what was counted in all."""

from collections.abc import Mapping, Sequence

from sqlmodel import Session as DatabaseSession
from sqlmodel import col, select

from app.accounts.entering.queries import OpenMember
from app.accounts.models import Member
from app.gathering.models import Gathering, HeadCount, Tally
from app.gathering.queries import is_open
from app.gathering.stage import Result

MOST_PAST = 400
"""So many that are over stand on the page of one organisation."""
Counted = Mapping[str, Mapping[str, Result]]
"""By item and option."""


def past_gatherings(
    session: DatabaseSession, here: OpenMember, now: int
) -> Sequence[tuple[Gathering, HeadCount | None]]:
    """What is over in this organisation, the newest first, with its heads where somebody counted them."""
    asked = (
        select(Gathering, HeadCount)
        .outerjoin(HeadCount, col(HeadCount.gathering_id) == col(Gathering.id))
        .where(col(Gathering.organisation_id) == here.organisation_id, ~is_open(now))
        .order_by(col(Gathering.held_on).desc(), col(Gathering.id))
        .limit(MOST_PAST)
    )
    return [(gathering, heads) for gathering, heads in session.exec(asked)]


def host_name(session: DatabaseSession, gathering: Gathering) -> str:
    """Who leads it now: a colleague, by the name that they gave themselves."""
    found = session.get(Member, gathering.member_id) if gathering.member_id else None
    return found.name if found else ""


def head_count(session: DatabaseSession, gathering_id: bytes) -> HeadCount | None:
    """How many were there, once somebody said it."""
    return session.get(HeadCount, gathering_id)


def all_counted(session: DatabaseSession, gathering_id: bytes) -> Counted:
    """Every poll of one group session."""
    found: dict[str, dict[str, Result]] = {}
    for row in session.exec(select(Tally).where(col(Tally.gathering_id) == gathering_id)):
        found.setdefault(row.item, {})[row.option] = Result(row.count, row.hands)
    return found
