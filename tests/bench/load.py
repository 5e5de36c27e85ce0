"""Runs wrk against a server on this machine, for a few seconds, with requests that were made ahead."""

import json
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.machine import LOAD_CORES, pinned, processor_seconds
from tests.bench.servers import Server

SCRIPT = Path(__file__).with_name("load.lua")
CONNECTIONS = 32
LONGEST = 5
BROWSER = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
    "Accept-Encoding": "gzip, deflate, br, zstd",
    "Accept-Language": "en-GB,en;q=0.9,fi;q=0.8",
    "Sec-Fetch-Dest": "document",
    "Sec-Fetch-Mode": "navigate",
    "Sec-Fetch-Site": "same-origin",
    "User-Agent": "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0 Mobile",
}
"""What a phone sends: every header costs something to read, so the bare application gets the same ones."""


@dataclass(frozen=True, slots=True)
class Round:
    """One run of wrk: requests a second, how long they took in milliseconds, and what each cost the server in
    microseconds of processor time: that one hardly changes when others use the machine, too."""

    rate: float
    p50: float
    p99: float
    cost: float


def asked(host: str, path: str, cookie: str = "", form: str | None = None) -> str:
    """One request as it goes over the wire."""
    headers = {"Host": host, **BROWSER}
    if cookie:
        headers["Cookie"] = f"__Host-a={cookie}"
    if form is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        headers["Content-Length"] = str(len(form.encode()))
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"{'GET' if form is None else 'POST'} {path} HTTP/1.1\r\n{lines}\r\n{form or ''}"


def run(server: Server, requests: Iterable[str], seconds: int) -> Round:
    """Send these requests, one after the other and again from the first, over all connections."""
    host, before = server.host, processor_seconds(server.pid)
    assert host.startswith("127.0.0.1:"), "nothing but this machine is ever measured"
    with tempfile.NamedTemporaryFile("w", suffix=".requests", newline="") as file:
        file.write("\0".join(requests))
        file.flush()
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{min(seconds, LONGEST)}s", "-s", str(SCRIPT)]
        done = subprocess.run(
            [*command, f"http://{host}/", "--", file.name],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
            preexec_fn=lambda: pinned(LOAD_CORES),
        )
    told = json.loads(next(line for line in done.stdout.splitlines() if line.startswith("RESULT "))[7:])
    assert not told["refused"] and not told["lost"], f"wrk saw failures: {told}"
    used = processor_seconds(server.pid) - before
    count: int = told["requests"]
    return Round(count / told["micros"] * 1e6, told["p50"] / 1000, told["p99"] / 1000, used / count * 1e6)
