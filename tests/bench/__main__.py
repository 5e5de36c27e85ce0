"""`./askel bench`: measures the product against PERFORMANCE's budgets and prints one table. Asserts nothing.

`./askel bench roads library --rounds 7` runs parts of it; `--rows 10000000` fills the large database to the brim.
"""

import shutil
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator

from tests.bench import library, paper, phone, processes, roads, scale, weights
from tests.bench.machine import about
from tests.bench.table import Row, printed

PARTS: dict[str, Callable[[Namespace], Iterator[Row]]] = {
    "roads": lambda given: roads.measure(given.rounds, given.seconds),
    "weights": lambda _given: weights.measure(),
    "phone": lambda given: phone.measure(given.rounds),
    "library": lambda _given: library.measure(),
    "paper": lambda given: paper.measure(given.rounds),
    "scale": lambda given: scale.measure(given.rows, given.rounds),
    "processes": lambda given: processes.measure(given.rounds, given.seconds),
}


def main() -> None:
    parser = ArgumentParser(prog="askel bench", description=__doc__)
    parser.add_argument(
        "part", nargs="*", choices=[*PARTS, []], help="which of it; everything if none is named"
    )
    parser.add_argument(
        "--rounds", type=int, default=5, help="how often each is measured; medians are printed"
    )
    parser.add_argument("--seconds", type=int, default=4, help="how long wrk runs each time, 5 at most")
    parser.add_argument("--rows", type=int, default=1_000_000, help="answers in the large database")
    given = parser.parse_args()
    if not shutil.which("wrk"):
        sys.exit("wrk is missing (Debian: apt install wrk).")
    print(about() + "\n", flush=True)
    printed(row for name in given.part or PARTS for row in PARTS[name](given))


if __name__ == "__main__":
    main()
