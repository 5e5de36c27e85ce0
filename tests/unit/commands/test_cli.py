"""The command line speaks plainly and never shows a traceback."""

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli import COMMANDS, main
from app.config import ROOT


def test_every_command_is_a_file_and_every_file_a_command() -> None:
    shared = {
        "__init__",
        "catalogues",
        "demo_desk",
        "demo_session",
        "logs",
        "protocol",
        "listening",
        "reloading",
    }
    files = {path.stem for path in (ROOT / "app" / "commands").glob("*.py")} - shared
    assert {name.replace("_", "-") for name in files} == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])
    assert stopped.value.code == 0
    assert COMMANDS[command].capitalize() in " ".join(capsys.readouterr().out.split())


def test_the_list_of_commands_is_shown_without_loading_them() -> None:
    shown = _python("-X", "importtime", "-m", "app", "--help")
    assert shown.returncode == 0 and all(name in shown.stdout for name in COMMANDS)
    assert "fastapi" not in shown.stderr and "alembic" not in shown.stderr


def test_a_broken_setting_is_named_in_a_sentence_without_its_value(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASKEL_PORT", "eighty-thousand")
    monkeypatch.setenv("ASKEL_EXIT_URL", "ftp://elsewhere.example")
    assert main(["migrate"]) == 1
    said = capsys.readouterr().err
    assert "The setting ASKEL_PORT is wrong. Input should be a valid integer" in said
    assert "The setting ASKEL_EXIT_URL is wrong." in said
    assert "eighty" not in said and "elsewhere" not in said


@pytest.mark.parametrize(("name", "value"), [("HOST", "0.0.0.0"), ("HOSTS", "askel.example")])
def test_a_rule_between_settings_is_named_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, value: str
) -> None:
    monkeypatch.setenv("ASKEL_CLOCK", "60")
    monkeypatch.setenv(f"ASKEL_{name}", value)
    assert main(["migrate"]) == 1
    assert "A setting is wrong. ASKEL_CLOCK is for tests" in capsys.readouterr().err


def test_a_taken_port_is_said_in_a_sentence(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        tried = _python("-m", "app", "serve", "--port", str(port), ASKEL_DATA_DIR=str(tmp_path))
    assert tried.returncode == 1
    assert tried.stderr == (
        f"Port {port} is taken by another program. Stop that one, or choose another: --port {port + 1}\n"
    )


def test_an_address_that_is_not_of_this_machine_is_said_in_a_sentence(tmp_path: Path) -> None:
    tried = _python("-m", "app", "serve", "--host", "192.0.2.1", "--port", "0", ASKEL_DATA_DIR=str(tmp_path))
    assert tried.returncode == 1 and re.match(r"This machine has no address 192\.0\.2\.1\.", tried.stderr)


def test_a_data_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    tried = _python("-m", "app", "migrate", ASKEL_DATA_DIR=str(tmp_path / "file" / "data"))
    assert tried.returncode == 1
    assert tried.stderr.startswith("The data folder") and "Traceback" not in tried.stderr


def _python(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ASKEL_")}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment | settings,
        capture_output=True,
        text=True,
        timeout=60,
    )
