"""Who sits here: the seat of a phone, what it brought along, and the code that may be open on it."""

from dataclasses import dataclass, replace
from functools import partial

from starlette.datastructures import State
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

from app.gathering.access import stage_now, told_to
from app.gathering.seats.actions import note_here
from app.gathering.seats.brought import Brought, opened, sealed
from app.gathering.seats.queries import OpenSeat, open_seat
from app.gathering.stage import Stage
from app.learners.queries import OpenLearner, open_learner

ASKED = "askel.asked"
"""Where the hot road of asking hands on what it found, in the scope of the one request that it found it for."""


@dataclass(frozen=True, slots=True)
class Phone:
    """One phone. Without a seat, `stage` is what it took part in, where it still knows of that."""

    seat: OpenSeat | None
    stage: Stage | None
    brought: Brought | None

    @property
    def taking_part(self) -> Stage | None:
        """What is shown to it now; None for a phone that takes part in nothing."""
        return self.stage if self.seat and self.stage and self.stage.state.phase != "closed" else None

    @property
    def over(self) -> bool:
        """Whether it took part in something that has ended."""
        ended = self.stage is None or self.stage.state.phase == "closed"
        return self.brought is not None and ended


async def seat_of(request: Request) -> OpenSeat | None:
    """The seat of this phone, by one read; once a minute it is written down that it is still here."""
    state = request.app.state
    return await seat_by(state, state.cookies.seat.read(request))


async def seat_by(state: State, cookie: str) -> OpenSeat | None:
    """The same by its cookie."""
    now = state.clock.seconds()
    if not cookie:
        return None
    seat: OpenSeat | None = await state.roads.read(lambda connection: open_seat(connection, cookie, now))
    if seat and seat.worth_a_touch:
        await state.roads.note(partial(note_here, seat=seat))
    return seat


async def asked_after(
    state: State, asking: HTTPConnection, known: str
) -> tuple[OpenSeat | None, Stage | None]:
    """Who asks from a page of this version, and what is shown now: looked up once."""
    if ASKED not in asking.scope:
        seat = await seat_by(state, state.cookies.seat.read(asking))
        told = told_to(asking, known)
        asking.scope[ASKED] = seat, await stage_now(state, seat.gathering_id, told) if seat else None
    found: tuple[OpenSeat | None, Stage | None] = asking.scope[ASKED]
    return found


async def phone_of(request: Request, seat: OpenSeat | None, stage: Stage | None = None) -> Phone:
    """The phone with this seat or none, before what is shown now. That a seat is gone is known before memory hears
    of the end: then the database is asked."""
    brought = brought_by(request)
    if seat and (brought is None or brought.gathering_id != seat.gathering_id):
        brought = Brought(seat.gathering_id, seat.now)
    if brought and seat is None:
        stage = await request.app.state.watchers.look_at(brought.gathering_id)
    elif brought and stage is None:
        stage = await stage_now(request.app.state, brought.gathering_id)
    return Phone(seat, stage, brought)


async def learner_of(request: Request) -> OpenLearner | None:
    """Whose code is open on this phone. That a page of a group changes by itself does not keep it open."""
    state = request.app.state
    cookie, now = state.cookies.session.read(request), state.clock.seconds()
    if not cookie:
        return None
    found: OpenLearner | None = await state.roads.read(
        lambda connection: open_learner(connection, cookie, now)
    )
    learner = replace(found, stays=False) if found else None
    request.state.learner = learner
    return learner


def brought_by(request: Request) -> Brought | None:
    """What this phone holds of a group session."""
    state, cookies = request.app.state, request.app.state.cookies
    value, seat = cookies.brought.read(request), cookies.seat.read(request)
    return opened(state.secrets.salt, seat, value, state.clock.seconds()) if value else None


def bring(request: Request, response: Response, seat: str, brought: Brought) -> None:
    """Let the phone keep it from now on. What is more than a cookie holds is not added."""
    value = sealed(request.app.state.secrets.salt, seat, brought)
    if value:
        request.app.state.cookies.brought.set(response, value)
