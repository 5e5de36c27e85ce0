"""The QR code: the drawing says what segno's matrix says, with room around it and nothing that CSP forbids."""

import re
from xml.etree import ElementTree

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from app.handouts.qr import PIXELS, QUIET, qr_svg

TOTP = "otpauth://totp/Askel:minna%40ngo.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Askel"
INVITE = "https://desk.example/en/work/invite/0123456789abcdefABCDEF"
SVG = "{http://www.w3.org/2000/svg}"
BAR = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")


def read(drawing: str) -> tuple[int, set[tuple[int, int]]]:
    """The side of a drawing, and its dark modules, from its second path."""
    root = ElementTree.fromstring(drawing)
    side = int(root.attrib["viewBox"].split()[-1])
    path = root.findall(f"{SVG}path")[1].attrib["d"]
    assert BAR.sub("", path) == ""
    bars = [[int(number) for number in bar] for bar in BAR.findall(path)]
    assert all(there == back for _, _, there, back in bars)
    return side, {(x + step, y) for x, y, width, _ in bars for step in range(width)}


def expected(text: str) -> set[tuple[int, int]]:
    matrix = segno.make_qr(text, error="m").matrix
    return {(x + QUIET, y + QUIET) for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark}


@pytest.mark.parametrize("text", [TOTP, INVITE, "7", "Työ – עבודה"])
def test_the_drawing_has_exactly_the_modules_of_the_code(text: str) -> None:
    assert read(qr_svg(text, "Code"))[1] == expected(text)


@given(st.text(min_size=1, max_size=120))
def test_any_text_is_drawn_as_its_code(text: str) -> None:
    side, dark = read(qr_svg(text, "Code"))
    assert dark == expected(text)
    assert all(QUIET <= place < side - QUIET for module in dark for place in module)


def test_there_are_four_white_modules_around_it() -> None:
    side, dark = read(qr_svg(TOTP, "Code"))
    assert QUIET == 4 and side == segno.make_qr(TOTP, error="m").symbol_size(border=4)[0]
    for axis in (0, 1):
        assert min(module[axis] for module in dark) == 4
    assert {(4, 4), (side - 5, 4), (4, side - 5)} <= dark  # the corners that a camera looks for
    white = ElementTree.fromstring(qr_svg(TOTP, "Code")).findall(f"{SVG}path")[0].attrib
    assert white == {"fill": "#fff", "d": f"M0 0h{side}v{side}h-{side}z"}


def test_it_is_large_enough_for_a_camera_and_fits_a_narrow_phone() -> None:
    for text in (TOTP, INVITE):
        root = ElementTree.fromstring(qr_svg(text, "Code"))
        side = int(root.attrib["viewBox"].split()[-1])
        assert root.attrib["width"] == root.attrib["height"] == str(side * PIXELS)
        assert 160 <= side * PIXELS <= 288


def test_it_has_no_styles_no_scripts_no_links_and_two_paths_alone() -> None:
    root = ElementTree.fromstring(qr_svg(TOTP, "Code"))
    assert [one.tag for one in root.iter()] == [f"{SVG}svg", f"{SVG}path", f"{SVG}path"]
    names = {name for one in root.iter() for name in one.attrib}
    assert names == {"width", "height", "viewBox", "shape-rendering", "role", "aria-label", "fill", "d"}
    assert "secret" not in qr_svg(TOTP, "Code") and "style" not in qr_svg(TOTP, "Code")


def test_it_has_a_name_for_who_hears_the_page_and_the_name_cannot_break_out() -> None:
    root = ElementTree.fromstring(qr_svg(TOTP, '"><script>&'))
    assert root.attrib["role"] == "img" and root.attrib["aria-label"] == '"><script>&'
    assert len(list(root.iter())) == 3
