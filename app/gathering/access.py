"""What pages of group sessions ask for: the watchers of this process, on its roads to the database."""

from app.clock import Clock
from app.gathering.bell import PostgresBell
from app.gathering.queries import stage_of
from app.gathering.stage import Stage
from app.gathering.versions.actions import CHANNEL
from app.gathering.watcher import Watchers
from app.roads import Roads


def watchers_on(roads: Roads, clock: Clock) -> Watchers:
    """One a process. No listener holds a connection: each look borrows one, and the bell has one for all."""

    async def look(gathering_id: bytes) -> Stage | None:
        return await roads.read(lambda connection: stage_of(connection, gathering_id, clock.seconds()))

    return Watchers(look, None if roads.sqlite else _bell(roads))


def _bell(roads: Roads) -> PostgresBell:
    _, address = roads.engine.dialect.create_connect_args(roads.engine.url)
    return PostgresBell({"connect_timeout": 5, **address}, CHANNEL)
