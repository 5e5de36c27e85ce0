"""Starts what is measured: the product on a fresh data folder, or the bare application."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.config import Settings
from tests.bench.machine import SERVER_CORES, pinned

ROOT = Path(__file__).parents[2]
HOST = "127.0.0.1"
PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: where it listens, and its process."""

    host: str
    pid: int
    seconds: float


def fresh_settings(folder: Path, **given: object) -> Settings:
    """Settings for a data folder of its own, whatever the environment says; the database is ready."""
    settings = Settings(_env_file=None, **{"data_dir": folder, **_defaults(), **given})  # type: ignore[arg-type]
    command = [sys.executable, "-m", "app", "migrate"]
    subprocess.run(command, cwd=ROOT, env=_environment(settings), check=True, stdout=subprocess.DEVNULL)
    return settings


@contextmanager
def product(
    settings: Settings, workers: int = 1, module: str = "app", *, free: bool = False
) -> Iterator[Server]:
    """The product as anybody would start it. `free`: it may use every core."""
    command = [
        sys.executable,
        "-m",
        module,
        "serve",
        "--host",
        HOST,
        "--port",
        "0",
        "--workers",
        str(workers),
    ]
    with _started(command, _environment(settings), free=free) as server:
        yield server


@contextmanager
def bare(body: bytes, coding: str, folder: Path) -> Iterator[Server]:
    """An application that hands out these bytes."""
    file = folder / "body"
    file.write_bytes(body)
    command = [sys.executable, "-m", "tests.bench.bare", str(file), coding]
    with _started(command, dict(os.environ), free=False) as server:
        yield server


def _defaults() -> dict[str, object]:
    # what a variable of the caller's environment would otherwise decide
    return {name: field.default for name, field in Settings.model_fields.items() if name != "data_dir"}


def _environment(settings: Settings) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ASKEL_")}
    given = {
        "ASKEL_DATA_DIR": settings.data_dir,
        "ASKEL_DATABASE_URL": settings.database_url,
        "ASKEL_MODULES_DIR": settings.modules_dir,
        "ASKEL_LOCALES_DIR": settings.locales_dir,
    }
    return kept | {name: str(value) for name, value in given.items()}


@contextmanager
def _started(command: list[str], environment: dict[str, str], *, free: bool) -> Iterator[Server]:
    begin = time.perf_counter()
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=None if free else lambda: pinned(SERVER_CORES),
    ) as server:
        try:
            host = f"{HOST}:{_port_told(server)}"
            _wait_until_it_answers(host)
            yield Server(host, server.pid, time.perf_counter() - begin)
        finally:
            server.terminate()


def _port_told(server: "subprocess.Popen[str]") -> int:
    for line in server.stdout or ():
        if port := re.search(r":(\d+)/", line):
            return int(port[1])
    raise RuntimeError("the server did not start")


def _wait_until_it_answers(host: str) -> None:
    name, _, port = host.partition(":")
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with socket.create_connection((name, int(port)), timeout=PATIENCE) as asking:
                asking.sendall(f"GET /health HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
                if asking.recv(12).startswith(b"HTTP/1.1 200"):
                    return
        except OSError:
            time.sleep(0.01)
    raise RuntimeError(f"{host} does not answer")
