"""What a page is about. Somebody else's group or learner, an unknown and a misspelt one are all the same: not there."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import Depends

from app.accounts.access import AtDesk, Desk
from app.coaching.groups.queries import coach_group
from app.coaching.models import CoachGroup
from app.db import DatabaseSession, walled_engine
from app.errors import NotFound
from app.forms import read_id
from app.learners.sharing.actions import note_looks
from app.learners.sharing.models import Share
from app.learners.sharing.queries import coach_share

GROUPS = "groups"
"""The place of the desk to which pages about learners belong."""


def known_id(written: str) -> bytes:
    """The id in an address. Raises NotFound."""
    found = read_id(written)
    if found is None:
        raise NotFound
    return found


def known_group(desk: AtDesk, session: DatabaseSession, group_id: str) -> CoachGroup:
    """The group of an address, if it is this coach's. Raises NotFound."""
    found = coach_group(session, desk.here, known_id(group_id))
    if found is None:
        raise NotFound
    return found


def known_share(desk: AtDesk, session: DatabaseSession, share_id: str) -> Share:
    """The learner of an address, if this coach has them. Raises NotFound."""
    found = coach_share(session, desk.here, known_id(share_id))
    if found is None:
        raise NotFound
    return found


CurrentGroup = Annotated[CoachGroup, Depends(known_group)]
"""`/groups/{group_id}`"""
CurrentShare = Annotated[Share, Depends(known_share)]
"""`/learners/{share_id}`: one learner as this coach may see them."""


def shelf_order(desk: Desk) -> tuple[str, ...]:
    """The modules for learners, as they stand on the shelves."""
    return tuple(module.code for track in desk.library.tracks(desk.reader) for module in track.modules)


def looked_at(desk: Desk, shares: Sequence[Share], what: str) -> list[Share]:
    """Write down that these learners are looked at, and give those who may be shown now (SAFETY C5)."""
    return note_looks(walled_engine(desk.request), desk.here, shares, what, desk.clock.week())
