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

    def __init__(self, hands: int = 2, queue: int = 8, come_back_after: int = 5) -> None:
        self._come_back_after = come_back_after
        self._places = BoundedSemaphore(hands + queue)
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
        if not self._places.acquire(blocking=False):
            raise TooMany(self._come_back_after)
        try:
            given = self._hands.submit(write, paper)
        except RuntimeError:
            self._places.release()
            raise
        given.add_done_callback(lambda _: self._places.release())
        return given
