"""What is written about the house is true: files that are named exist, doors and commands too."""

import re

import pytest

from app.cli import COMMANDS
from app.config import ROOT

DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
TOP = ("app", "modules", "locales", "templates", "static", "tests", "deploy", "docs")


def _text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_to_a_file_leads_somewhere(name: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", _text(name))
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_path_that_is_named_exists(name: str) -> None:
    named = set(re.findall(rf"`((?:{'|'.join(TOP)})/[\w./-]+)`", _text(name)))
    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_that_is_named_exists(name: str) -> None:
    doors = set(re.findall(r"^  ([a-z]+)\)$", _text("askel"), re.MULTILINE))
    assert doors >= {"run", "test", "check", "shots", "bench"}
    named = set(re.findall(r"\./askel ([a-z][a-z-]+)", _text(name)))
    assert named <= doors | set(COMMANDS)


def test_the_readme_begins_with_the_two_commands() -> None:
    assert re.match(r"# Askel\n\n    \./askel run .*\n    \./askel test ", _text("README.md"))


def test_the_map_names_every_part_of_the_application() -> None:
    drawn = _text("CONTRIBUTING.md").partition("## The map")[2].partition("## Who may import whom")[0]
    parts = {path.name for path in (ROOT / "app").iterdir() if not path.name.startswith("__")}
    assert [part for part in sorted(parts) if part not in drawn] == []


def test_nothing_tells_of_the_place_where_it_was_made() -> None:
    import subprocess

    # written apart, so that this file is not found by itself
    words = "|".join(
        ["/work/" + "(main|plan|shared)", r"issue " + r"#\d", "help" + "er session", "pypi" + "/simple"]
    )
    found = subprocess.run(
        ["git", "grep", "-lE", words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert found.stdout == ""
