"""QR codes as drawings: an SVG of two plain paths, without styles, scripts or links."""

from collections.abc import Iterable
from itertools import groupby

import segno
from markupsafe import Markup

QUIET = 4
"""Empty modules on each side: cameras need four."""
PIXELS = 5
"""The side of one module where no style sheet says otherwise."""


def qr_svg(text: str, label: str) -> Markup:
    """A QR code that says `text`, named `label` for who hears the page. Black on white in every look."""
    matrix = segno.make_qr(text, error="m").matrix
    side = len(matrix) + 2 * QUIET
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" width="{pixels}" height="{pixels}" viewBox="0 0 {side} {side}" '
        'shape-rendering="crispEdges" role="img" aria-label="{label}">'
        '<path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/><path fill="#000" d="{dark}"/></svg>'
    ).format(pixels=side * PIXELS, side=side, label=label, dark=_drawn(matrix))


def _drawn(matrix: Iterable[Iterable[int]]) -> str:
    """A bar for each run of dark modules in each row."""
    return "".join(
        f"M{QUIET + x} {QUIET + y}h{width}v1h-{width}z"
        for y, row in enumerate(matrix)
        for x, width in _runs(row)
    )


def _runs(row: Iterable[int]) -> Iterable[tuple[int, int]]:
    for dark, run in groupby(enumerate(row), key=lambda module: module[1]):
        places = [x for x, _ in run]
        if dark:
            yield places[0], len(places)
