"""A group session of the demo that is over: five phones, somebody without one, three polls. By the real actions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlmodel import Session as DatabaseSession

from app.accounts.entering.doors import Doors
from app.accounts.entering.queries import OpenMember
from app.content.shapes import ModuleShape
from app.db import open_session
from app.gathering.actions import Begun, change_stage, raise_hands
from app.gathering.heads import heads_of
from app.gathering.hosting.actions import Wanted, begin_noted, end_noted
from app.gathering.models import MODULE
from app.gathering.seats.actions import answer, take_seat
from app.gathering.seats.queries import open_seat
from app.gathering.stage import TAPS, Act, go_to, plan_of
from app.security.tokens import random_token

HELD = "l03"
SCREEN = ("fi", "ar")
PHONES, WITHOUT = 5, 1
VOTES: Sequence[tuple[int, ...]] = ((0, 0, 1, 0, 0, 0), (3, 0, 3, 1, 3, 0), (1, 1, 2, 0, 2, 1))
"""For each poll the place of the chosen option: five phones, and then a raised hand."""
WENT_WELL = ("languages", "talking")
Shapes = Mapping[str, ModuleShape]


@dataclass(frozen=True, slots=True)
class Held:
    """One group session while it goes on."""

    session: DatabaseSession
    doors: Doors
    shapes: Shapes
    host: OpenMember
    begun: Begun

    @property
    def now(self) -> int:
        """This second."""
        return self.doors.clock.seconds()

    def join(self) -> str | None:
        """A phone comes in."""
        return take_seat(self.session, self.doors.secrets, self.begun.code, random_token(), "", self.now)

    def tap(self, act: Act) -> None:
        """A button of the host."""
        change_stage(self.session, self.shapes, self.host, self.begun.id, act, self.doors.clock)

    def poll(self, item: str, phones: Sequence[str], votes: Sequence[int]) -> None:
        """Open, answered by phones and by hand, closed, shown."""
        options = self.shapes[HELD].items[item].option_ids
        chosen = [options[place % len(options)] for place in votes]
        self.tap(go_to(item))
        self.tap(TAPS["open"])
        for cookie, option in zip(phones, chosen, strict=False):
            seat = open_seat(self.session.connection(), cookie, self.now)
            assert seat is not None
            answer(self.session.connection(), self.shapes, seat, item, option)
        raise_hands(self.session, self.shapes, self.host, self.begun.id, item, {chosen[-1]: 1}, self.now)
        self.tap(TAPS["close"])
        self.tap(TAPS["reveal"])


def hold_session(engine: Engine, doors: Doors, shapes: Shapes, host: OpenMember) -> None:
    """From the waiting room to the heads. Where the module is not, nothing is held. Commits by itself."""
    if HELD not in shapes:
        return
    with open_session(engine, writes=True) as session:
        wanted = Wanted(random_token(), MODULE, HELD, SCREEN)
        begun = begin_noted(session, doors.secrets, doors.clock, host, wanted)
        _lead(Held(session, doors, shapes, host, begun))
        heads = heads_of(PHONES, WITHOUT, WENT_WELL)
        end_noted(session, doors.secrets, doors.clock, host, begun.id, heads)
        session.commit()


def _lead(held: Held) -> None:
    phones = [cookie for _ in range(PHONES) if (cookie := held.join())]
    plan = plan_of(held.shapes[HELD])
    held.tap(TAPS["start"])
    polls = [item for item in plan.steps if item in plan.polls]
    for item, votes in zip(polls, VOTES, strict=False):
        held.poll(item, phones, votes)
