"""Watches group sessions for everybody who listens: one task for each, and whoever knows of more shares one look out
of turn. Computes, and knows no database: how to look is given. Whoever is slow gets the newest state later, and
delays nobody."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from app.gathering.stage import Stage

QUICK_SECONDS = 0.25
"""How often it is looked where nothing rings."""
SLOW_SECONDS = 3.0
"""And where a bell rings: it may have rung in a moment in which nobody heard it."""
PAUSE_SECONDS = 1.0
"""After the database did not answer."""
MOST_LISTENERS = 2500
"""In one process. Streams do not end by themselves: as many places as are left stay free for ordinary pages."""
MOST_AT_ONE = 256
"""Of one group session: every seat twice, where a phone came back before it was noticed that it had gone. Whoever
opens more than that takes the streams of their own room alone."""
log = logging.getLogger("askel")
Look = Callable[[bytes], Awaitable[Stage | None]]
"""What a group session shows now, by its id; None where there is none any more."""


class Over(Exception):
    """There is nothing more to come: the end was seen, the group session is gone, or the server ends."""


class Bell(Protocol):
    """Says that something changed, before anybody looked."""

    @property
    def hears(self) -> bool:
        """Whether it would ring now."""

    async def listen(self, ring: Callable[[bytes | None], None]) -> None:
        """For as long as it is not cancelled: ring for an id, or with None for whatever may have changed."""


class Watch:
    """One group session in one process. Keeps the newest state, and wakes whoever waits for a newer one."""

    def __init__(self) -> None:
        self.newest: Stage | None = None
        self.over = self.complained = False
        self.listeners = 0
        self.rung = asyncio.Event()
        self._changed = asyncio.Event()

    async def newer(self, version: int = 0, within: float | None = None) -> Stage | None:
        """The newest state once its version is above this one. None: nothing within so many seconds. Raises Over.

        Versions between may be left out, and it never goes back.
        """
        try:
            async with asyncio.timeout(within):
                while not (self.over or self._is_newer(version)):
                    await self._changed.wait()
        except TimeoutError:
            return None
        if self.newest is None or not self._is_newer(version):
            raise Over
        return self.newest

    def show(self, stage: Stage | None) -> None:
        """What was found. Something older than before, as from a copy that lags, is not shown."""
        if stage is None:
            self.end()
        elif self.newest is None or stage.version > self.newest.version:
            self.newest, self.over = stage, stage.state.phase == "closed"
            self._wake()

    def end(self) -> None:
        """Whoever waits stops waiting."""
        self.over = True
        self._wake()

    def complain(self, error: Exception) -> None:
        """Say once that it could not be looked. No values: they are people's."""
        if not self.complained:
            name = type(error).__name__
            log.warning("a group session could not be looked at (%s); it is tried again", name)
        self.complained = True

    def _is_newer(self, version: int) -> bool:
        return self.newest is not None and self.newest.version > version

    def _wake(self) -> None:
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()


class Watchers:
    """One a process, used from its event loop. Where nobody listens nothing runs."""

    def __init__(self, look: Look, bell: Bell | None = None) -> None:
        self.look, self.bell = look, bell
        self.watches: dict[bytes, Watch] = {}
        self.tasks: dict[bytes, asyncio.Task[None]] = {}
        self.looks: dict[bytes, asyncio.Future[Stage | None]] = {}
        self.listening: asyncio.Task[None] | None = None

    @contextmanager
    def watching(self, gathering_id: bytes) -> Iterator[Watch]:
        """Watch a group session for as long as this lasts: `with watchers.watching(id) as watch`."""
        watch = self._enter(gathering_id)
        try:
            yield watch
        finally:
            watch.listeners -= 1
            if not watch.listeners:
                self._leave(gathering_id, watch)

    def has_room(self, gathering_id: bytes) -> bool:
        """Whether one more may listen. Who may not asks every few seconds instead."""
        watch = self.watches.get(gathering_id)
        everybody = sum(one.listeners for one in self.watches.values())
        return everybody < MOST_LISTENERS and (watch is None or watch.listeners < MOST_AT_ONE)

    def newest(self, gathering_id: bytes) -> Stage | None:
        """What is known here without a question; None while nobody listens."""
        watch = self.watches.get(gathering_id)
        return watch.newest if watch and not watch.over else None

    async def look_at(self, gathering_id: bytes, told: int = 0) -> Stage | None:
        """Look now, out of turn, for somebody who was told of this version. What is found is for everybody who
        watches here. A look that is under way is shared; if it began too early, one more follows."""
        stage = await self._shared_look(gathering_id)
        if stage and stage.version < told:
            stage = await self._shared_look(gathering_id)
        watch = self.watches.get(gathering_id)
        if watch is None or stage is None:
            return stage
        watch.show(stage)
        return watch.newest

    async def _shared_look(self, gathering_id: bytes) -> Stage | None:
        if gathering_id not in self.looks:
            self.looks[gathering_id] = asyncio.ensure_future(self.look(gathering_id))
            self.looks[gathering_id].add_done_callback(lambda _: self.looks.pop(gathering_id))
        return await asyncio.shield(self.looks[gathering_id])

    def close(self) -> None:
        """The server ends, and nobody waits any more."""
        for gathering_id, watch in list(self.watches.items()):
            watch.end()
            self._leave(gathering_id, watch)

    def ring(self, gathering_id: bytes | None) -> None:
        """Look now: at this one, or at all."""
        found = self.watches.values() if gathering_id is None else [self.watches.get(gathering_id)]
        for watch in found:
            if watch is not None:
                watch.rung.set()

    def _enter(self, gathering_id: bytes) -> Watch:
        watch = self.watches.get(gathering_id)
        if watch is None or watch.over:
            watch = self.watches[gathering_id] = Watch()
            self.tasks[gathering_id] = asyncio.create_task(self._follow(gathering_id, watch))
        if self.bell and self.listening is None:
            self.listening = asyncio.create_task(self.bell.listen(self.ring))
        watch.listeners += 1
        return watch

    def _leave(self, gathering_id: bytes, watch: Watch) -> None:
        if self.watches.get(gathering_id) is watch:
            del self.watches[gathering_id]
            self.tasks.pop(gathering_id).cancel()
        if not self.watches and self.listening is not None:
            self.listening.cancel()
            self.listening = None

    async def _follow(self, gathering_id: bytes, watch: Watch) -> None:
        while True:
            watch.rung.clear()
            pause = await self._looked(gathering_id, watch)
            if watch.over:
                return
            await _rung_or_later(watch, pause)

    async def _looked(self, gathering_id: bytes, watch: Watch) -> float:
        """After how many seconds it is looked again."""
        try:
            watch.show(await self.look(gathering_id))
        except Exception as error:  # noqa: BLE001 - whatever stopped one look must not stop all that follow
            watch.complain(error)
            return PAUSE_SECONDS
        watch.complained = False
        return SLOW_SECONDS if self.bell and self.bell.hears else QUICK_SECONDS


async def _rung_or_later(watch: Watch, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await watch.rung.wait()
    except TimeoutError:
        return
