"""The doors: they find a Python that works, install once, and run from any folder. On a house of cardboard."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.config import ROOT

SAYS = """import os, sys
print(" ".join(sys.argv[1:]), os.environ.get("ASKEL_DATA_DIR", "-"), sys.prefix != sys.base_prefix, os.getcwd())
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """The script beside an application that only says how it was called, and a lock without packages."""
    folder = tmp_path / "a house"
    (folder / "app").mkdir(parents=True)
    shutil.copy(ROOT / "askel", folder / "askel")
    (folder / "app" / "__main__.py").write_text(SAYS)
    (folder / "requirements.lock").write_text("# nothing\n")
    return folder


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A search path on which the newest Python is a shim that fails, and a good one comes later."""
    shims, good = tmp_path / "shims", tmp_path / "good"
    for folder in (shims, good):
        folder.mkdir()
    for name in ("python3.14", "python3"):
        (shims / name).write_text("#!/bin/sh\necho 'command not found' >&2\nexit 127\n")
        (shims / name).chmod(0o755)
    (good / "python3").symlink_to(Path(sys.base_prefix) / "bin" / "python3")
    return f"{shims}:{good}:/usr/bin:/bin"


def ask(
    house: Path, path: str, *arguments: str, cwd: Path, **settings: str
) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": path, "HOME": str(cwd), "PIP_NO_INDEX": "1", **settings}
    return subprocess.run(
        [house / "askel", *arguments], cwd=cwd, env=environment, capture_output=True, text=True, timeout=120
    )


def test_it_finds_a_python_that_works_and_installs_once(house: Path, path: str, tmp_path: Path) -> None:
    first = ask(house, path, "sweep", cwd=tmp_path)
    assert first.returncode == 0, first.stderr
    assert first.stdout == f"sweep - True {house}\n"
    assert "Making the environment" in first.stderr
    assert "Installing" in first.stderr
    second = ask(house, path, "run", "--port", "9000", cwd=tmp_path, ASKEL_DATA_DIR="mine")
    assert second.stdout == f"serve --migrate --port 9000 {tmp_path}/mine True {house}\n"
    assert second.stderr == ""
    (house / "requirements.lock").write_text("# nothing, but said otherwise\n")
    assert "Installing" not in ask(house, path, "sweep", cwd=tmp_path).stderr


def test_without_a_fitting_python_it_says_what_is_needed(house: Path, tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("sh", "dirname", "sed", "cksum", "cat", "sort", "id"):
        (tools / name).symlink_to(shutil.which(name) or f"/usr/bin/{name}")
    told = ask(house, str(tools), "sweep", cwd=tmp_path)
    assert told.returncode == 1
    assert "Python 3.11 or newer is needed" in told.stderr


def test_without_a_word_it_lists_the_doors(house: Path, path: str, tmp_path: Path) -> None:
    told = ask(house, path, cwd=tmp_path)
    assert told.returncode == 2
    for door in ("run", "test", "check", "shots", "bench"):
        assert f"./askel {door}" in told.stderr
    assert not (house / ".venv").exists()


def test_the_scripts_are_plain_shell_and_can_be_run() -> None:
    for name in ("askel", ".ci/run"):
        assert os.access(ROOT / name, os.X_OK)
        assert subprocess.run(["sh", "-n", ROOT / name], check=False).returncode == 0
