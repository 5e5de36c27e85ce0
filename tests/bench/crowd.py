"""Everybody in many group sessions at once: phones that join, follow and vote, hosts that lead, projectors.

Runs in a process of its own, beside the server. What they saw, and when, is judged afterwards.
"""

import asyncio
import re
import time
from collections.abc import Iterator
from urllib.parse import urlencode

import uvloop

from tests.bench.hosts import Host
from tests.bench.seen import Ground, Load, Meeting, Page, Told, Vote, host_jar, host_page, read
from tests.bench.wire import Jar, Lost, Reply

ENTERING = 8
"""So many join in the same moment: wrong codes are what the product limits, and these are good ones."""
POLLING, AGAIN, TRIES, RETRY = 3.0, 0.3, 6, 2.0
"""As static/js does it."""
THINKING = 0.9
"""How long people think, at most, in times of the host's pace: some answer when the poll has closed."""
TOKEN = re.compile(r'name="token" value="([^"]+)"')


class Crowd(Ground):
    """All people of all group sessions."""

    def __init__(self, load: Load) -> None:
        super().__init__(load)
        self.entering, self.over = asyncio.Semaphore(ENTERING), asyncio.Event()

    async def run(self) -> Told:
        """Join, take part, end."""
        screens = [screen for meeting in self.load.meetings for screen in self.screens(meeting)]
        begin = time.perf_counter()
        await asyncio.gather(*(screen.enter() for screen in screens))
        self.told.joining = time.perf_counter() - begin
        self.told.requests = -self.wire.statuses.total()
        begin = time.perf_counter()
        following = [asyncio.create_task(screen.follow()) for screen in screens]
        hosts = [Host(self, meeting) for meeting in self.load.meetings]
        await asyncio.gather(*(host.lead() for host in hosts))
        self.told.requests += self.wire.statuses.total()
        self.told.lasted = time.perf_counter() - begin
        self.over.set()
        await asyncio.gather(*(vote for screen in screens for vote in screen.votes))
        for task in following:
            task.cancel()
        await asyncio.gather(*following, return_exceptions=True)
        for host in hosts:
            await host.end()
        await self.wire.close()
        self.told.statuses, self.told.lost = self.wire.statuses, self.wire.lost
        self.told.processor = time.process_time()
        return self.told

    def screens(self, meeting: Meeting) -> Iterator["Screen"]:
        """Half of the phones hear of news, the others ask; beside them a projector and the host's own page."""
        for number in range(self.load.seats):
            yield Phone(self, meeting, "stream" if number % 2 else "polling", number)
        yield Screen(self, meeting, "projector", f"/screen/{meeting.projector}", {})
        yield Screen(self, meeting, "host", host_page(meeting), host_jar(meeting))


class Screen:
    """Whatever follows: its page, as static/js/behaviours/following.js does it."""

    def __init__(self, crowd: Crowd, meeting: Meeting, kind: str, page: str, jar: Jar) -> None:
        self.crowd, self.meeting, self.kind, self.address, self.jar = crowd, meeting, kind, page, jar
        self.page, self.votes = Page(), set[asyncio.Task[None]]()
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

    async def listen(self) -> None:
        """Look whenever there is news."""
        async for version in self.crowd.wire.events(f"{self.address}/news", self.jar, self.page.version):
            for _ in range(TRIES):
                if version <= self.page.version or await self.look():
                    break
                await asyncio.sleep(AGAIN)
        self.crowd.told.streams_again += 1
        await asyncio.sleep(RETRY)

    async def look(self) -> bool:
        """Whether there was something new."""
        reply = await self.crowd.wire.get(f"{self.address}/after/{self.page.version}", self.jar)
        if reply.status == 200:
            self.show(reply)
        return reply.status == 200

    def show(self, reply: Reply) -> None:
        """The page is there."""
        page = read(reply.body)
        if page.version:
            self.page = page
            self.times.append((time.perf_counter(), page.version))


class Phone(Screen):
    """One with a seat: it votes once on most polls, and now and then changes its mind."""

    def __init__(self, crowd: Crowd, meeting: Meeting, kind: str, number: int) -> None:
        self.lang = crowd.load.languages[number % len(crowd.load.languages)]
        super().__init__(crowd, meeting, kind, f"/{self.lang}/room", {})
        self.number, self.asked = number, set[str]()

    async def enter(self) -> None:
        """By the code, the choice of a language, the room."""
        async with self.crowd.entering:
            begin = time.perf_counter()
            while "languages" not in (joined := await self._join()).leads:
                await asyncio.sleep(1 if joined.status == 429 else RETRY)
            await self.crowd.wire.get(joined.leads, self.jar)
            await super().enter()
            self.crowd.told.joined.append(time.perf_counter() - begin)

    def show(self, reply: Reply) -> None:
        """A poll that is new is answered after a while."""
        super().show(reply)
        item, chance = self.page.item, self.crowd.chance
        if item and item not in self.asked and chance.random() < 0.95:
            task = asyncio.create_task(self.answer(item, self.page.values))
            self.votes.add(task)
        self.asked.add(item)

    async def answer(self, item: str, values: tuple[str, ...]) -> None:
        """Once, or a second time with something else."""
        chance = self.crowd.chance
        for _ in range(chance.choice((1, 1, 1, 2))):
            await asyncio.sleep(THINKING * self.crowd.load.pace * chance.random())
            if self.crowd.over.is_set():
                return
            value, sent = chance.choice(values), time.perf_counter()
            reply = await self.crowd.wire.post(
                f"{self.address}/answer", self.jar, urlencode({"item": item, "value": value})
            )
            if reply.status == 303:
                self.crowd.told.votes.append(
                    Vote(self.meeting.id, self.number, item, value, sent, time.perf_counter())
                )
                self.show(await self.crowd.wire.get(reply.leads, self.jar))

    async def _join(self) -> Reply:
        wire = self.crowd.wire
        form = await wire.get(f"/{self.lang}/join/{self.meeting.code}", self.jar)
        token = TOKEN.findall(form.text)
        sent = urlencode({"digits": self.meeting.code, "token": "".join(token[:1])})
        return await wire.post(f"/{self.lang}/join", self.jar, sent)


def take_part(load: Load) -> Told:
    """All of it, in this process."""
    return uvloop.run(Crowd(load).run())
