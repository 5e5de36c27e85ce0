"""A browser's part of HTTP and no more, for thousands of phones in one process: replies, cookies, server-sent events.

Connections are kept and shared, as by the proxy that stands before the product in real life, and taken in turn: a
connection belongs to one process of the server for good, and phones have theirs in equal shares to all.
"""

import asyncio
import gzip
import re
import time
from collections import Counter, deque
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from tests.bench.load import BROWSER

PATIENCE = 30.0
STALE = 10.0
"""Seconds after which a connection is not used again: the server closes those that rest for 15."""
PAGES = {**BROWSER, "Accept-Encoding": "gzip"}
SCRIPTS = {**PAGES, "Accept": "*/*", "Sec-Fetch-Dest": "empty", "Sec-Fetch-Mode": "cors"}
STREAMS = {**SCRIPTS, "Accept": "text/event-stream"}
END = b"0\r\n"
"""The last piece of a stream."""
LENGTH = re.compile(rb"\r\ncontent-length: (\d+)")
GIVEN = re.compile(rb"\r\nset-cookie: ([^=]+)=([^;\r]*)")
LEADS = re.compile(rb"\r\nlocation: ([^\r]+)")
Jar = dict[str, str]
Link = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Lost(Exception):
    """The connection broke, or nothing came for a long time."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A status, where it leads to, and the body as text."""

    status: int
    leads: str
    body: bytes

    @property
    def text(self) -> str:
        """The page."""
        body = gzip.decompress(self.body) if self.body[:2] == b"\x1f\x8b" else self.body
        return body.decode()


@dataclass
class Wire:
    """To one server on this machine. Counts what comes back, and what does not."""

    host: str
    resting: deque[tuple[float, Link]] = field(default_factory=deque)
    statuses: Counter[int] = field(default_factory=Counter)
    lost: int = 0

    async def get(self, path: str, jar: Jar) -> Reply:
        """A page."""
        return await self._ask(_head("GET", path, self.host, jar, PAGES), jar)

    async def fetch(self, path: str, jar: Jar, told: int = 0) -> Reply:
        """What a script asks for. `told`: the number that a stream has told."""
        headers = {**SCRIPTS, "Last-Event-ID": str(told), "Prefer": "return=minimal"}
        return await self._ask(_head("GET", path, self.host, jar, headers), jar)

    async def post(self, path: str, jar: Jar, form: str) -> Reply:
        """A form, sent by a script or not: the reply is the same."""
        head = _head("POST", path, self.host, jar, _about(form))
        return await self._ask(head + form.encode(), jar)

    async def events(self, path: str, jar: Jar, last: int) -> AsyncIterator[int]:
        """The numbers of a stream, until it ends."""
        reader, writer = await self._connected()
        try:
            writer.write(_head("GET", path, self.host, jar, {**STREAMS, "Last-Event-ID": str(last)}))
            status, _, _ = await _opened(reader)
            self.statuses[status] += 1
            while status == 200 and (line := await reader.readline()) not in {b"", END}:
                if line.startswith(b"data: "):
                    yield int(line[6:])
        except (OSError, asyncio.IncompleteReadError) as error:
            raise Lost from error
        finally:
            writer.close()

    async def _ask(self, request: bytes, jar: Jar) -> Reply:
        try:
            async with asyncio.timeout(PATIENCE):
                try:
                    return await self._asked(self._rested() or await self._connected(), request, jar)
                except (OSError, asyncio.IncompleteReadError):  # a kept connection had ended by then
                    return await self._asked(await self._connected(), request, jar)
        except (OSError, asyncio.IncompleteReadError, TimeoutError) as error:
            self.lost += 1
            raise Lost from error

    async def _asked(self, link: Link, request: bytes, jar: Jar) -> Reply:
        reader, writer = link
        done = False
        try:
            writer.write(request)
            status, head, length = await _opened(reader)
            body = await reader.readexactly(length) if length else b""
            done = True
        finally:
            if not done:
                writer.close()
        self.statuses[status] += 1
        for name, value in GIVEN.findall(head):
            jar[name.decode()] = value.decode()
        self.resting.append((time.monotonic(), link))
        leads = LEADS.search(head)
        return Reply(status, leads[1].decode() if leads else "", body)

    def _rested(self) -> Link | None:
        while self.resting:
            since, (reader, writer) = self.resting.popleft()
            if time.monotonic() - since < STALE and not reader.at_eof():
                return reader, writer
            writer.close()
        return None

    async def _connected(self) -> Link:
        name, _, port = self.host.partition(":")
        assert name == "127.0.0.1", "nothing but this machine is ever measured"
        return await asyncio.open_connection(name, int(port))

    async def close(self) -> None:
        """Nothing rests any more."""
        for _, (_, writer) in self.resting:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()


def _head(method: str, path: str, host: str, jar: Jar, headers: Mapping[str, str]) -> bytes:
    cookies = "; ".join(f"{name}={value}" for name, value in jar.items() if value)
    kept = {"Host": host, **headers} | ({"Cookie": cookies} if cookies else {})
    lines = "".join(f"{name}: {value}\r\n" for name, value in kept.items())
    return f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode()


def _about(form: str) -> Mapping[str, str]:
    kind = "application/x-www-form-urlencoded"
    return {**PAGES, "Content-Type": kind, "Content-Length": str(len(form.encode()))}


async def _opened(reader: asyncio.StreamReader) -> tuple[int, bytes, int]:
    """Status, head, and how long the body is."""
    head = await reader.readuntil(b"\r\n\r\n")
    told = LENGTH.search(head)
    return int(head[9:12]), head, int(told[1]) if told else 0
