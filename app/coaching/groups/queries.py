"""Looks up the groups of one coach."""

from sqlmodel import Session as DatabaseSession
from sqlmodel import col, select

from app.coaching.models import CoachGroup
from app.learners.sharing.coaches import Coach


def coach_groups(session: DatabaseSession, coach: Coach) -> list[CoachGroup]:
    """All groups of this coach, by name."""
    found = session.exec(select(CoachGroup).where(col(CoachGroup.member_id) == coach.id))
    return sorted(found, key=lambda group: (group.name.casefold(), group.id))


def coach_group(session: DatabaseSession, coach: Coach, group_id: bytes) -> CoachGroup | None:
    """One of them. Another coach's group is as unknown as none."""
    ours = (col(CoachGroup.member_id) == coach.id, col(CoachGroup.id) == group_id)
    return session.exec(select(CoachGroup).where(*ours)).first()
