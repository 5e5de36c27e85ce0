"""The style sheet keeps its promises: layers in order, logical properties, calm type, small, and easy to read."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import tinycss2  # type: ignore[import-untyped]
from tinycss2.ast import (  # type: ignore[import-untyped]
    AtRule,
    Declaration,
    Node,
    ParseError,
    QualifiedRule,
)

from app.assets import LAYERS, Assets

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "static/css").glob("*.css"))
SHEET = Assets(ROOT / "static").critical_css
LATER = sorted((ROOT / "static/css/later").glob("*.css"))
"""Fetched by the pages that need them."""
LARGEST = 5 * 1024

SIDES = "left|right|top|bottom"
PHYSICAL = re.compile(
    rf"({SIDES}|(margin|padding|border|inset|scroll-(margin|padding))-({SIDES}).*"
    rf"|(min-|max-)?(width|height)|border-({SIDES})-({SIDES})-radius|overflow-[xy])"
)
NEVER = {
    "font-style": {"italic", "oblique"},
    "text-transform": {"uppercase", "capitalize"},
    "text-align": {"left", "right", "justify"},
    "float": {"left", "right"},
    "clear": {"left", "right"},
}


def rules(text: str) -> list[Node]:
    """A sheet's or a block's rules."""
    return list(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))


def declarations(nodes: list[Node]) -> Iterator[Declaration]:
    """Every declaration, however deep it stands."""
    for node in nodes:
        assert not isinstance(node, ParseError), node.message
        if isinstance(node, Declaration):
            yield node
        elif isinstance(node, QualifiedRule) or (isinstance(node, AtRule) and node.content is not None):
            yield from declarations(
                tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            )


def value(declaration: Declaration) -> str:
    """A declaration's value as text."""
    return str(tinycss2.serialize(declaration.value)).strip()


DECLARATIONS = [
    each
    for text in (SHEET, *(path.read_text("utf-8") for path in LATER))
    for each in declarations(rules(text))
]


def test_the_files_are_the_layers_in_their_order() -> None:
    assert {path.stem for path in FILES} == set(LAYERS)
    assert SHEET.startswith("@layer " + ",".join(LAYERS[1:]) + ";")


def test_what_is_fetched_later_fills_a_layer_too() -> None:
    for path in LATER:
        for layer in rules(path.read_text("utf-8")):
            assert isinstance(layer, AtRule) and layer.at_keyword == "layer"
            assert tinycss2.serialize(layer.prelude).strip() in LAYERS


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.stem != "layers"], ids=lambda path: path.stem
)
def test_a_file_fills_its_own_layer_and_nothing_else(path: Path) -> None:
    text = path.read_text("utf-8")
    [layer] = rules(text)
    assert isinstance(layer, AtRule) and layer.at_keyword == "layer"
    assert tinycss2.serialize(layer.prelude).strip() == path.stem
    assert text.startswith("/* ")
    assert text.count("\n") <= 250


def test_no_property_knows_left_from_right() -> None:
    assert [each.name for each in DECLARATIONS if PHYSICAL.fullmatch(each.name)] == []


def test_no_shorthand_gives_the_two_sides_different_room() -> None:
    for each in DECLARATIONS:
        if each.name in {"margin", "padding", "inset", "border-width", "scroll-margin", "scroll-padding"}:
            parts = [part for part in each.value if part.type not in {"whitespace", "comment"}]
            assert len(parts) < 4, f"{each.name}: {value(each)}"


def test_type_stays_plain_and_nothing_shouts() -> None:
    for each in DECLARATIONS:
        assert value(each) not in NEVER.get(each.name, set()), f"{each.name}: {value(each)}"
        assert each.name not in {"letter-spacing", "animation"}
        assert not each.important, f"!important on {each.name}"


def test_the_sheet_fetches_nothing() -> None:
    sheets = " ".join([SHEET, *(path.read_text("utf-8") for path in LATER)])
    assert "url(" not in sheets and "@import" not in sheets and "image-set(" not in sheets


def test_the_sheet_fits_beside_a_lesson_in_the_first_flight() -> None:
    assert len(gzip.compress(SHEET.encode(), 9)) <= LARGEST


def test_packing_keeps_the_blank_that_is_a_value() -> None:
    switches = [value(each) for each in DECLARATIONS if each.name == "--dark"]
    assert set(switches) == {"", "initial"}
    assert re.search(r"--dark: ;", SHEET) and re.search(r"--light: ;", SHEET)


def test_every_variable_that_is_used_is_set_or_has_a_default() -> None:
    known = {each.name for each in DECLARATIONS if each.name.startswith("--")}
    bare = set(re.findall(r"var\((--[a-z-]+)\)", SHEET))
    assert bare <= known
    assert {name for name in known if f"var({name}" not in SHEET} == set()


def test_every_class_is_written_by_somebody() -> None:
    sources = [
        *(ROOT / "templates").rglob("*.html"),
        *(ROOT / "static/js").rglob("*.js"),
        *(ROOT / "app/content").rglob("*.py"),
        ROOT / "app/preferences.py",
    ]
    quoted = re.findall(r'"([^"\n]*)"', "\n".join(path.read_text("utf-8") for path in sources))
    written = set(re.findall(r"[a-z][a-z-]*[a-z]", " ".join(quoted)))
    sheets = " ".join([SHEET, *(path.read_text("utf-8") for path in LATER)])
    selectors = " ".join(re.findall(r"[^{};]+(?=\{)", sheets))
    assert set(re.findall(r"\.([a-z][a-z-]*)", selectors)) - written - {"text-l", "text-x"} == set()
