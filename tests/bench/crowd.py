"""Everybody in many group sessions at once: phones that join, follow and vote, hosts that lead, projectors.

Runs in a process of its own, beside the server. What they saw, and when, is judged afterwards.
"""

import asyncio
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urlencode

import uvloop

from tests.bench.following import POLLING, RETRY, Screen
from tests.bench.hosts import Host
from tests.bench.seen import NEVER, Ground, Load, Meeting, Told, Vote
from tests.bench.wire import Lost, Reply

ENTERING = 8
"""So many join in the same moment: wrong codes are what the product limits, and these are good ones."""
SETTLING = POLLING + 2
THINKING = 0.9
"""How long people think, at most, in times of the host's pace: some answer when the poll has closed."""
TOKEN = re.compile(r'name="token" value="([^"]+)"')


class Crowd(Ground):
    """All people of all group sessions."""

    def __init__(self, load: Load) -> None:
        super().__init__(load)
        self.entering = asyncio.Semaphore(ENTERING)

    async def run(self) -> Told:
        """Join, take part, end."""
        hosts = [Host(self, meeting) for meeting in self.load.meetings]
        screens = [*hosts, *(screen for meeting in self.load.meetings for screen in self.screens(meeting))]
        begin = time.perf_counter()
        await asyncio.gather(*(screen.enter() for screen in screens))
        self.told.joining = time.perf_counter() - begin
        self.told.requests = -self.wire.statuses.total()
        begin = time.perf_counter()
        following = [asyncio.create_task(screen.follow()) for screen in screens]
        await asyncio.gather(*(host.lead() for host in hosts))
        self.told.requests += self.wire.statuses.total()
        self.told.lasted = time.perf_counter() - begin
        await asyncio.sleep(SETTLING)  # whoever asks every few seconds has the last change, too
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

    def screens(self, meeting: Meeting) -> Iterator[Screen]:
        """Half of the phones hear of news, the others ask; beside them a projector."""
        for number in range(self.load.seats):
            yield Phone(self, meeting, "stream" if number % 2 else "polling", number)
        yield Screen(self, meeting, "projector", f"/screen/{meeting.projector}", {})


class Phone(Screen):
    """One with a seat: it votes once on most polls, and now and then changes its mind."""

    def __init__(self, crowd: "Crowd", meeting: Meeting, kind: str, number: int) -> None:
        self.lang = crowd.load.languages[number % len(crowd.load.languages)]
        super().__init__(crowd, meeting, kind, f"/{self.lang}/room", {})
        self.entering = crowd.entering
        self.number, self.asked = number, set[str]()

    async def enter(self) -> None:
        """By the code, the choice of a language, the room."""
        async with self.entering:
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
            try:
                replied = await self.send(item, value)
            except Lost:
                replied = NEVER
            if replied:
                self.crowd.told.votes.append(Vote(self.meeting.id, self.number, item, value, sent, replied))

    async def send(self, item: str, value: str) -> float:
        """When it was answered; 0 for what was refused. Where the screen is not right the room follows."""
        form = urlencode({"item": item, "value": value, "shown": self.page.version})
        reply = await self.crowd.wire.post(f"{self.address}/answer", self.jar, form)
        replied = time.perf_counter()
        if reply.status == 204:
            return replied
        if reply.status != 303:
            return 0.0
        with suppress(Lost):
            self.show(await self.crowd.wire.get(reply.leads, self.jar))
            await self.reach()  # a page that was long on its way may be one of before
        return replied

    async def _join(self) -> Reply:
        wire = self.crowd.wire
        form = await wire.get(f"/{self.lang}/join/{self.meeting.code}", self.jar)
        token = TOKEN.findall(form.text)
        sent = urlencode({"digits": self.meeting.code, "token": "".join(token[:1])})
        return await wire.post(f"/{self.lang}/join", self.jar, sent)


def take_part(load: Load) -> Told:
    """All of it, in this process."""
    return uvloop.run(Crowd(load).run())
