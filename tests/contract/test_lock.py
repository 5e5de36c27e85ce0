"""What is installed is pinned by hash, from no address in particular, and is the same everywhere."""

import json
import re

import pytest

from app.config import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")
FLAGS = "--require-hashes --only-binary :all:"
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)(?:\[[a-z,]+\])?==(\S+)(?: ; .+?)?(?: \\)?$")


def _pins(name: str) -> dict[str, str]:
    lines = (ROOT / name).read_text("utf-8").splitlines()
    found = [PIN.match(line) for line in lines if line and not line.startswith((" ", "#"))]
    assert all(found), [line for line, one in zip(lines, found, strict=False) if not one]
    return {one.group(1): one.group(2) for one in found if one}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_names_no_address(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert re.findall(r"https?://|--index-url|--extra-index-url|--find-links|file:", text) == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_hashes(name: str) -> None:
    blocks = re.split(r"\n(?=[a-z0-9])", (ROOT / name).read_text("utf-8").strip())
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_the_tests_run_on_what_is_served() -> None:
    served, tested = (_pins(name) for name in LOCKS)
    assert served.items() <= tested.items()


def test_everything_that_is_needed_is_locked() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    needed = [re.split(r"[\[><=;! ]", one)[0].lower() for one in project["project"]["dependencies"]]
    tools = [re.split(r"[\[><=;! ]", one)[0].lower() for one in project["dependency-groups"]["dev"]]
    assert set(needed) <= _pins("requirements.lock").keys()
    assert set(tools) <= _pins("requirements-dev.lock").keys()


def test_image_and_door_install_in_the_same_way() -> None:
    assert f"pip install {FLAGS} -r" in (ROOT / "Dockerfile").read_text("utf-8")
    door = (ROOT / "askel").read_text("utf-8")
    assert re.search(rf"pip install [^\n]*{FLAGS} \\?\n?\s*-r", door)
    ci = (ROOT / ".ci" / "run").read_text("utf-8")
    assert [line for line in ci.splitlines() if line.startswith("./")] == ["./askel check", "./askel test"]
    assert "pip" not in ci


def test_the_page_checkers_are_pinned_without_an_address() -> None:
    lock = json.loads((ROOT / "tests" / "package-lock.json").read_text("utf-8"))
    installed = {name: one for name, one in lock["packages"].items() if name}
    assert installed.keys() == {"node_modules/axe-core", "node_modules/vnu-jar"}
    assert all(one["integrity"].startswith("sha512-") and "resolved" not in one for one in installed.values())


def test_the_repository_names_no_package_server() -> None:
    import subprocess

    # written apart, so that this file is not found by itself
    hosts = "|".join(
        ["pypi" + r"\.org", "files" + r"\.pythonhosted", "registry" + r"\.npmjs", "deb" + r"\.debian\.org"]
    )
    found = subprocess.run(["git", "grep", "-lE", hosts], cwd=ROOT, capture_output=True, text=True)
    assert found.stdout == ""
