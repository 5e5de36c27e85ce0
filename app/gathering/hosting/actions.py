"""Begins, hands over and ends a group session, each with its line in the trail.

The organisation's row comes first, then that of the group session: whoever waits, waits in the same order.
"""

from dataclasses import dataclass

from sqlmodel import Session as DatabaseSession

from app.accounts.entering.queries import OpenMember
from app.accounts.trail.actions import hold_organisation, note_act
from app.accounts.trail.acts import Act
from app.clock import Clock
from app.gathering.actions import Begun, begin_gathering, end_gathering, take_over
from app.gathering.heads import Heads
from app.gathering.queries import house_gathering, lasts, open_gatherings
from app.security.secrets import Secrets


@dataclass(frozen=True, slots=True)
class Wanted:
    """A group session as a form asks for it: the form's token, and what is `shown` on the projector, by language."""

    token: str
    kind: str
    module: str
    shown: tuple[str, ...]


def begin_noted(
    session: DatabaseSession, secrets: Secrets, clock: Clock, here: OpenMember, wanted: Wanted
) -> Begun:
    """As it is wanted; the same form again gives the same. Raises UsedUp, TooManyOpen."""
    hold_organisation(session, here.organisation_id)
    known = {one.id for one, _ in open_gatherings(session, here, clock.seconds())}
    token, kind, module, screen = wanted.token, wanted.kind, wanted.module, " ".join(wanted.shown)
    begun = begin_gathering(session, secrets, here, token, kind, module, clock, screen)
    if begun.id not in known:
        note_act(session, secrets, clock, here.organisation_id, here.id, Act.GATHERING_BEGUN)
    return begun


def take_over_noted(
    session: DatabaseSession, secrets: Secrets, clock: Clock, here: OpenMember, gathering_id: bytes
) -> bool:
    """This member leads it from now on. False for what is not open in this house."""
    hold_organisation(session, here.organisation_id)
    found, now = house_gathering(session, here, gathering_id, lock=True), clock.seconds()
    theirs = found is not None and found.member_id != here.id and lasts(found, now)
    done = take_over(session, here, gathering_id, now)
    if done and theirs:
        note_act(session, secrets, clock, here.organisation_id, here.id, Act.GATHERING_TAKEN_OVER)
    return done


def end_noted(
    session: DatabaseSession,
    secrets: Secrets,
    clock: Clock,
    here: OpenMember,
    gathering_id: bytes,
    heads: Heads,
) -> bool:
    """The end, with heads. Only what was still open is an act: heads may be told later, too. False for what is not
    theirs to end."""
    hold_organisation(session, here.organisation_id)
    ended = end_gathering(session, here, gathering_id, heads, clock)
    if ended:
        note_act(session, secrets, clock, here.organisation_id, here.id, Act.GATHERING_ENDED)
    return ended is not None
