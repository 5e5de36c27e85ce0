"""Makes, renames and removes groups. The coach's own row is the lock: two forms at once make one group."""

from hashlib import blake2b

from sqlmodel import Session as DatabaseSession
from sqlmodel import col, delete, update

from app.accounts.models import ID_BYTES
from app.accounts.queries import hold_member
from app.coaching.groups.queries import coach_group, coach_groups
from app.coaching.models import CoachGroup
from app.learners.cards.models import Card
from app.learners.sharing.actions import leave_group
from app.learners.sharing.coaches import Coach


def make_group(session: DatabaseSession, coach: Coach, token: str, name: str) -> CoachGroup | None:
    """A new group; None where another one has this name. The same form again gives the same group."""
    hold_member(session, coach.id)
    group_id = blake2b(coach.id + token.encode(), digest_size=ID_BYTES).digest()
    there = coach_group(session, coach, group_id)
    if there:
        return there
    if _is_taken(session, coach, name):
        return None
    made = CoachGroup(id=group_id, member_id=coach.id, name=name)
    session.add(made)
    session.flush()
    return made


def rename_group(session: DatabaseSession, coach: Coach, group: CoachGroup, name: str) -> bool:
    """Whether it has that name now; no two groups of a coach have the same."""
    hold_member(session, coach.id)
    if _is_taken(session, coach, name, besides=group.id):
        return False
    group.name = name
    session.flush()
    return True


def remove_group(session: DatabaseSession, coach: Coach, group: CoachGroup) -> None:
    """The circle alone: learners stay with their coach, and cards stay good."""
    hold_member(session, coach.id)
    leave_group(session, coach, group.id)
    promised = (col(Card.member_id) == coach.id, col(Card.group_id) == group.id)
    session.exec(update(Card).where(*promised).values(group_id=None))
    ours = (col(CoachGroup.member_id) == coach.id, col(CoachGroup.id) == group.id)
    session.exec(delete(CoachGroup).where(*ours))


def _is_taken(session: DatabaseSession, coach: Coach, name: str, besides: bytes = b"") -> bool:
    others = (group for group in coach_groups(session, coach) if group.id != besides)
    return any(group.name.casefold() == name.casefold() for group in others)
