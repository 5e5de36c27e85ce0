"""The hot roads against a bare application on the same server: reading a lesson, and writing what was ticked."""

import sqlite3
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

import httpx

from app.config import Settings
from app.db import PRAGMAS
from tests.bench.load import BROWSER, Round, asked, run
from tests.bench.machine import SERVER_CORES, borrowed
from tests.bench.people import LETTER, MODULE, open_phones
from tests.bench.servers import bare, fresh_settings, product
from tests.bench.table import Row
from tests.filling import filled
from tests.page_rules import Page

LESSON = f"/en/{MODULE}/{LETTER}"
QUESTION = "q-offer"
PEOPLE = 96
RAW_SECONDS = 1.0


@dataclass
class Rounds:
    """What was measured, by name, one entry a round."""

    of: dict[str, list[Round]] = field(default_factory=dict)
    raw: list[float] = field(default_factory=list)

    def ratio(self, name: str, to: str) -> float:
        """How many requests a second against the yardstick in the same round: the median of all rounds."""
        return median(a.rate / b.rate for a, b in zip(self.of[name], self.of[to], strict=True))

    def cost(self, name: str, to: str) -> float:
        """The same by processor time of the server."""
        return median(b.cost / a.cost for a, b in zip(self.of[name], self.of[to], strict=True))

    def rate(self, name: str) -> float:
        """Requests a second, the median."""
        return median(one.rate for one in self.of[name])

    def slowness(self, name: str, to: str) -> float:
        """The slowest hundredth against the yardstick's."""
        return median(a.p99 / b.p99 for a, b in zip(self.of[name], self.of[to], strict=True))

    def spread(self, name: str) -> float:
        """The slowest hundredth against the middle."""
        return median(one.p99 / one.p50 for one in self.of[name])


def measure(rounds: int, seconds: int) -> Iterator[Row]:
    """All rows of the hot roads."""
    with tempfile.TemporaryDirectory(prefix="askel-bench-") as place:
        found = _rounds(Path(place), rounds, seconds)
    for name, what, target in (
        ("public", "public lesson page, no code", 0.50),
        ("own", "lesson page with a code", 0.20),
    ):
        yield Row(what, f"{_told(found, name)}", target_of(target))
    yield Row("... its p99", f"{found.slowness('own', 'bare'):.1f} x bare", "<= 4 x")
    for name, what in (("answer", "answer written"), ("completion", "completion written")):
        raw = median(one.rate / rate for one, rate in zip(found.of[name], found.raw, strict=True))
        told = f"{_told(found, name)}, {raw:.2f} of raw commits"
        yield Row(what, told, ">= 0.15 of bare, >= 0.10 of raw commits")
        yield Row("... its p99", f"{found.spread(name):.1f} x p50", "<= 8 x")
    yield Row("raw sqlite3 commits", f"{median(found.raw):,.0f}/s", "")
    yield Row("bare application", f"{found.rate('bare'):,.0f}/s", "")


def _told(found: Rounds, name: str) -> str:
    by_time, by_cost = found.ratio(name, "bare"), found.cost(name, "bare")
    return f"{found.rate(name):,.0f}/s, {by_time:.2f} of bare ({by_cost:.2f} by processor time)"


def target_of(ratio: float) -> str:
    return f">= {ratio:.2f}"


def _rounds(place: Path, rounds: int, seconds: int) -> Rounds:
    settings, found = fresh_settings(place / "data"), Rounds()
    body, coding = _page(settings)
    for _ in range(rounds):
        cookies = open_phones(settings, PEOPLE)
        with bare(body, coding, place) as yardstick:
            found.of.setdefault("bare", []).append(run(yardstick, [asked(yardstick.host, LESSON)], seconds))
        with product(settings) as server:
            for name, requests in _requests(server.host, cookies).items():
                found.of.setdefault(name, []).append(run(server, requests, seconds))
        found.raw.append(_raw_commits(place / "raw.db"))
    return found


def _page(settings: Settings) -> tuple[bytes, str]:
    """The lesson as everybody gets it: the yardstick hands out the very same bytes."""
    with (
        product(settings) as server,
        httpx.stream("GET", f"http://{server.host}{LESSON}", headers=BROWSER) as reply,
    ):
        return b"".join(reply.iter_raw()), reply.headers["content-encoding"]


def _requests(host: str, cookies: list[str]) -> dict[str, list[str]]:
    filled_in = forms(host, cookies[0])
    return {
        "public": [asked(host, LESSON)],
        "own": [asked(host, LESSON, cookie) for cookie in cookies],
        # every form differs from the one that this learner sent before it, so that each is a real change
        "answer": [
            asked(host, f"{LESSON}/answers", cookie, form) for form in filled_in for cookie in cookies
        ],
        "completion": [
            asked(host, f"/en/{MODULE}/{letter}/completion", cookie, "")
            for letter in "bcdef"
            for cookie in cookies
        ],
    }


def forms(host: str, cookie: str) -> list[str]:
    """The lesson's whole form as a browser sends it, with each option of one question in turn."""
    reply = httpx.get(f"http://{host}{LESSON}", headers={**BROWSER, "Cookie": f"__Host-a={cookie}"})
    page = Page(reply.text, LESSON, "", "")
    name = f"a.{QUESTION}"
    options = [one.get("value", "") for one in page.all("input") if one.get("name") == name]
    return [
        urlencode(filled(page, f"{LESSON}/answers", {name: option}, f"check={QUESTION}"))
        for option in options
    ]


def _raw_commits(file: Path) -> float:
    """How often this disk and SQLite can commit one row a second, by nobody but themselves, with our pragmas."""
    connection = sqlite3.connect(file, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(pragma)
    connection.execute(
        "CREATE TABLE IF NOT EXISTS t (who, item, value, PRIMARY KEY (who, item)) WITHOUT ROWID"
    )
    count, begin = 0, time.perf_counter()
    with borrowed(SERVER_CORES):
        while time.perf_counter() - begin < RAW_SECONDS:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(
                "INSERT OR REPLACE INTO t VALUES (?, ?, ?)", (count % 1000, "l03/q", str(count))
            )
            connection.execute("COMMIT")
            count += 1
    connection.close()
    return count / (time.perf_counter() - begin)
