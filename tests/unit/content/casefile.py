"""Text fixtures: a title, the input and what is expected, one under the other, with a lone point between."""

from pathlib import Path
from typing import NamedTuple

CASES = Path(__file__).parent / "cases"


class TextCase(NamedTuple):
    title: str
    given: str
    expected: str


def cases(folder: str = "") -> list[TextCase]:
    """All cases of the files in a folder of cases/."""
    return [case for path in sorted((CASES / folder).glob("*.txt")) for case in _read(path)]


def _read(path: Path) -> list[TextCase]:
    parts: list[str] = []
    lines: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line == ".":
            parts.append("\n".join(lines).strip("\n"))
            lines = []
        else:
            lines.append(line)
    texts = zip(parts[0::3], parts[1::3], parts[2::3], strict=True)
    return [TextCase(f"{path.stem}: {title}", given, expected) for title, given, expected in texts]
