"""Hosts of many group sessions at once: each leads through the steps in an uneven pace."""

import asyncio
import time
from contextlib import suppress
from urllib.parse import urlencode

from tests.bench.following import POLLING, Screen
from tests.bench.seen import NEVER, Ground, Meeting, Tap, host_jar, host_page, item_of
from tests.bench.wire import Lost


class Host(Screen):
    """Leads through the steps: opens each poll once, closes it or goes on over it, shows numbers, has breaks."""

    def __init__(self, crowd: Ground, meeting: Meeting) -> None:
        super().__init__(crowd, meeting, "host", host_page(meeting), host_jar(meeting))
        self.opened = set[str]()

    async def follow(self) -> None:
        """Also the numbers, as static/js/behaviours/counting.js asks for them."""
        await asyncio.gather(super().follow(), self.count())

    async def count(self) -> None:
        """Every three seconds."""
        while not self.crowd.over.is_set():
            await asyncio.sleep(POLLING)
            with suppress(Lost):
                await self.crowd.wire.fetch(f"{self.address}/counts", self.jar)

    async def lead(self) -> None:
        """For as long as it lasts, in an uneven pace."""
        load, chance = self.crowd.load, self.crowd.chance
        until = time.perf_counter() + load.seconds
        await asyncio.sleep(load.pace * chance.random())
        while time.perf_counter() < until:
            for _ in range(2):  # a late answer may have made the page old
                if await self.tap(self.wish()):
                    break
            pause = load.pace * (0.4 + 1.2 * chance.random())
            await asyncio.sleep(min(pause, max(0.0, until - time.perf_counter())))

    def wish(self) -> str:
        """What comes next."""
        here, chance, can = self.page.place, self.crowd.chance, self.page.taps
        wishes = ["start", "go-on"]
        if here not in self.opened:
            wishes.append("open")
        if chance.random() < 0.8:
            wishes += ["close", "reveal"]
        wishes += ["next", "close", "reveal", "break", "hide", "back"]
        return next((one for one in wishes if one in can), "")

    async def tap(self, name: str) -> bool:
        """One button, and the page that follows. Whether it did what it says."""
        wire, place, sent = self.crowd.wire, self.page.place, time.perf_counter()
        form = urlencode({"version": self.page.version, "tap": name})
        status, replied, version = 303, NEVER, 0  # in doubt: it may have been done
        with suppress(Lost):
            status = (await wire.post(f"{self.address}/tap", self.jar, form)).status
            replied = time.perf_counter()
            self.show(await wire.get(self.address, self.jar))
            version = self.page.version
        if name == "open" and status == 303:
            self.opened.add(place)
        if status == 303:
            self.crowd.told.taps.append(Tap(self.meeting.id, name, item_of(place), sent, replied, version))
        return status == 303

    async def end(self) -> None:
        """With a count of heads."""
        form, sent = urlencode({"phones": self.crowd.load.seats, "without": 0}), time.perf_counter()
        with suppress(Lost):
            await self.crowd.wire.post(f"{self.address}/end", self.jar, form)
        item = item_of(self.page.place)
        self.crowd.told.taps.append(Tap(self.meeting.id, "end", item, sent, time.perf_counter(), 0))
