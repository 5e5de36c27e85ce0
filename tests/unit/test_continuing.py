"""Where a learner goes on."""

from types import SimpleNamespace

import pytest

from app.content.shapes import ItemShape, ModuleShape
from app.learning.shelves.continuing import Resume, resume
from app.practice.queries import Progress

ITEMS = {
    f"s-{letter}{n}": ItemShape(f"s-{letter}{n}", "step", letter, n, "00000000")
    for letter in "abc"
    for n in (1, 2)
}
SHAPE = ModuleShape(
    "l03", "my-pay", "rights", "en", {letter: (f"s-{letter}1", f"s-{letter}2") for letter in "abc"}, ITEMS
)
LIBRARY = SimpleNamespace(shapes={"l03": SHAPE})


@pytest.mark.parametrize(
    ("places", "done", "found"),
    [
        ({}, set(), None),
        ({"l03/b": ("s-b2", 4), "l03/a": ("s-a1", 3)}, set(), Resume("l03", "b", 2)),
        ({"l03/b": ("retired", 1)}, set(), Resume("l03", "b", 0)),
        ({"l03/b": ("s-b2", 1)}, {"l03/b"}, Resume("l03", "c")),
        ({"l03/c": ("s-c2", 1)}, {"l03/c"}, Resume("l03", "a")),
        ({"l03/c": ("s-c2", 1)}, {"l03/a", "l03/b", "l03/c"}, None),
        ({"l99/a": ("s", 1)}, set(), None),
        ({"l03/z": ("s", 1)}, set(), None),
    ],
)
def test_the_way_on_is_where_one_was_or_what_comes_next(
    places: dict[str, tuple[str, int]], done: set[str], found: Resume | None
) -> None:
    assert resume(LIBRARY, Progress({}, frozenset(done), places)) == found  # type: ignore[arg-type]
