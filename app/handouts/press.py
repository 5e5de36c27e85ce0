"""The press: two papers at once, a few that wait, never more. It prints beside the requests, not in them."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import BoundedSemaphore

from app.errors import TooMany
from app.handouts.paper import Paper

Writer = Callable[[Paper], bytes]
"""`pdf` or `docx`."""


class Press:
    """One for each process. `hands` work at once, `queue` more may wait, whoever comes then is asked to come back."""

    def __init__(self, hands: int = 2, queue: int = 8, come_back_after: int = 5, walls: int = 3) -> None:
        self._come_back_after = come_back_after
        self._places = BoundedSemaphore(hands + queue)
        # a sheet that is fitted to a wall is tried in many sizes: never are all places taken by such
        self._walls = BoundedSemaphore(walls)
        # threads begin with the first paper; two of them keep the memory of the writers small
        self._hands = ThreadPoolExecutor(hands, thread_name_prefix="press")

    def printed(self, write: Writer, paper: Paper) -> bytes:
        """For a plain `def` route: waits for its turn. Raises TooMany, TooLong."""
        return self._given(write, paper).result()

    async def awaited(self, write: Writer, paper: Paper) -> bytes:
        """The same for `async def`."""
        return await asyncio.wrap_future(self._given(write, paper))

    def close(self) -> None:
        """Finish what is begun, take nothing new."""
        self._hands.shutdown(wait=True, cancel_futures=True)

    def _given(self, write: Writer, paper: Paper) -> Future[bytes]:
        places = [self._walls, self._places] if paper.fit else [self._places]
        if not _taken(places):
            raise TooMany(self._come_back_after)
        try:
            given = self._hands.submit(write, paper)
        except RuntimeError:
            _given_back(places)
            raise
        given.add_done_callback(lambda _: _given_back(places))
        return given


def _taken(places: list[BoundedSemaphore]) -> bool:
    """One of each, or none at all."""
    for at, place in enumerate(places):
        if not place.acquire(blocking=False):
            _given_back(places[:at])
            return False
    return True


def _given_back(places: list[BoundedSemaphore]) -> None:
    for place in places:
        place.release()
