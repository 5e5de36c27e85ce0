"""Colours: text reads at 7:1 in both themes, marks at 3:1, and both spellings of a colour are the same colour."""

import math
import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).parents[2] / "static/css/tokens.css").read_text("utf-8")
HEX = re.compile(r"(--[a-z-]+): var\(--light, #(\w{6})\) var\(--dark, #(\w{6})\);")
OKLCH = re.compile(r"(--[a-z-]+): var\(--light, oklch\(([\d. ]+)\)\) var\(--dark, oklch\(([\d. ]+)\)\);")
THEMES = ("light", "dark")
SURFACES = ("paper", "card", "spruce-tint", "apricot-tint", "sky")
PLAIN = ("paper", "card")
Rgb = tuple[float, float, float]

# (what is written or drawn, on what): tinted surfaces carry ink, never the softer colours
TEXTS = [
    *(("ink", surface) for surface in SURFACES),
    *(("soft", surface) for surface in PLAIN),
    *(("spruce", surface) for surface in PLAIN),
    *(("apricot-ink", surface) for surface in (*PLAIN, "apricot-tint")),
    ("sky-ink", "sky"),
    ("card", "spruce"),
]
MARKS = [
    *(("focus", surface) for surface in SURFACES),
    *(("edge", surface) for surface in SURFACES),
    *(("spruce", surface) for surface in SURFACES),
    ("apricot-ink", "spruce-tint"),
]


def from_hex(text: str) -> Rgb:
    """Linear light of a #rrggbb colour."""
    channels = [int(text[index : index + 2], 16) / 255 for index in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return red, green, blue


def from_oklch(text: str) -> Rgb:
    """Linear light of an oklch colour (CSS Color 4)."""
    light, chroma, hue = (float(part) for part in text.split())
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def contrast(one: Rgb, other: Rgb) -> float:
    """WCAG contrast of two colours."""
    first, second = (0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in (one, other))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


PALETTES = {
    "hex": {name[2:]: tuple(map(from_hex, pair)) for name, *pair in HEX.findall(TOKENS)},
    "oklch": {name[2:]: tuple(map(from_oklch, pair)) for name, *pair in OKLCH.findall(TOKENS)},
}


@pytest.mark.parametrize("spelling", PALETTES)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "surface"), TEXTS)
def test_text_reads_at_seven_to_one(spelling: str, theme: str, text: str, surface: str) -> None:
    palette, which = PALETTES[spelling], THEMES.index(theme)
    assert contrast(palette[text][which], palette[surface][which]) >= 7


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("mark", "surface"), MARKS)
def test_edges_stones_and_focus_are_seen_at_three_to_one(theme: str, mark: str, surface: str) -> None:
    palette, which = PALETTES["hex"], THEMES.index(theme)
    assert contrast(palette[mark][which], palette[surface][which]) >= 3


def test_old_and_new_browsers_get_the_same_colours() -> None:
    assert PALETTES["hex"].keys() == PALETTES["oklch"].keys()
    for name, both in PALETTES["hex"].items():
        for old, new in zip(both, PALETTES["oklch"][name], strict=True):
            assert all(abs(a - b) < 0.012 for a, b in zip(old, new, strict=True)), name
