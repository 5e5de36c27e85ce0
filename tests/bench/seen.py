"""What a crowd is told to do, and what it saw: group sessions, pages, taps, votes, and when."""

import asyncio
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from random import Random

from tests.bench.wire import Jar, Reply, Wire

NEVER = float("inf")
"""When what had no reply was answered."""
NUMBER = re.compile(rb'data-version="(\d+)"')
ITEM = re.compile(rb'name="item" value="([^"]+)"')
CHOICE = re.compile(rb'name="value" value="([^"]*)"')
TAP = re.compile(rb'name="tap" value="([^"]+)"')
PLACE = re.compile(rb'data-place="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Meeting:
    """One group session as its people know it."""

    id: str
    code: str
    projector: str
    host: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Load:
    """What shall happen."""

    server: str
    meetings: tuple[Meeting, ...]
    languages: tuple[str, ...]
    seats: int
    seconds: float
    pace: float
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Tap:
    """What the host tapped, when it was sent and answered, and the version of the page that came."""

    meeting: str
    name: str
    item: str
    sent: float
    replied: float
    version: int


@dataclass(frozen=True, slots=True)
class Vote:
    """One answer of one phone, when it was sent and answered."""

    meeting: str
    phone: int
    item: str
    value: str
    sent: float
    replied: float


@dataclass
class Told:
    """All that was seen. `seen`: for each screen its kind, its group session, and when it had which version."""

    seen: list[tuple[str, str, list[tuple[float, int]]]] = field(default_factory=list)
    taps: list[Tap] = field(default_factory=list)
    votes: list[Vote] = field(default_factory=list)
    joined: list[float] = field(default_factory=list)
    joining: float = 0.0
    lasted: float = 0.0
    statuses: Counter[int] = field(default_factory=Counter)
    requests: int = 0
    lost: int = 0
    streams_again: int = 0
    processor: float = 0.0


class Ground:
    """What everybody shares: the load, the way to the server, what was seen, chance, and the end."""

    def __init__(self, load: Load) -> None:
        self.load, self.wire, self.told = load, Wire(load.server), Told()
        self.chance, self.over = Random(load.seed), asyncio.Event()


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says to those who follow: its version, the question that is open, what its buttons send."""

    version: int = 0
    item: str = ""
    values: tuple[str, ...] = ()
    taps: frozenset[str] = frozenset()
    place: str = ""


@lru_cache(4096)
def read(body: bytes) -> Page:
    """The same bytes come to many phones."""
    text = Reply(200, "", body).text.encode()
    number, item, place = NUMBER.search(text), ITEM.search(text), PLACE.search(text)
    return Page(
        int(number[1]) if number else 0,
        item[1].decode() if item else "",
        tuple(one.decode() for one in CHOICE.findall(text)),
        frozenset(one.decode() for one in TAP.findall(text)),
        place[1].decode() if place else "",
    )


def item_of(place: str) -> str:
    """The step in what a host's page says of where it is: `running p-way break`."""
    return "".join(place.split(" ")[1:2])


def host_page(meeting: Meeting) -> str:
    """Where it is led."""
    return f"/desk/en/sessions/{meeting.id}"


def host_jar(meeting: Meeting) -> Jar:
    """Who leads is signed in."""
    return {"__Host-d": meeting.host}
