"""How long the content library takes to start, and what it adds to a process: 25 modules in 20 languages.

Run: `python -m tests.bench.content_start`. Prints figures, asserts nothing. Each figure is of a fresh process."""

import json
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.fixtures.generated import generate

PROBE = """
import json, sys, time
from datetime import date
from pathlib import Path
from tests.fixtures.generated import LANGUAGES
from tests.bench.content_start import memory, Plain
from app.content.loader import load
from app.content.models import Reader
before = memory()
begin = time.perf_counter()
library, _ = load(Path(sys.argv[1]), LANGUAGES, Path(sys.argv[2]))
seconds = time.perf_counter() - begin
loaded = memory()
pages, begin = 0, time.perf_counter()
for lang in LANGUAGES if sys.argv[3] == "all" else ():
    reader = Reader(lang, date(2026, 12, 1), Plain(), str)
    for code in library.codes:
        for letter in library.shapes[code].lessons:
            pages += library.lesson(code, letter, reader) is not None
read = time.perf_counter() - begin
print(json.dumps([seconds, loaded - before, memory() - before, pages, read]))
"""


class Plain:
    """A formatter that leaves values as they are."""

    withheld = "ask"

    def value(self, value: str, unit: str) -> str:
        return value

    def date(self, day: object) -> str:
        return str(day)


def memory() -> float:
    """Resident memory of this process in MB (Linux)."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def probe(folder: Path, cache: Path, pages: str = "none") -> list[float]:
    """Seconds to load, MB after it, MB at the end, pages made, seconds for them."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(folder), str(cache), pages],
        capture_output=True,
        text=True,
        check=True,
    )
    figures: list[float] = json.loads(done.stdout)
    return figures


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        folder, cache = generate(Path(place) / "modules"), Path(place) / "cache"
        files = list(folder.rglob("*.md"))
        size = sum(path.stat().st_size for path in files) / 1e6
        print(
            f"{len(files)} files, {size:.1f} MB; Python {platform.python_version()} on {platform.machine()}"
        )
        cold = probe(folder, cache)
        print(f"without cache   {cold[0]:6.2f} s")
        warm = min(probe(folder, cache) for _ in range(3))
        print(f"with cache      {warm[0]:6.2f} s   adds {warm[1]:.1f} MB")
        pages = probe(folder, cache, "all")
        each = pages[4] / pages[3] * 1000
        print(
            f"all {pages[3]:.0f} lessons  {pages[4]:6.2f} s   {each:.1f} ms each, adds {pages[2]:.1f} MB in all"
        )


if __name__ == "__main__":
    main()
