"""What is measured on: cores, versions, and how busy the machine was with other things."""

import os
import platform
import re
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

CORES = sorted(os.sched_getaffinity(0))
SERVER_CORES, LOAD_CORES = frozenset(CORES[:1]), frozenset(CORES[1:2] or CORES)
PACKAGES = ("uvicorn", "uvloop", "httptools", "starlette", "fastapi", "sqlalchemy")


def pinned(cores: frozenset[int]) -> None:
    """Keep this process to some cores: the server on one, whoever asks on another."""
    os.sched_setaffinity(0, cores)


@contextmanager
def borrowed(cores: frozenset[int]) -> Iterator[None]:
    """Be on these cores for a while."""
    before = os.sched_getaffinity(0)
    pinned(cores)
    yield
    os.sched_setaffinity(0, before)


def about() -> str:
    """One line about the machine and one about versions."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"{_processor()}, {len(CORES)} cores, {_gigabytes()} GB, load {os.getloadavg()[0]:.1f} at the start\n"
        f"Linux {platform.release()}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        f"{packages}, {_first_line('wrk', '-v')}"
    )


def resident(pid: int) -> float:
    """Memory of a process in MB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024


def processor_seconds(pid: int) -> float:
    """Processor time that a process and its threads have used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _processor() -> str:
    names = re.findall(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
    return names[0] if names else platform.machine()


def _gigabytes() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)


def _first_line(*command: str) -> str:
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    words = (told.stdout or told.stderr).split()
    return " ".join(words[:2])
