"""What pages of group sessions ask for: the watchers of this process, what is shown now, and news of it."""

from collections.abc import AsyncIterator, Awaitable, Callable

from starlette.datastructures import State
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response, StreamingResponse

from app.clock import Clock
from app.cookies import EMPTY
from app.db import ALIVE
from app.forms import read_number
from app.gathering.bell import PostgresBell, VersionsBell
from app.gathering.queries import open_versions, stage_of
from app.gathering.stage import Stage
from app.gathering.versions.actions import CHANNEL
from app.gathering.watcher import Over, Watchers
from app.roads import Roads

KEEP_ALIVE_SECONDS = 20.0
"""So often the number comes again: the connection stays open, the page knows that it is, and who has gone is found."""
AGAIN_MILLISECONDS = 2000
AGAIN_SECONDS = 5
"""How often a browser without scripts asks for its page anew."""
STREAM = {"cache-control": "no-store", "x-accel-buffering": "no"}
Still = Callable[[], Awaitable[bool]]
"""Whether whoever listens may go on listening; asked every KEEP_ALIVE_SECONDS."""


def watchers_on(roads: Roads, clock: Clock) -> Watchers:
    """One a process. No listener holds a connection: each look borrows one, and the bell has one for all."""

    async def look(gathering_id: bytes) -> Stage | None:
        return await roads.read(lambda connection: stage_of(connection, gathering_id, clock.seconds()))

    async def versions() -> dict[bytes, int]:
        return await roads.read(lambda connection: open_versions(connection, clock.seconds()))

    return Watchers(look, VersionsBell(versions) if roads.sqlite else _bell(roads))


async def stage_now(state: State, gathering_id: bytes, told: int = 0) -> Stage | None:
    """What everybody sees: from memory while somebody listens in this process, and else from the database. Whoever
    was told of a newer version heard so from another process: then it is looked for."""
    watchers: Watchers = state.watchers
    known = watchers.newest(gathering_id)
    return known if known and known.version >= told else await watchers.look_at(gathering_id, told)


def told_to(asking: HTTPConnection, shown: str = "") -> int:
    """The newest version that a page has heard of: by its stream (`Last-Event-ID`), or because it shows it."""
    return max(_last_id(asking), read_number(shown) or 0)


def news(request: Request, gathering_id: bytes, still: Still) -> Response:
    """Server-sent events: the number of the version that is shown, no more. Whoever hears it fetches their page.

    One comes at once, unless `Last-Event-ID` says that it is known. At the end the stream ends; asked again, the
    route answers 204, and browsers ask no more. So it does where too many listen: pages then look every few seconds.
    Who does not ask for a stream (`Accept`) gets the number, once.
    """
    listens = "text/event-stream" in request.headers.get("accept", "")
    if listens and not request.app.state.watchers.has_room(gathering_id):
        return Response(status_code=204)
    events = _events(request, gathering_id, still) if listens else _number(request, gathering_id)
    return StreamingResponse(events, media_type="text/event-stream", headers=STREAM)


def is_known(stage: Stage, version: str) -> bool:
    """Whether a page of this version is what is shown now: nothing need be sent then (204)."""
    return version == str(stage.version)


def wants_middle(request: Request) -> bool:
    """Whether the page of a script has all that stands around the middle, and asks for that alone."""
    return request.headers.get("prefer") == "return=minimal"


def ask_again(request: Request, page: Response, address: str) -> None:
    """A browser that asked for what only those without scripts ask for (`/mark`) comes again by itself. Where a
    script asks after all, the sign is taken away, and the browser is never told to."""
    carried = request.app.state.cookies.carried
    if carried.read(request) != EMPTY:
        return
    if request.headers.get("sec-fetch-mode", "navigate") == "navigate":
        page.headers["refresh"] = f"{AGAIN_SECONDS}; url={address}"
    else:
        carried.expire(page)


async def _events(request: Request, gathering_id: bytes, still: Still) -> AsyncIterator[bytes]:
    version = _last_id(request)
    yield b"retry: %d\n\n" % AGAIN_MILLISECONDS
    with request.app.state.watchers.watching(gathering_id) as watch:
        while True:
            try:
                stage = await watch.newer(version, within=KEEP_ALIVE_SECONDS)
            except Over:
                return
            if stage is None and not await still():
                return
            version = stage.version if stage else version
            yield _event(version) if version else b":\n\n"


async def _number(request: Request, gathering_id: bytes) -> AsyncIterator[bytes]:
    stage = await stage_now(request.app.state, gathering_id)
    if stage:
        yield _event(stage.version)


def _event(version: int) -> bytes:
    return b"id: %d\ndata: %d\n\n" % (version, version)


def _last_id(asking: HTTPConnection) -> int:
    return read_number(asking.headers.get("last-event-id", "")) or 0


def _bell(roads: Roads) -> PostgresBell:
    _, address = roads.engine.dialect.create_connect_args(roads.engine.url)
    return PostgresBell({"connect_timeout": 5, **ALIVE, **address}, CHANNEL)
