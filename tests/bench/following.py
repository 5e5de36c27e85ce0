"""Whatever follows a group session: a phone, a projector, the page of a host."""

import asyncio
import time

from tests.bench.seen import Ground, Meeting, Page, read
from tests.bench.wire import Jar, Lost, Reply

POLLING, AGAIN, TRIES, RETRY = 3.0, 0.3, 6, 2.0
"""As static/js does it."""


class Screen:
    """Whatever follows: its page, as static/js/behaviours/following.js does it."""

    def __init__(self, crowd: Ground, meeting: Meeting, kind: str, page: str, jar: Jar) -> None:
        self.crowd, self.meeting, self.kind, self.address, self.jar = crowd, meeting, kind, page, jar
        self.page, self.newest, self.votes = Page(), 0, set[asyncio.Task[None]]()
        self.times: list[tuple[float, int]] = []
        crowd.told.seen.append((kind, meeting.id, self.times))

    async def enter(self) -> None:
        """Fetch the page."""
        reply = await self.crowd.wire.get(self.address, self.jar)
        self.show(reply)

    async def follow(self) -> None:
        """Until everything is over."""
        while self.page.version and not self.crowd.over.is_set():
            try:
                await (self.ask_often() if self.kind == "polling" else self.listen())
            except Lost:
                await asyncio.sleep(RETRY)

    async def ask_often(self) -> None:
        """Every three seconds, but not all in the same moment."""
        await asyncio.sleep(POLLING * (0.8 + 0.4 * self.crowd.chance.random()))
        await self.look()
        await self.reach()

    async def listen(self) -> None:
        """Look whenever there is news."""
        async for version in self.crowd.wire.events(f"{self.address}/news", self.jar, self.page.version):
            self.newest = max(self.newest, version)
            await self.reach()
        self.crowd.told.streams_again += 1
        await asyncio.sleep(RETRY)

    async def reach(self) -> None:
        """Look until the newest is there that was told of or seen; another process may hear of it a moment later."""
        for _ in range(TRIES):
            if self.newest <= self.page.version:
                break
            if not await self.look():
                await asyncio.sleep(AGAIN)

    async def look(self) -> bool:
        """Whether there was something new."""
        reply = await self.crowd.wire.fetch(
            f"{self.address}/after/{self.page.version}", self.jar, self.newest
        )
        if reply.status == 200:
            self.show(reply)
        return reply.status == 200

    def show(self, reply: Reply) -> None:
        """The page is there."""
        page = read(reply.body)
        if page.version:
            self.page, self.newest = page, max(self.newest, page.version)
            self.times.append((time.perf_counter(), page.version))
