"""One process against two on PostgreSQL: does a second one help?"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench.load import asked, run
from tests.bench.machine import CORES
from tests.bench.people import open_phones
from tests.bench.roads import LESSON, forms
from tests.bench.servers import fresh_settings, product
from tests.bench.table import Row
from tests.fixtures.databases import postgres_url

PEOPLE = 96


def measure(rounds: int, seconds: int) -> Iterator[Row]:
    """The same pages and answers from one process and from two, in turn. Database and wrk share the cores."""
    gains: dict[str, list[float]] = {"lesson page with a code": [], "answer written": []}
    load = []
    with tempfile.TemporaryDirectory(prefix="askel-bench-") as place:
        settings = fresh_settings(Path(place) / "data", database_url=postgres_url())
        for _ in range(rounds):
            cookies, found = open_phones(settings, PEOPLE), {}
            for workers in (1, 2):
                with product(settings, workers, free=True) as server:
                    own = [asked(server.host, LESSON, cookie) for cookie in cookies]
                    if workers == 1:
                        filled_in = forms(server.host, cookies[0])
                    sent = [
                        asked(server.host, f"{LESSON}/answers", cookie, form)
                        for form in filled_in
                        for cookie in cookies
                    ]
                    run(server, own, 1)
                    found[workers] = [run(server, own, seconds).rate, run(server, sent, seconds).rate]
                    load.append(os.getloadavg()[0])
            for name, one, two in zip(gains, found[1], found[2], strict=True):
                gains[name].append(two / one)
    for name, ratios in gains.items():
        yield Row(
            f"PostgreSQL, two processes against one: {name}",
            f"{median(ratios):.2f} x ({len(CORES)} cores for server, database and wrk; load {max(load):.1f})",
            ">= 1.7 x on two free cores",
        )
