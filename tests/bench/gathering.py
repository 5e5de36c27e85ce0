"""`python -m tests.bench.gathering`: many group sessions at once; phones hear of news or ask, hosts lead.

Fails when a vote was lost or counted twice, when a seat outlived its end, and on any reply of 500 and above. Nothing
leaves this machine. `--pace` says after how many seconds, on average, each host taps: seldom less than thirty in life.
"""

import multiprocessing
import resource
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from pathlib import Path
from threading import Event, Thread

from app import i18n
from tests.bench.crowd import take_part
from tests.bench.machine import about, processor_seconds, resident
from tests.bench.meetings import begin_meetings, left
from tests.bench.seen import NEVER, Load, Tap, Told
from tests.bench.servers import fresh_settings, product
from tests.bench.table import Row, printed
from tests.bench.tallying import Verdict, judge
from tests.fixtures.databases import postgres_url

WORKERS = 2
MOST_GATHERINGS, MOST_SEATS, MOST_SECONDS = 200, 120, 600
FILES = 16_000
KINDS = {
    "stream": "phones that hear of news",
    "polling": "phones that ask",
    "projector": "projectors",
    "host": "hosts",
}
TARGETS = {"stream": "p99 < 1,000 ms", "polling": "about half of 3 s in the middle"}


@dataclass
class Used:
    """By each worker: megabytes of memory at most, and seconds of processor time."""

    memory: dict[int, float] = field(default_factory=dict)
    processor: dict[int, float] = field(default_factory=dict)


def main() -> int:
    """Set up, measure, judge."""
    given = _arguments()
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(FILES, hard), hard))
    print(about() + "\n", flush=True)
    with tempfile.TemporaryDirectory(prefix="askel-bench-") as place:
        url = {"database_url": postgres_url()} if given.database == "postgresql" else {}
        settings = fresh_settings(Path(place) / "data", **url)
        meetings = begin_meetings(settings, given.gatherings)
        with product(settings, WORKERS, free=True) as server, _watched(server.pid) as used:
            languages = tuple(one.code for one in i18n.OFFERED)
            load = Load(server.host, meetings, languages, given.seats, given.seconds, given.pace)
            told = _in_a_process_of_its_own(load)
        tallies, seats = left(settings)
    verdict = judge(told.taps, told.votes, tallies)
    printed(_rows(given, told, verdict, used))
    return _said(_wrong(told, verdict, seats))


def _arguments() -> Namespace:
    parser = ArgumentParser(prog="python -m tests.bench.gathering", description=__doc__)
    for name, usual, most in (
        ("gatherings", 100, MOST_GATHERINGS),
        ("seats", 40, MOST_SEATS),
        ("seconds", 60, MOST_SECONDS),
    ):
        known = range(1, most + 1)
        parser.add_argument(f"--{name}", type=int, default=usual, choices=known, metavar=f"1-{most}")
    parser.add_argument("--pace", type=float, default=20.0, help="seconds between two taps of a host")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    return parser.parse_args()


def _in_a_process_of_its_own(load: Load) -> Told:
    with multiprocessing.get_context("spawn").Pool(1) as alone:
        return alone.apply(take_part, (load,))


@contextmanager
def _watched(pid: int) -> Iterator[Used]:
    """Looks at the workers of this server every second."""
    used, over = Used(), Event()

    def look() -> None:
        while not over.wait(1):
            for worker in _workers(pid):
                used.memory[worker] = max(used.memory.get(worker, 0.0), resident(worker))
                used.processor[worker] = processor_seconds(worker)

    looking = Thread(target=look, daemon=True)
    looking.start()
    yield used
    over.set()
    looking.join()


def _workers(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    told = {int(child): Path(f"/proc/{child}/cmdline").read_text() for child in children}
    return [child for child, line in told.items() if "resource_tracker" not in line]


def _rows(given: Namespace, told: Told, verdict: Verdict, used: Used) -> Iterator[Row]:
    what = f"{given.gatherings} group sessions of {given.seats} phones, {WORKERS} processes, {given.database}"
    yield Row(what, f"{told.lasted:.0f} s, {len(told.taps)} taps of hosts")
    joined = sorted(told.joined)
    told_joined = f"{told.joining:.1f} s; one in {_at(joined, 50):.2f} s, p99 {_at(joined, 99):.2f} s"
    yield Row(f"{len(joined)} phones have joined", told_joined)
    for kind, delays in delays_of(told).items():
        label = f"from the host's tap to the new page: {KINDS[kind]}"
        yield Row(label, _milliseconds(delays), TARGETS.get(kind, ""))
    back = sum(after[1] < before[1] for _, _, times in told.seen for before, after in pairwise(times))
    yield Row(
        "a page that was older than the one before it", f"{back} of {sum(len(one[2]) for one in told.seen):,}"
    )
    taps = sorted(tap.replied - tap.sent for tap in told.taps if tap.replied < NEVER)
    yield Row("a host's tap until its reply", _milliseconds(taps))
    votes = sorted(vote.replied - vote.sent for vote in told.votes if vote.replied < NEVER)
    yield Row("a vote until its reply", _milliseconds(votes))
    counted = f"{verdict.counted:,} phones counted of {verdict.sent:,} votes in {verdict.polls} polls"
    yield Row("votes", f"{counted}; {verdict.lost} lost, {verdict.doubled} too many", "0 lost, 0 too many")
    statuses = ", ".join(f"{status}: {count:,}" for status, count in sorted(told.statuses.items()))
    yield Row("replies", f"{statuses}; {told.lost} without a reply", "none of 500 and above")
    yield Row("requests", f"{told.requests / told.lasted:,.0f}/s; streams begun again: {told.streams_again}")
    seconds = told.joining + told.lasted
    load = " + ".join(f"{one / seconds:.0%}" for one in used.processor.values())
    yield Row("processor", f"workers {load} of a core each; the crowd {told.processor / seconds:.0%}")
    yield Row("memory of the workers at most", " + ".join(f"{one:.0f} MB" for one in used.memory.values()))


def delays_of(told: Told) -> Mapping[str, Sequence[float]]:
    """By kind of screen: from the reply to each tap until the page with what it changed, in order of length.

    A screen that never had it counts as long as everything lasted.
    """
    taps, found = defaultdict[str, list[Tap]](list), {kind: list[float]() for kind in KINDS}
    for tap in told.taps:
        if tap.version:
            taps[tap.meeting].append(tap)
    for kind, meeting, times in told.seen:
        versions = list(accumulate((version for _, version in times), max))
        for tap in taps[meeting] if times else ():
            place = bisect_left(versions, tap.version)
            late = told.lasted if place == len(times) else times[place][0] - tap.replied
            found[kind].append(max(0.0, late))
    return {kind: sorted(delays) for kind, delays in found.items() if delays}


def _milliseconds(sorted_seconds: Sequence[float]) -> str:
    told = (
        f"{name} {_at(sorted_seconds, share) * 1000:,.0f} ms" for name, share in (("p50", 50), ("p99", 99))
    )
    return f"{', '.join(told)}, at most {_at(sorted_seconds, 100) * 1000:,.0f} ms"


def _at(sorted_values: Sequence[float], share: int) -> float:
    return (
        sorted_values[min(len(sorted_values) - 1, len(sorted_values) * share // 100)]
        if sorted_values
        else 0.0
    )


def _wrong(told: Told, verdict: Verdict, seats: int) -> Iterator[str]:
    if verdict.lost or verdict.doubled:
        yield f"{verdict.lost} votes were lost and {verdict.doubled} counted twice"
    if failed := sum(count for status, count in told.statuses.items() if status >= 500):
        yield f"{failed} replies of 500 and above"
    if seats:
        yield f"{seats} seats outlived the end"
    if not verdict.counted:
        yield "nobody voted: nothing was measured"


def _said(problems: Iterator[str]) -> int:
    found = list(problems)
    for problem in found:
        print(f"WRONG: {problem}.", file=sys.stderr, flush=True)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
