"""What others made and we carry along is recorded, unchanged, licensed and harmless."""

import re
import tomllib
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PARTS: list[dict[str, Any]] = tomllib.loads((ROOT / "static/vendor.toml").read_text("utf-8"))["part"]
PICTOGRAMS = sorted((ROOT / "static/images/pictograms").glob("*.svg"))
DRAWING = re.compile(
    r'<svg xmlns="http://www\.w3\.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" '
    r'stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">'
    r'<path d="[-MmLlHhVvCcSsQqTtAaZz0-9., ]+"/></svg>\n'
)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part["name"])
def test_every_file_of_a_part_is_the_recorded_one(part: dict[str, Any]) -> None:
    found = {path.name: sha256(path.read_bytes()).hexdigest() for path in (ROOT / part["folder"]).iterdir()}
    assert found == part["files"]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part["name"])
def test_every_part_names_version_licence_and_source(part: dict[str, Any]) -> None:
    assert part["version"] and part["source"].startswith("https://")
    assert re.fullmatch("[0-9a-f]{64}", part["package_sha256"])
    assert part["licence"] in {"MIT", "0BSD"}
    assert "without" in (ROOT / part["licence_file"]).read_text("utf-8").lower()


def test_nothing_vendored_is_missing_from_the_record() -> None:
    recorded = {ROOT / part["folder"] for part in PARTS}
    assert {path for path in (ROOT / "static/js/vendor").iterdir() if path.is_dir()} <= recorded
    assert ROOT / "static/images/pictograms" in recorded


@pytest.mark.parametrize("path", PICTOGRAMS, ids=lambda path: path.stem)
def test_a_pictogram_is_one_drawn_path_and_nothing_else(path: Path) -> None:
    assert DRAWING.fullmatch(path.read_text("utf-8"))


def test_every_pictogram_that_a_template_names_is_there() -> None:
    have = {path.stem for path in PICTOGRAMS}
    named = {
        name
        for path in (ROOT / "templates").rglob("*.html")
        for name in re.findall(r'ui\.(?:icon|picture)\("([a-z0-9-]+)"', path.read_text("utf-8"))
    }
    assert named and named <= have
