"""One line of what was measured, beside what it should be."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """What, how much, and the target. Whoever reads it judges: the machine is never the same twice."""

    what: str
    measured: str
    target: str = ""


def printed(rows: Iterable[Row]) -> None:
    """A Markdown table, line by line as it comes."""
    print("| what | measured | target |\n| --- | --- | --- |", flush=True)
    for row in rows:
        print(f"| {row.what} | {row.measured} | {row.target} |", flush=True)
